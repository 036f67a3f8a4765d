import { compileDependency } from "../../src/dependency.ts";
import type { OperationFacts, ParameterFacts, Target } from "../../src/facts.ts";
import { type JsonObject, type Spec, SpecError } from "./spec.ts";
import type { SpecOperation } from "./table.ts";

type Facts = Pick<OperationFacts, "target" | "parameters" | "dependencies">;

/**
 * Reads `x-target`: which orders a call is about.
 *
 * @throws {SpecError} What it says of the parameters is not true of them.
 */
export function readTarget(
  spec: Spec,
  path: readonly string[],
  node: JsonObject,
  parameters: readonly ParameterFacts[],
): Target | undefined {
  if (node["x-target"] === undefined) return undefined;
  const refuse = (keys: readonly string[], text: string) => new SpecError(spec, [...path, "x-target", ...keys], text);
  const { effect, item, select, by = {}, within = {} } = node["x-target"] as unknown as Target;
  for (const [key, names] of Object.entries({ by, within })) {
    for (const name of Object.keys(names)) {
      const parameter = parameters.find((each) => each.name === name);
      if (!parameter) throw refuse([key, name], `\`x-target\` names \`${name}\`, which is no parameter`);
      if (parameter.filled) throw refuse([key, name], `signing fills in \`${name}\`, so it names no order`);
    }
  }
  const both = Object.keys(within).find((name) => Object.hasOwn(by, name));
  if (both !== undefined) throw refuse(["within", both], `\`${both}\` either names the order or narrows the call`);
  const lists = parameters
    .filter(({ name, value }) => Object.hasOwn(by, name) && isMany(value))
    .map(({ name }) => name);
  const [list] = lists;
  const one = Object.keys(by).find((name) => !lists.includes(name));
  if (select === "all" && (one ?? list) !== undefined) {
    throw refuse(
      ["select"],
      "`select: all` is for calls that name no order: write `one` or `list`, or move `by` to `within`",
    );
  }
  if (select === "one" && list !== undefined) {
    throw refuse(["select"], `\`${list}\` names several orders: write \`select: list\``);
  }
  if (select === "one" && one === undefined) {
    throw refuse(["by"], "`select: one` needs `by`, with the parameters that name the order");
  }
  if (select === "list" && list === undefined) {
    throw refuse(["by"], "`select: list` needs `by`, with a parameter that is a list and names the orders");
  }
  return { effect, item, select, by, within };
}

/** Whether an operation is about named orders; what is not is about all that there are. */
export function isNaming(target: Target | undefined): target is Target {
  return target?.select === "one" || target?.select === "list";
}

/**
 * Whether no call can be made without naming its orders: only then is it safe to send it again after its answer was lost.
 * Without a name some exchanges take it for a sweep.
 */
export function isAlwaysNaming({ target, parameters, dependencies }: Facts): boolean {
  if (!isNaming(target)) return false;
  const mandatory = parameters.filter(({ required }) => required).map(({ name }) => name);
  if (mandatory.some((name) => Object.hasOwn(target.by, name))) return true;
  const given = Object.fromEntries(mandatory.map((name) => [name, "x"]));
  return !dependencies.every((each) => compileDependency(each)(given));
}

/** Which cancels clients do not send again although their orders can be named, and why, each with file and line. */
export function targetNotes(operations: readonly SpecOperation[]): readonly string[] {
  return operations.flatMap(({ spec, path, operation }) => {
    const { id, target } = operation;
    if (target?.effect !== "cancel" || !isNaming(target) || isAlwaysNaming(operation)) return [];
    const names = Object.keys(target.by).join(", ");
    const place = `${spec.file}:${spec.lineOf([...path, "x-target", "by"])}`;
    return [
      `${place}: ${id} can be called without ${names}, so it is taken for a sweep and not sent again after a lost answer`,
    ];
  });
}

/** Whether a parameter has several values. */
function isMany({ type }: ParameterFacts["value"]): boolean {
  return type === "list" || type === "object";
}
