import type { PageParameter } from "../page.ts";
import type { SpecParameter } from "../spec/operation.ts";
import type { Comparison } from "./context.ts";
import { compareParameter } from "./parameter.ts";
import { pairRenamed } from "./renamed.ts";
import { compareType, schemaOf } from "./type.ts";

/** Compares a page's parameters with an operation's, by name. */
export function compareParameters(comparison: Comparison): void {
  const { endpoint, operation } = comparison;
  if (!endpoint.parametersStated) {
    if (operation.parameters.length > 0)
      comparison.note(endpoint.line, "the parameters are not compared: the page has no table of them");
    return;
  }
  const documented = endpoint.parameters.filter(
    (parameter) => parameter.in !== "header" && isOurs(parameter, comparison),
  );
  const missing: SpecParameter[] = [];
  const found = new Map<PageParameter, SpecParameter>();
  for (const parameter of operation.parameters) {
    const match =
      documented.find((other) => other.name === parameter.name) ?? byPlace(parameter, documented, found, comparison);
    if (match) found.set(match, parameter);
    else if (!(parameter.in === "path" && endpoint.paths.some(({ value }) => value.includes(`{${parameter.name}}`))))
      missing.push(parameter);
  }
  const added = documented.filter((parameter) => !found.has(parameter));
  const renamed = pairRenamed(missing, added, operation.parameters, documented, {
    nameOf: ({ name }) => name,
    fits: (old, now) => !old.schema || !now.type || compareType(now.type.value, old.schema) === "same",
  });
  for (const [old, now] of renamed) {
    comparison.add(
      "breaking",
      "parameter-renamed",
      old.name,
      { line: now.line, spec: old.node },
      { page: now.name, spec: old.name },
    );
    found.set(now, old);
  }
  for (const parameter of missing.filter((old) => !renamed.has(old))) {
    comparison.add(
      "breaking",
      "parameter-removed",
      parameter.name,
      { line: endpoint.parametersLine, spec: parameter.node },
      { page: "no such parameter", spec: parameter.required ? "mandatory" : "optional" },
      [{ path: parameter.node.path }],
    );
  }
  for (const parameter of added.filter((now) => ![...renamed.values()].includes(now)))
    addParameter(parameter, comparison);
  for (const [parameter, described] of found) compareParameter(parameter, described, comparison);
}

/** Whether a row is about this operation: not a part of the signature, not the path parameter of another path. */
function isOurs(parameter: PageParameter, { endpoint, operation }: Comparison): boolean {
  if (parameter.of !== undefined || /[.[]/.test(parameter.name)) return false;
  if (operation.security.has(parameter.name)) return false;
  if (parameter.in !== "path" || endpoint.paths.length < 2) return true;
  const elsewhere = endpoint.paths.some(({ value }) => value.includes(`{${parameter.name}}`));
  return !elsewhere || operation.path.includes(`{${parameter.name}}`);
}

/** A path parameter that the table calls otherwise than the path. */
function byPlace(
  parameter: SpecParameter,
  documented: readonly PageParameter[],
  found: ReadonlyMap<PageParameter, SpecParameter>,
  comparison: Comparison,
): PageParameter | undefined {
  const { operation } = comparison;
  if (parameter.in !== "path") return undefined;
  const open = documented.filter(
    (other) =>
      other.in === "path" && !found.has(other) && !operation.parameters.some(({ name }) => name === other.name),
  );
  const flat = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const match =
    open.find(({ name }) => flat(name) === flat(parameter.name)) ??
    (open.length === 1 && pathNames(comparison) === 1 ? open[0] : undefined);
  if (match) comparison.note(match.line, `the table calls the path's \`${parameter.name}\` \`${match.name}\``);
  return match;
}

function pathNames({ operation }: Comparison): number {
  return operation.path.match(/\{/g)?.length ?? 0;
}

function addParameter(parameter: PageParameter, comparison: Comparison): void {
  const { operation } = comparison;
  const mandatory = parameter.mandatory?.value === true;
  const word = parameter.type?.value.word ?? "";
  comparison.add(
    mandatory ? "breaking" : "additive",
    "parameter-added",
    parameter.name,
    { line: parameter.line, spec: operation.node, specLine: operation.node.get("parameters")?.line },
    { page: `${word}${word && ", "}${mandatory ? "mandatory" : "optional"}`, spec: "no such parameter" },
    parameter.in === "body" || parameter.in === "header"
      ? undefined
      : [{ path: [...operation.node.path, "parameters"], append: true, value: describe(parameter) }],
  );
}

/** A parameter as a spec describes it. */
export function describe(parameter: PageParameter, place?: "path" | "query"): Record<string, unknown> {
  const { maximum, minimum, values, pattern } = parameter;
  const schema: Record<string, unknown> = schemaOf(parameter.type?.value);
  const list = schema.type === "array";
  if (values && !list) {
    schema.enum = [...values.value];
    delete schema["x-type"];
  }
  if (minimum)
    schema[list ? "minItems" : minimum.value.exclusive ? "exclusiveMinimum" : "minimum"] = minimum.value.value;
  if (maximum)
    schema[list ? "maxItems" : maximum.value.exclusive ? "exclusiveMaximum" : "maximum"] = maximum.value.value;
  if (pattern) schema.pattern = pattern.value;
  if (parameter.default) schema.default = typed(parameter.default.value, schema.type);
  const where = place ?? (parameter.in === "path" ? "path" : "query");
  return {
    name: parameter.name,
    in: where,
    ...((parameter.mandatory?.value || where === "path") && { required: true }),
    ...(list ? { content: { "application/json": { schema } } } : { schema }),
  };
}

/** The text of a default as a value of a type. */
export function typed(text: string, type: unknown): unknown {
  if (type === "integer" || type === "number") return Number.isNaN(Number(text)) ? text : Number(text);
  return type === "boolean" ? text.toLowerCase() === "true" : text;
}
