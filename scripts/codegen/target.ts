import { parametersOf } from "../../src/dependency.ts";
import type { OperationFacts, ParameterFacts, Target, Value } from "../../src/facts.ts";
import type { Operation } from "../../src/operation.ts";
import { alwaysHas } from "./listed-names.ts";
import { canHold } from "./presence.ts";
import { type JsonObject, type Spec, SpecError } from "./spec.ts";
import type { SpecOperation } from "./table.ts";

type Facts = Pick<OperationFacts, "method" | "target" | "parameters" | "dependencies">;

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

// Of as many parameters every choice is tried; what has more is not found to name its orders always.
const mostChoices = 12;

/**
 * Whether no call can be made without naming all of its orders: without a name some exchanges take it for a sweep, be it
 * of one market in a list of objects. Rules about values are taken to hold where any values would do.
 */
export function isAlwaysNaming(facts: Omit<Facts, "method">): boolean {
  const { target } = facts;
  return isNaming(target) && unsureNames(facts).length === 0 && isAlwaysGiven(facts, Object.keys(target.by));
}

/** The parameters that name orders, but list objects that need not have what names one. */
function unsureNames({ target, parameters }: Pick<Facts, "target" | "parameters">): readonly string[] {
  return Object.entries(target?.by ?? {})
    .filter(([name, field]) => parameters.some((each) => each.name === name && !alwaysHas(each.value, field)))
    .map(([name]) => name);
}

/** Whether no call can be made without any of these parameters. */
function isAlwaysGiven({ parameters, dependencies }: Omit<Facts, "method">, names: readonly string[]): boolean {
  const mandatory = parameters.filter(({ required }) => required).map(({ name }) => name);
  if (mandatory.some((name) => names.includes(name))) return true;
  const others = [...new Set(dependencies.flatMap(parametersOf))].filter(
    (name) => ![...mandatory, ...names].includes(name),
  );
  if (others.length > mostChoices) return false;
  const predicates = dependencies.map(({ predicate }) => predicate);
  const choices = others.reduce((all, name) => all.flatMap((each) => [each, [...each, name]]), [mandatory]);
  return !choices.some((given) => canHold(predicates, new Set(given)));
}

/**
 * Why a call may be sent again after its answer was lost, if it may: reading changes nothing, and an order that is named
 * can only be canceled once. Of what is not said to be about orders, a GET is taken to read.
 */
export function repeatableAs(facts: Facts): Operation["again"] {
  const { method, target } = facts;
  if (target ? target.effect === "read" : method === "GET") return "read";
  return isAlwaysNaming(facts) ? "named" : undefined;
}

/**
 * The parameters of an operation, where those that name its orders, and the lists and maps in them, have at least one
 * item, whatever the spec says: some exchanges take an empty list for a sweep.
 */
export function withNames(parameters: readonly ParameterFacts[], target: Target | undefined): ParameterFacts[] {
  return parameters.map((each) =>
    Object.hasOwn(target?.by ?? {}, each.name) ? { ...each, value: withItems(each.value) } : each,
  );
}

function withItems(value: Value): Value {
  if (value.type === "list") {
    return { ...value, items: withItems(value.items), minItems: Math.max(1, value.minItems ?? 1) };
  }
  if (value.type !== "object") return value;
  const { properties, required = [], additional, minProperties = 1 } = value;
  return {
    ...value,
    properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, withItems(each)])),
    ...(additional && { additional: withItems(additional) }),
    // What is mandatory is asked for anyway, by its name.
    ...(required.length === 0 && { minProperties: Math.max(1, minProperties) }),
  };
}

/** Which cancels clients do not send again although their orders can be named, and why, each with file and line. */
export function targetNotes(operations: readonly SpecOperation[]): readonly string[] {
  return operations.flatMap(({ spec, path, operation }) => {
    const { id, target } = operation;
    if (target?.effect !== "cancel" || !isNaming(target) || isAlwaysNaming(operation)) return [];
    const names = Object.keys(target.by);
    const unsure = unsureNames(operation);
    const ways = [
      ...(isAlwaysGiven(operation, names) ? [] : [`without ${names.join(", ")}`]),
      ...unsure.map((name) => `with \`${name}\` whose items need not have \`${target.by[name]}\``),
    ];
    const place = `${spec.file}:${spec.lineOf([...path, "x-target", "by", ...unsure.slice(0, 1)])}`;
    return [
      `${place}: ${id} can be called ${ways.join(", or ")}, so it is taken for a sweep and not sent again after a lost answer`,
    ];
  });
}

/** Whether a parameter has several values. */
export function isMany({ type }: ParameterFacts["value"]): boolean {
  return type === "list" || type === "object";
}
