import { type ErrorPlace, ParameterError, type ParameterErrorCode } from "./errors.ts";
import type { Operation, Parameter, Value } from "./operation.ts";

/** Parameters as openapi-fetch takes them, by the place where they go. */
export interface GivenParameters {
  readonly path?: unknown;
  readonly query?: unknown;
  readonly header?: unknown;
}

/** Parameters that keep every rule: ids and integers as text, lists copied. */
export type CheckedParameters = Readonly<Record<string, unknown>>;

/** Checks the parameters of one operation; `options` are those that stand for a parameter, the nearest first. */
export type Rules = (
  given: GivenParameters,
  body: unknown,
  options: readonly Readonly<Record<string, unknown>>[],
) => CheckedParameters;

type Check = (value: unknown) => unknown;

const int64Max = 2n ** 63n - 1n;

/** Compiles the rules of an operation, once. */
export function compileRules(api: string, operation: Operation): Rules {
  const place: ErrorPlace = { api, operation: operation.id };
  const error = (code: ParameterErrorCode, name: string, rule: string) => new ParameterError(code, name, rule, place);
  const given = operation.parameters.filter((parameter) => !parameter.filled);
  const checks = new Map(given.map((parameter) => [parameter.name, compileParameter(parameter, error)]));
  const optional = given.filter((parameter) => parameter.option).map((parameter) => parameter.name);
  const required = given.filter((parameter) => parameter.required).map((parameter) => parameter.name);
  const places = ["path", "query", "header"] as const;
  const namesIn = (wanted: Parameter["in"]) =>
    new Set(given.filter((parameter) => parameter.in === wanted).map((parameter) => parameter.name));
  const named = { path: namesIn("path"), query: namesIn("query"), header: namesIn("header"), body: namesIn("body") };

  function take(checked: Record<string, unknown>, values: unknown, wanted: Parameter["in"]): void {
    if (values === undefined) return;
    if (typeof values !== "object" || values === null || Array.isArray(values)) {
      throw error("PARAMETER_INVALID", wanted, "parameters must be given as an object");
    }
    for (const name of Object.keys(values)) {
      const value = (values as Record<string, unknown>)[name];
      if (!named[wanted].has(name)) throw unknown(name, wanted);
      if (value !== undefined) checked[name] = (checks.get(name) as Check)(value);
    }
  }

  function unknown(name: string, wanted: string): ParameterError {
    const filled = operation.parameters.some((parameter) => parameter.filled && parameter.name === name);
    if (filled) return error("PARAMETER_UNKNOWN", name, "is filled in by signing: leave it out");
    const names = given.filter((each) => each.in === wanted).map((each) => `\`${each.name}\``);
    return error(
      "PARAMETER_UNKNOWN",
      name,
      `is no ${wanted} parameter of this operation; ${names.length === 0 ? "it takes none" : `there are ${names.join(", ")}`}`,
    );
  }

  return (parameters, body, options) => {
    const checked: Record<string, unknown> = Object.create(null);
    for (const wanted of places) take(checked, parameters?.[wanted], wanted);
    for (const name of Object.keys(Object(parameters))) {
      if (!(places as readonly string[]).includes(name) && Object(parameters)[name] !== undefined) {
        throw error("PARAMETER_UNKNOWN", name, `is no place for parameters; there are ${places.join(", ")}`);
      }
    }
    if (operation.body === "json-value") {
      if (body !== undefined) checked.body = (checks.get("body") as Check)(body);
    } else if (operation.body) {
      take(checked, body, "body");
    } else if (body !== undefined) {
      throw error("PARAMETER_UNKNOWN", "body", "is not taken by this operation: leave it out");
    }
    for (const name of optional) {
      const value = checked[name] === undefined ? options.find((each) => each[name] !== undefined)?.[name] : undefined;
      if (value !== undefined) checked[name] = (checks.get(name) as Check)(value);
    }
    for (const name of required) {
      if (checked[name] === undefined) throw error("PARAMETER_MISSING", name, "is mandatory and was not given");
    }
    for (const { text, names, holds } of operation.dependencies) {
      if (!holds(checked)) throw error("PARAMETER_DEPENDENCY", names.join(", "), `break the rule ${text} ${explain(text)}`);
    }
    return checked;
  };
}

function explain(text: string): string {
  const meanings: Readonly<Record<string, string>> = {
    Or: "(give at least one of them)",
    OnlyOne: "(give exactly one of them)",
    AllOrNone: "(give all of them, or none)",
    ZeroOrOne: "(give at most one of them)",
  };
  return meanings[/^\w+/.exec(text)?.[0] ?? ""] ?? "";
}

type Fail = (code: ParameterErrorCode, name: string, rule: string) => ParameterError;

function compileParameter({ name, value, required, list }: Parameter, fail: Fail): Check {
  const check = compileValue(name, value, fail);
  const separated = list === "csv";
  return (input) => {
    if (input === "" && required) throw fail("PARAMETER_MISSING", name, "is mandatory and was empty");
    const checked = check(input);
    if (separated && (checked as readonly string[]).some((item) => String(item).includes(","))) {
      throw fail("PARAMETER_INVALID", name, "must have no comma in an item, since items are joined by commas");
    }
    return checked;
  };
}

