import type { Given, GivenText } from "./given.ts";
import { isList, type Json, type JsonObject } from "./json.ts";
import type { MockOperation, MockParameter } from "./mock-operation.ts";
import { Refusal } from "./refusal.ts";
import { fits, readText } from "./schema.ts";
import { assertNear } from "./window.ts";

/** As milliseconds this would be the year 5138, as microseconds it is 1973. */
const leastMicroseconds = 1e14;

/** Refuses a request that lacks a mandatory parameter, its payload or its signature. */
export function assertMandatory({ slots, security }: MockOperation, { texts, json, signature }: Given): void {
  for (const { name, required, index } of slots) {
    if (required && texts[index] === undefined && json[index] === undefined)
      throw new Refusal("parameterMissing", name);
  }
  if (security.signature && signature === undefined) throw new Refusal("signatureMissing", security.signature.name);
}

/** Refuses a request whose time is too old or too far ahead. */
export function assertTimely({ parameters, security }: MockOperation, given: Given, now: number): void {
  if (!security.signature) return;
  const { timestamp = "", timestampUnits, window = "", windowMs = 0, aheadMs = 0 } = security.signature;
  const time = parameters.get(timestamp);
  const span = parameters.get(window);
  if (!time) return;
  const width = span && given.texts[span.index];
  if (Number(typeof width === "object" ? width[0] : width) > (span?.schema.maximum ?? Infinity)) {
    throw new Refusal("windowTooLarge", window);
  }
  const allowed = (span && readParameter(span, given)) ?? windowMs;
  const sent = Number(readParameter(time, given));
  const isMicroseconds = timestampUnits?.includes("us") && sent >= leastMicroseconds;
  assertNear(isMicroseconds ? sent / 1000 : sent, now, Number(allowed), aheadMs);
}

/** Reads all parameters; refuses what the operation does not know, what is empty, and what is not as documented. */
export function readValues({ slots, dependencies }: MockOperation, given: Given): JsonObject {
  if (given.unknown !== undefined) throw new Refusal("parameterUnknown", given.unknown);
  const values: Record<string, Json> = {};
  for (const parameter of slots) {
    const value = readParameter(parameter, given);
    if (value !== undefined) values[parameter.name] = value;
  }
  for (const { names, holds } of dependencies) {
    if (holds(values)) continue;
    const sent = names.some((name) => Object.hasOwn(values, name));
    throw new Refusal(sent ? "dependencyConflict" : "dependencyMissing", ...names);
  }
  return values;
}

/** The value of a parameter; `undefined` if it was not sent. */
function readParameter(parameter: MockParameter, { texts, json }: Given): Json | undefined {
  const { name, schema, index } = parameter;
  const text = texts[index];
  const sent = text ?? json[index];
  if (sent === undefined) return undefined;
  if (sent === null || (typeof text === "object" ? text.includes("") : text === "")) {
    throw new Refusal(parameter.required ? "parameterMissing" : "parameterEmpty", name);
  }
  const value = text === undefined ? sent : readTexts(text, parameter);
  if (value !== undefined && fits(schema, value)) return value;
  const tooLong = isList(value) && value.length > (schema.maxItems ?? Infinity);
  const malformed = schema.type === "array" ? "listMalformed" : "parameterMalformed";
  throw new Refusal(tooLong ? "listTooLong" : malformed, name).because(() => ({
    sent: typeof text === "object" ? text.join() : sent,
    schema: schema as JsonObject,
  }));
}

function readTexts(given: GivenText, parameter: MockParameter): Json | undefined {
  const { schema, list, anyCase, decimals } = parameter;
  const text = typeof given === "string" ? given : (given[0] ?? "");
  if (list !== "csv" && list !== "repeat") {
    if (anyCase === "value") return schema.enum?.find((value) => String(value).toLowerCase() === text.toLowerCase());
    if (decimals !== undefined && text.includes(".") && (text.split(".")[1] ?? "").length > decimals) return undefined;
    return readText(schema, text);
  }
  const items = (typeof given === "object" ? given : list === "csv" ? text.split(",") : [text]).map((item) =>
    readText(schema.items ?? {}, item),
  );
  return items.every((item) => item !== undefined) ? items : undefined;
}
