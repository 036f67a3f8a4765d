import type { Edit, Place } from "../difference.ts";
import type { PageParameter } from "../page.ts";
import type { SpecParameter } from "../spec/operation.ts";
import type { Comparison } from "./context.ts";
import { describe, describeSchema } from "./describe.ts";
import { mentionEdits } from "./mentions.ts";
import { compareParameter } from "./parameter.ts";
import { pairRenamed } from "./renamed.ts";
import { compareType } from "./type.ts";

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
  for (const parameter of operation.parameters.filter((other) => other.in !== "header")) {
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
      renameEdits(old, now.name, comparison),
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
      removeEdits(parameter, comparison),
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
  if (!operation.path.includes("{") && endpoint.paths.some(({ value }) => value.includes("{"))) return false;
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
    addEdits(parameter, comparison),
  );
}

function addEdits(row: PageParameter, { endpoint, operation }: Comparison): readonly Edit[] | string {
  const nested = endpoint.parameters.filter(({ of }) => of === row.name);
  if (row.in === "body") {
    const { body } = operation;
    if (!body?.get("properties")) return "the operation has no body whose fields are described";
    return [
      { path: [...body.route, "properties", row.name], value: describeSchema(row, nested) },
      ...(row.mandatory?.value ? [{ path: [...body.route, "required"], append: true as const, value: row.name }] : []),
    ];
  }
  if (row.in === "path") return "the path has no place for it";
  const own = operation.node.get("parameters")?.items() ?? [];
  // Those that signing or an option of the client fills in stand last.
  const last = own.findIndex((node) => node.get("x-filled")?.value === true || node.get("x-option")?.value === true);
  const path = [...operation.node.route, "parameters"];
  return [
    { path, append: last < 0 ? true : last, value: describe(row, row.in === "header" ? "header" : "query", nested) },
  ];
}

function renameEdits(old: SpecParameter, now: string, { operation }: Comparison): readonly Edit[] | string {
  if (old.in === "path") return "the path has to name it as well";
  const mentions = mentionEdits(operation, old.name, now);
  if (old.in !== "body") return [{ path: [...old.node.route, "name"], value: now }, ...mentions];
  return [
    { path: old.node.route, rename: now },
    ...requiredPlaces(old, operation).map((path) => ({ path, value: now })),
    ...mentions,
  ];
}

function removeEdits(parameter: SpecParameter, { operation }: Comparison): readonly Edit[] | string {
  if (parameter.in === "path") return "the path has to lose it as well";
  return [
    { path: parameter.node.route },
    ...(parameter.in === "body" ? requiredPlaces(parameter, operation).map((path) => ({ path })) : []),
    ...mentionEdits(operation, parameter.name, undefined),
  ];
}

/** Where a body's schema says that a field is mandatory. */
function requiredPlaces({ name }: SpecParameter, { body }: Comparison["operation"]): readonly Place[] {
  const listed = body?.get("required")?.items() ?? [];
  return listed.filter(({ text }) => text === name).map(({ route }) => route);
}
