import { compileDependency } from "../../dependency.ts";
import type { SpecNode } from "../../docs/spec/node.ts";
import type { SpecOperation, SpecParameter } from "../../docs/spec/operation.ts";
import { DependencySyntaxError, parseDependency } from "../../idl.ts";
import { isObject, type Json } from "../../testing/json.ts";
import { pathValues } from "../record/path.ts";
import type { Say } from "./finding.ts";
import type { ReadRequest } from "./read-contract.ts";
import { typesOf, valueOfText, violations } from "./violations.ts";

type Place = SpecParameter["in"];

/** Checks that a request would still be taken. */
export function checkRequest(
  operation: SpecOperation,
  request: ReadRequest,
  isOwn: boolean,
  fail: Say,
  note: Say,
): void {
  const given = collect(operation, request);
  const values: Record<string, unknown> = {};
  for (const { name, in: place, texts, value } of given) {
    const parameter = find(operation, name, place);
    if (parameter?.node.get("x-filled")?.value === true || operation.security.has(name)) continue;
    if (!parameter?.schema) {
      // Other tools write down headers that every client sends.
      if (place !== "header" || isOwn) fail(parametersOf(operation), lacking(operation, name, place));
      continue;
    }
    const { schema, node } = parameter;
    const decoded = value ?? decode(node, schema, texts);
    const anyCase = node.get("x-any-case")?.text === "value";
    for (const { node: at, because } of violations(schema, decoded, anyCase))
      fail(at, `${place} \`${name}\` ${because}`);
    values[parameter.name] = decoded;
  }
  checkBody(operation, request, values, fail);
  for (const { name, in: place, node, required } of operation.parameters) {
    const isGiven = values[name] !== undefined || place === "body" || node.get("x-filled")?.value === true;
    if (required && !isGiven && !operation.security.has(name)) {
      fail(node.get("required") ?? node, `${place} \`${name}\` is mandatory, and the consumer does not send it`);
    }
  }
  checkRules(operation, values, fail, note);
}

interface Given {
  readonly name: string;
  readonly in: Place;
  readonly texts: readonly string[];
  /** Where it is no text. */
  readonly value?: Json;
}

function collect(operation: SpecOperation, { path, query, headers, body, isForm }: ReadRequest): readonly Given[] {
  const form =
    isForm && typeof body === "string" && !operation.node.get("requestBody") ? [...new URLSearchParams(body)] : [];
  return [
    ...Object.entries(pathValues(operation.path, path)).map(([name, text]) => ({
      name,
      in: "path" as const,
      texts: [text],
    })),
    ...[...query].map(([name, texts]) => ({ name, in: "query" as const, texts })),
    // Signed requests may send in a form what is documented for the query.
    ...form.map(([name, text]) => ({ name, in: "query" as const, texts: [text] })),
    ...[...headers].map(([name, text]) => ({ name, in: "header" as const, texts: [text] })),
  ];
}

function find({ parameters }: SpecOperation, name: string, place: Place): SpecParameter | undefined {
  const lower = name.toLowerCase();
  return (
    parameters.find((each) => each.name === name && each.in === place) ??
    parameters.find(
      (each) =>
        each.in === place &&
        each.name.toLowerCase() === lower &&
        (place === "header" || each.node.get("x-any-case")?.text === "name"),
    )
  );
}

function lacking({ parameters, id }: SpecOperation, name: string, place: Place): string {
  const elsewhere = parameters.find((each) => each.name === name);
  const names = parameters.filter((each) => each.in === place && each.node.get("x-filled")?.value !== true);
  const said = elsewhere
    ? `it is in the ${elsewhere.in}`
    : `${id} takes ${names.map((each) => `\`${each.name}\``).join(", ") || "none"}`;
  return `${place} \`${name}\` is not documented: ${said}`;
}

/** Where the operation says what it takes. */
function parametersOf({ node }: SpecOperation): SpecNode {
  return node.get("parameters") ?? node;
}

/** A list as JSON, joined by commas or repeated: as the spec says. */
function decode(node: SpecNode, schema: SpecNode, texts: readonly string[]): Json {
  const [text = ""] = texts;
  if (node.get("content") || !typesOf(schema).includes("array")) return valueOfText(schema, text);
  const each = schema.get("items");
  const isJoined = node.get("explode")?.value === false || node.get("in")?.text === "path";
  return (isJoined ? text.split(",") : texts).map((item) => (each ? valueOfText(each, item) : item));
}

function checkBody(
  operation: SpecOperation,
  { body, isForm }: ReadRequest,
  values: Record<string, unknown>,
  fail: Say,
): void {
  const node = operation.node.get("requestBody");
  const [[type, media] = [undefined, undefined]] = node?.get("content")?.entries() ?? [];
  const schema = media?.get("schema");
  if (body === undefined) {
    if (node?.get("required")?.value === true)
      fail(node.get("required") ?? node, "a body is mandatory, and the consumer sends none");
    return;
  }
  if (!node || !media || !schema) {
    if (!isForm) fail(node ?? operation.node, "no body is documented any more");
    return;
  }
  const wantsForm = /x-www-form-urlencoded/.test(type ?? "");
  if (wantsForm !== isForm) {
    fail(media, `the body is documented as ${type}`);
    return;
  }
  const content = isForm ? fieldsOf(schema, String(body)) : body;
  for (const { node: at, because } of violations(schema, content)) fail(at, `the body ${because}`);
  if (isObject(content)) Object.assign(values, content);
}

function fieldsOf(schema: SpecNode, text: string): Json {
  const pairs = [...new URLSearchParams(text)].map(([name, value]) => {
    const property = schema.at("properties", name);
    return [name, property ? valueOfText(property, value) : value] as const;
  });
  return Object.fromEntries(pairs);
}

function checkRules({ rules }: SpecOperation, values: Readonly<Record<string, unknown>>, fail: Say, note: Say): void {
  for (const node of rules) {
    const { text = "" } = node;
    try {
      if (!compileDependency(parseDependency(text))(values)) fail(node, `the parameters break the rule ${text}`);
    } catch (error) {
      if (!(error instanceof DependencySyntaxError)) throw error;
      note(node, `a rule cannot be read: ${error.message}`);
    }
  }
}
