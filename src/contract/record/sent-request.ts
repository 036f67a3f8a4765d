import type { ParameterFacts } from "../../facts.ts";
import { type Given, readGiven } from "../../testing/given.ts";
import type { Handled } from "../../testing/handled.ts";
import { type Json, type JsonObject, writeJson } from "../../testing/json.ts";
import type { MockOperation } from "../../testing/mock-operation.ts";
import { readValues } from "../../testing/parameters.ts";
import { Refusal } from "../../testing/refusal.ts";
import { splitTarget } from "../../testing/request.ts";
import type { ContractRequest, ContractValue } from "../contract.ts";
import { canonical } from "./canonical.ts";
import { fillPath, pathValues } from "./path.ts";

/** What a request says in a contract. */
export interface SentRequest {
  readonly request: ContractRequest;
  /** The values of the path's parameters. */
  readonly path: Readonly<Record<string, string>>;
  /** Every parameter's value as text. */
  readonly parts: Readonly<Record<string, string>>;
  /** Names, and values of what has an `enum`: requests that differ in these are different ones. */
  readonly shape: string;
  /** Whether it breaks the documented rules. */
  readonly isMalformed: boolean;
}

/** Reads what a request says, without what signing adds and with ids and names made alike. */
export function sentRequest({ request }: Handled, operation: MockOperation): SentRequest {
  const { operation: facts, parameters } = operation;
  const path = pathValues(facts.path, splitTarget(request.target)[0]);
  const { values, isMalformed } = read(operation, () => readGiven(operation, request, path));
  const sent: ContractParts = { path: {}, query: {}, headers: {}, fields: {} };
  const parts: Record<string, string> = {};
  const shape: string[] = [facts.id];
  for (const fact of facts.parameters) {
    const value = fact.filled ? undefined : values[fact.name];
    if (value === undefined) continue;
    const { schema = {}, decimals } = parameters.get(fact.name) ?? {};
    const isName = Object.hasOwn(facts.target?.by ?? {}, fact.name) || fact.name === operation.cancelId;
    // What an exchange takes beyond its documents is none of the consumer's expectations.
    const documented = decimals !== undefined && typeof value === "number" ? Math.ceil(value) : value;
    const like = canonical(documented, schema, isName);
    put(sent, fact, like, facts.body);
    parts[fact.name] = textOf(like);
    shape.push(schema.enum || schema.type === "boolean" ? `${fact.name}=${textOf(like)}` : fact.name);
  }
  return {
    request: compose(facts.method, facts.path, sent, facts.body),
    path: sent.path,
    parts,
    shape: shape.join(" "),
    isMalformed,
  };
}

interface ContractParts {
  readonly path: Record<string, string>;
  readonly query: Record<string, readonly string[]>;
  readonly headers: Record<string, readonly string[]>;
  readonly fields: Record<string, ContractValue>;
  whole?: ContractValue;
}

function read(operation: MockOperation, give: () => Given): { values: JsonObject; isMalformed: boolean } {
  let given: Given | undefined;
  try {
    given = give();
    const { texts, json } = given;
    const values = readValues(operation, given);
    const mandatory = operation.operation.parameters.filter(({ required, filled }) => required && !filled);
    const isMissing = (index = -1) => texts[index] === undefined && json[index] === undefined;
    return { values, isMalformed: mandatory.some(({ name }) => isMissing(operation.parameters.get(name)?.index)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { values: given ? readOneByOne(operation, given) : {}, isMalformed: true };
  }
}

/** Of a request that is refused as a whole, the parameters that are as documented. */
function readOneByOne(operation: MockOperation, given: Given): JsonObject {
  const found = operation.operation.parameters.flatMap(({ name }): [string, Json][] => {
    const parameter = operation.parameters.get(name);
    if (!parameter) return [];
    try {
      const alone = { ...operation, slots: [parameter], dependencies: [] };
      const value = readValues(alone, { ...given, unknown: undefined })[name];
      return value === undefined ? [] : [[name, value]];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
  return Object.fromEntries(found);
}

function put(
  sent: ContractParts,
  fact: ParameterFacts,
  value: ContractValue,
  body: MockOperation["operation"]["body"],
) {
  const { name, in: place, list } = fact;
  if (place === "body") {
    if (body === "json-value") sent.whole = value;
    else sent.fields[name] = value;
  } else if (place === "path") sent.path[name] = textOf(value);
  else {
    const items = Array.isArray(value) && list !== "json" ? value.map(textOf) : undefined;
    const texts = items ? (list === "csv" ? [items.join(",")] : items) : [textOf(value)];
    (place === "header" ? sent.headers : sent.query)[name] = texts;
  }
}

function compose(
  method: string,
  template: string,
  { path, query, headers, fields, whole }: ContractParts,
  body: MockOperation["operation"]["body"],
): ContractRequest {
  const isJson = body === "json" || body === "json-value";
  const content = whole ?? fields;
  const has = whole !== undefined || Object.keys(fields).length > 0;
  const contentType = isJson ? "application/json" : "application/x-www-form-urlencoded";
  const form = () => {
    const pairs = Object.entries(fields).map(([name, value]): [string, string] => [name, textOf(value)]);
    return new URLSearchParams(pairs).toString();
  };
  return {
    method,
    path: fillPath(template, path),
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(has && { body: { contentType, content: isJson ? content : form(), encoded: false as const } }),
  };
}

function textOf(value: ContractValue): string {
  return typeof value === "string" ? value : writeJson(value as Json);
}
