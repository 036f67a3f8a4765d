import type { ParameterError, ParameterErrorCode } from "./errors.ts";
import type { Value } from "./operation.ts";

/** Checks a value; what comes back has ids and integers as text, and lists copied. */
export type Check = (value: unknown) => unknown;

/** Makes the error to throw. */
export type Fail = (code: ParameterErrorCode, name: string, rule: string) => ParameterError;

const int64Max = 2n ** 63n - 1n;

/** Compiles what the parameter `name` may be, once. */
export function compileValue(name: string, value: Value, fail: Fail, example?: string): Check {
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
      return compileText(value, example, invalid);
    case "list":
      return compileList(name, value, fail);
    case "object":
      return compileObject(name, value, fail);
  }
}

function readId(input: unknown, invalid: (rule: string) => ParameterError): string {
  const known = typeof input === "string" || typeof input === "bigint" || Number.isSafeInteger(input);
  const text = known ? String(input) : "";
  if (!/^(0|[1-9]\d{0,18})$/.test(text) || BigInt(text) > int64Max) {
    throw invalid("must be a 64-bit id: a string of digits, a bigint, or a number up to Number.MAX_SAFE_INTEGER");
  }
  return text;
}

function compileNumber(
  { type, minimum, maximum }: Extract<Value, { type: "integer" | "number" }>,
  invalid: (rule: string) => ParameterError,
): Check {
  const limits = range(minimum, maximum);
  return (input) => {
    const fits = type === "integer" ? Number.isSafeInteger(input) : Number.isFinite(input);
    const number = input as number;
    if (!fits || !isWithin(number, minimum, maximum)) {
      throw invalid(`must be ${type === "integer" ? "a whole number" : "a number"}${limits && `, ${limits}`}`);
    }
    // The exponent form would be read differently or not at all.
    const text = String(number);
    if (/e/.test(text)) throw invalid("is too large or too small to be written without an exponent");
    return text;
  };
}

function compileText(
  { enum: allowed, pattern, minLength, maxLength }: Extract<Value, { type: "string" }>,
  example: string | undefined,
  invalid: (rule: string) => ParameterError,
): Check {
  const regex = pattern === undefined ? undefined : new RegExp(pattern, "u");
  return (input) => {
    if (typeof input !== "string") throw invalid(`must be a string${allowed ? `, ${quoted(allowed)}` : ""}`);
    if (allowed && !allowed.includes(input)) throw invalid(`must be ${quoted(allowed)}`);
    if (input.trim() === "") throw invalid("must not be empty: leave it out, or give a value");
    const { length } = Array.from(input);
    if (!isWithin(length, minLength, maxLength)) throw invalid(`must have ${range(minLength, maxLength)} characters`);
    if (!input.isWellFormed()) throw invalid("has a lone surrogate, which cannot be sent");
    if (regex && !regex.test(input)) throw invalid(`must match ${pattern}${example ? `, such as ${example}` : ""}`);
    return input;
  };
}

function compileList(name: string, value: Extract<Value, { type: "list" }>, fail: Fail): Check {
  const { minItems, maxItems, uniqueItems } = value;
  const check = compileValue(name, value.items, inside(fail, "in its items"));
  return (input) => {
    if (!Array.isArray(input)) throw fail("PARAMETER_INVALID", name, "must be a list");
    // `Array.from` gives holes as undefined, which the item's check then refuses.
    const items = Array.from(input, check);
    if (!isWithin(items.length, minItems, maxItems)) {
      throw fail("PARAMETER_INVALID", name, `must have ${range(minItems, maxItems)} items, not ${items.length}`);
    }
    if (uniqueItems && new Set(items.map((item) => JSON.stringify(item))).size < items.length) {
      throw fail("PARAMETER_INVALID", name, "has the same item twice");
    }
    return items;
  };
}

function compileObject(name: string, value: Extract<Value, { type: "object" }>, fail: Fail): Check {
  const checks = new Map(
    Object.entries(value.properties).map(([key, item]) => [
      key,
      compileValue(name, item, inside(fail, `in \`${key}\``)),
    ]),
  );
  const additional = value.additional && compileValue(name, value.additional, inside(fail, "in its values"));
  const checkName = value.names && compileValue(name, value.names, inside(fail, "in its names"));
  const { minProperties, maxProperties } = value;
  return (input) => {
    if (typeof input !== "object" || input === null || Array.isArray(input)) {
      throw fail("PARAMETER_INVALID", name, "must be an object");
    }
    const checked: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(input)) {
      const item = (input as Record<string, unknown>)[key];
      const check = checks.get(key) ?? additional;
      if (!check) throw fail("PARAMETER_UNKNOWN", name, `has no \`${key}\`: leave it out`);
      checkName?.(key);
      if (item !== undefined) checked[key] = check(item);
    }
    const count = Object.keys(checked).length;
    if (!isWithin(count, minProperties, maxProperties)) {
      throw fail(
        "PARAMETER_INVALID",
        name,
        `must have ${range(minProperties, maxProperties)} properties, not ${count}`,
      );
    }
    for (const key of value.required ?? []) {
      if (checked[key] === undefined) throw fail("PARAMETER_MISSING", name, `lacks \`${key}\`, which is mandatory`);
    }
    return checked;
  };
}

/** An error names the parameter, also for what stands inside it; the text tells where. */
function inside(fail: Fail, where: string): Fail {
  return (code, name, rule) => fail(code, name, `(${where}) ${rule}`);
}

function isWithin(value: number, minimum = -Infinity, maximum = Infinity): boolean {
  return value >= minimum && value <= maximum;
}

function range(minimum: number | undefined, maximum: number | undefined): string {
  const least = minimum === undefined ? [] : [`at least ${minimum}`];
  return [...least, ...(maximum === undefined ? [] : [`at most ${maximum}`])].join(" and ");
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(" or ");
}
