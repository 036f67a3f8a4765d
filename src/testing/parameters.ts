import type { Given } from "./given.ts";
import { isList, type Json, type JsonObject } from "./json.ts";
import type { MockOperation, MockParameter } from "./mock-operation.ts";
import { Refusal } from "./refusal.ts";
import { fits, readText } from "./schema.ts";
import { assertNear } from "./window.ts";

/** As milliseconds this would be the year 5138, as microseconds it is 1973. */
const leastMicroseconds = 1e14;

/** Refuses a request that lacks a mandatory parameter, its payload or its signature. */
export function assertMandatory({ parameters, security }: MockOperation, { texts, json, signature }: Given): void {
  for (const { name, required } of parameters.values()) {
    if (required && !texts.has(name) && !json.has(name)) throw new Refusal("parameterMissing", name);
  }
  if (security.signature && signature === undefined) throw new Refusal("signatureMissing", security.signature.name);
}

/** Refuses a request whose time is too old or too far ahead. */
export function assertTimely({ parameters, security }: MockOperation, given: Given, now: number): void {
  const { timestamp = "", timestampUnits, window = "", windowMs = 0, aheadMs = 0 } = security.signature ?? {};
  const time = parameters.get(timestamp);
  const span = parameters.get(window);
  if (!time) return;
  const [width] = given.texts.get(window) ?? [];
  if (Number(width) > (span?.schema.maximum ?? Infinity)) throw new Refusal("windowTooLarge", window);
  const allowed = (span && readParameter(span, given)) ?? windowMs;
  const sent = Number(readParameter(time, given));
  const isMicroseconds = timestampUnits?.includes("us") && sent >= leastMicroseconds;
  assertNear(isMicroseconds ? sent / 1000 : sent, now, Number(allowed), aheadMs);
}

/** Reads all parameters; refuses what the operation does not know, what is empty, and what is not as documented. */
export function readValues({ parameters, dependencies }: MockOperation, given: Given): JsonObject {
  const [unknown] = given.unknown;
  if (unknown !== undefined) throw new Refusal("parameterUnknown", unknown);
  const values: [string, Json][] = [];
  for (const parameter of parameters.values()) {
    const value = readParameter(parameter, given);
    if (value !== undefined) values.push([parameter.name, value]);
  }
  const read = Object.fromEntries(values);
  for (const { names, holds } of dependencies) {
    if (holds(read)) continue;
    const sent = names.some((name) => Object.hasOwn(read, name));
    throw new Refusal(sent ? "dependencyConflict" : "dependencyMissing", ...names);
  }
  return read;
}

/** The value of a parameter; `undefined` if it was not sent. */
function readParameter(parameter: MockParameter, { texts, json }: Given): Json | undefined {
  const { name, schema } = parameter;
  const given = texts.get(name);
  if (given?.some((text) => text === "") || json.get(name) === null) {
    throw new Refusal(parameter.required ? "parameterMissing" : "parameterEmpty", name);
  }
  const value = given ? readTexts(given, parameter) : json.get(name);
  if (value === undefined && !given) return undefined;
  if (value !== undefined && fits(schema, value)) return value;
  const tooLong = isList(value) && value.length > (schema.maxItems ?? Infinity);
  const malformed = schema.type === "array" ? "listMalformed" : "parameterMalformed";
  throw new Refusal(tooLong ? "listTooLong" : malformed, name).because(() => ({
    sent: given ? given.join() : (json.get(name) ?? null),
    schema: schema as JsonObject,
  }));
}

function readTexts(texts: readonly string[], parameter: MockParameter): Json | undefined {
  const { schema, list, anyCase, decimals } = parameter;
  const [text = ""] = texts;
  if (list !== "csv" && list !== "repeat") {
    if (anyCase === "value") return schema.enum?.find((value) => String(value).toLowerCase() === text.toLowerCase());
    if (decimals !== undefined && (text.split(".")[1] ?? "").length > decimals) return undefined;
    return readText(schema, text);
  }
  const items = (list === "csv" ? text.split(",") : texts).map((item) => readText(schema.items ?? {}, item));
  return items.every((item) => item !== undefined) ? items : undefined;
}
