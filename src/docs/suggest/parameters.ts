import { describe, describeSchema } from "../compare/describe.ts";
import { schemaOfShown } from "../compare/example-schema.ts";
import { sharedOf } from "../compare/shared.ts";
import type { Endpoint, PageParameter } from "../page.ts";
import { SpecNode } from "../spec/node.ts";
import { fillsBody, schemesOf, timesOf } from "./security.ts";
import type { Home } from "./sibling.ts";

/** What an endpoint takes, as a spec has it. */
export interface Taken {
  readonly parameters: readonly Record<string, unknown>[];
  readonly requestBody?: Record<string, unknown>;
  /** What the page leaves open. */
  readonly unknown: readonly string[];
  /** Parameters that signing needs and the page's table lacks. */
  readonly needed: readonly string[];
}

/** Describes the parameters of an endpoint; those that a component of the spec has refer to it. */
export function describeParameters(endpoint: Endpoint, path: string, home: Home, signed: boolean): Taken {
  const { spec } = home;
  const unknown: string[] = [];
  const signing = new Set(schemesOf(spec).map(([, scheme]) => scheme.get("name")?.text ?? ""));
  const rows = endpoint.parameters.filter(({ name, of }) => of === undefined && !signing.has(name));
  const plain = rows.filter(({ name, line }) => {
    const flat = !/[.[]/.test(name);
    if (!flat) unknown.push(`line ${line} of the page describes ${name}, a part of another parameter`);
    return flat;
  });
  const components = new Map(
    (SpecNode.root(spec).at("components", "parameters")?.entries() ?? []).map(([key, node]) => [
      node.get("name")?.text ?? "",
      { ref: `#/components/parameters/${key}`, node },
    ]),
  );
  const nested = (row: PageParameter) => endpoint.parameters.filter(({ of }) => of === row.name);
  const pathRows = plain.filter((row) => row.in === "path");
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const parameters: Record<string, unknown>[] = names.map((name) => {
    const flat = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
    const row =
      plain.find((other) => flat(other.name) === flat(name) && other.in !== "body") ??
      (names.length === 1 && pathRows.length === 1 ? pathRows[0] : undefined);
    if (!row) unknown.push(`the page does not describe ${name}, which its path has`);
    return describe(row ? { ...row, name } : { name, line: endpoint.line, text: "" }, "path");
  });
  const elsewhere = endpoint.paths.flatMap(({ value }) => [...value.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name));
  const inPath = new Set(
    [...names, ...elsewhere, ...pathRows.map(({ name }) => name)].map((name) => name?.toLowerCase()),
  );
  for (const row of plain) {
    if (row.in === "body" || inPath.has(row.name.toLowerCase())) continue;
    const component = components.get(row.name);
    if (!row.type) unknown.push(`the type of ${row.name}`);
    if (row.mandatory === undefined) unknown.push(`whether ${row.name} is mandatory`);
    if (
      component &&
      component.node.get("in")?.text === (row.in ?? "query") &&
      isAlike(component.node, row.name, endpoint, home)
    ) {
      parameters.push({ $ref: component.ref });
      continue;
    }
    parameters.push(describe(row, row.in === "header" ? "header" : "query", nested(row)));
  }
  const needed = signed
    ? timesOf(spec).filter((name) => components.has(name) && !rows.some((row) => row.name === name))
    : [];
  if (needed.length > 0 && !endpoint.parametersStated) {
    const window = home.siblings.map(({ window }) => components.get(window.name ?? "")).find((found) => found);
    if (window) parameters.push({ $ref: window.ref });
  }
  for (const name of needed) parameters.push({ $ref: components.get(name)?.ref });
  if (!endpoint.parametersStated) unknown.push("the parameters: the page has no table of them");
  const fields = plain.filter((row) => row.in === "body");
  const example = fields.length === 0 && endpoint.method !== "GET" && parameters.length === pathParameters(parameters);
  const body =
    describeBody(endpoint, fields, home, nested) ?? (example ? shownBody(endpoint, home, unknown) : undefined);
  return { parameters, ...(body && { requestBody: body }), unknown, needed: endpoint.parametersStated ? needed : [] };
}

function describeBody(
  { requests }: Endpoint,
  rows: readonly PageParameter[],
  { spec }: Home,
  nested: (row: PageParameter) => readonly PageParameter[],
): Record<string, unknown> | undefined {
  if (rows.length === 0) return undefined;
  const list = requests.length > 0 && requests.every(({ node }) => node.type === "array");
  const time = (row: PageParameter) => !list && fillsBody(spec) && /^(timestamp|nonce)$/.test(row.name);
  const required = rows.filter(({ mandatory }) => mandatory?.value).map(({ name }) => name);
  const item = {
    type: "object",
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      rows.map((row) => [
        row.name,
        { ...describeSchema(row, nested(row)), ...(time(row) && { "x-filled": true, "x-unit": "ms" }) },
      ]),
    ),
  };
  const schema = list ? { type: "array", minItems: 1, items: item } : item;
  return { required: true, content: { "application/json": { schema } } };
}

function pathParameters(parameters: readonly Record<string, unknown>[]): number {
  return parameters.filter((parameter) => parameter.in === "path").length;
}

/** A body that no table describes: what its example tells is that of a map or a list; fields may be missing there. */
function shownBody({ requests }: Endpoint, { spec }: Home, unknown: string[]): Record<string, unknown> | undefined {
  const [first] = requests;
  if (!first) return undefined;
  const { schema } = schemaOfShown(
    requests.map((example) => ({ node: example.node, example })),
    sharedOf(spec),
  );
  const item = (schema.items ?? schema) as Record<string, unknown>;
  const open = item.properties === undefined && item.$ref === undefined;
  unknown.push(`the body: line ${first.line} of the page shows only an example of it`);
  return { required: true, content: { "application/json": { schema: open ? schema : { type: first.node.type } } } };
}

/** A parameter that says what becomes of an order is another one where orders are made than where they are canceled. */
function isAlike(component: SpecNode, name: string, { method }: Endpoint, { siblings }: Home): boolean {
  if (!component.get("x-value")) return true;
  return siblings.some((other) => other.method === method && other.parameters.some((known) => known.name === name));
}