function compileValue(name: string, value: Value, fail: Fail): Check {
  const invalid = (rule: string) => fail("PARAMETER_INVALID", name, rule);
  switch (value.type) {
    case "id":
      return (input) => readId(input, invalid);
    case "integer":
    case "number":
      return compileNumber(value, invalid);
    case "decimal":
      return (input) => {
        if (typeof input !== "string" || !/^-?\d+(\.\d+)?$/.test(input)) {
          throw invalid('must be a decimal number as text, such as "0.01"');
        }
        return input;
      };
    case "boolean":
      return (input) => {
        if (typeof input !== "boolean") throw invalid("must be true or false");
        return input;
      };
    case "string":
      return compileText(value, invalid);
    case "list":
      return compileList(name, value, fail);
    case "object":
      return compileObject(name, value, fail);
  }
}

function readId(input: unknown, invalid: (rule: string) => ParameterError): string {
  const text = typeof input === "number" && !Number.isSafeInteger(input) ? "" : String(input);
  const known = typeof input === "string" || typeof input === "number" || typeof input === "bigint";
  if (!known || !/^(0|[1-9]\d{0,18})$/.test(text) || BigInt(text) > int64Max) {
    throw invalid("must be a 64-bit id: a string of digits, a bigint, or a number up to Number.MAX_SAFE_INTEGER");
  }
  return text;
}

function compileNumber(
  { type, minimum, maximum }: Extract<Value, { type: "integer" | "number" }>,
  invalid: (rule: string) => ParameterError,
): Check {
  const range = [
    minimum === undefined ? "" : ` of at least ${minimum}`,
    maximum === undefined ? "" : `${minimum === undefined ? " of" : " and"} at most ${maximum}`,
  ].join("");
  return (input) => {
    const fits = type === "integer" ? Number.isSafeInteger(input) : Number.isFinite(input);
    const number = input as number;
    if (!fits || number < (minimum ?? -Infinity) || number > (maximum ?? Infinity)) {
      throw invalid(`must be ${type === "integer" ? "a whole number" : "a number"}${range}`);
    }
    // `-0` is 0, and the exponent form would be read differently or not at all.
    const text = String(number + 0);
    if (/e/.test(text)) throw invalid("is too large or too small to be written without an exponent");
    return text;
  };
}

function compileText(
  { enum: allowed, pattern, minLength = 0, maxLength = Infinity }: Extract<Value, { type: "string" }>,
  invalid: (rule: string) => ParameterError,
): Check {
  const regex = pattern === undefined ? undefined : new RegExp(pattern, "u");
  return (input) => {
    if (typeof input !== "string") throw invalid(`must be a string${allowed ? `, ${quoted(allowed)}` : ""}`);
    if (allowed && !allowed.includes(input)) throw invalid(`must be ${quoted(allowed)}`);
    if (input.trim() === "") throw invalid("must not be empty: leave it out, or give a value");
    if (input.length < minLength || input.length > maxLength) {
      throw invalid(`must have ${minLength} to ${maxLength} characters`);
    }
    if (!input.isWellFormed()) throw invalid("has a lone surrogate, which cannot be sent");
    if (regex && !regex.test(input)) throw invalid(`must match ${pattern}`);
    return input;
  };
}

function compileList(name: string, value: Extract<Value, { type: "list" }>, fail: Fail): Check {
  const { minItems = 0, maxItems = Infinity, uniqueItems } = value;
  const check = compileValue(`${name}[]`, value.items, fail);
  return (input) => {
    if (!Array.isArray(input)) throw fail("PARAMETER_INVALID", name, "must be a list");
    // `Array.from` gives holes as undefined, which the item's check then refuses.
    const items = Array.from(input, check);
    if (items.length < minItems) throw fail("PARAMETER_INVALID", name, `must have at least ${minItems} items`);
    if (items.length > maxItems) {
      throw fail("PARAMETER_INVALID", name, `has ${items.length} items, at most ${maxItems} are allowed: split it`);
    }
    if (uniqueItems && new Set(items).size < items.length) {
      throw fail("PARAMETER_INVALID", name, "has the same item twice");
    }
    return items;
  };
}

function compileObject(name: string, value: Extract<Value, { type: "object" }>, fail: Fail): Check {
  const checks = new Map(
    Object.entries(value.properties).map(([key, item]) => [key, compileValue(`${name}.${key}`, item, fail)]),
  );
  const additional = value.additional && compileValue(`${name}.*`, value.additional, fail);
  return (input) => {
    if (typeof input !== "object" || input === null || Array.isArray(input)) {
      throw fail("PARAMETER_INVALID", name, "must be an object");
    }
    const checked: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(input)) {
      const item = (input as Record<string, unknown>)[key];
      const check = checks.get(key) ?? additional;
      if (!check) throw fail("PARAMETER_UNKNOWN", `${name}.${key}`, "is not known: leave it out");
      if (item !== undefined) checked[key] = check(item);
    }
    for (const key of value.required ?? []) {
      if (checked[key] === undefined)
        throw fail("PARAMETER_MISSING", `${name}.${key}`, "is mandatory and was not given");
    }
    return checked;
  };
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(" or ");
}
