import { type ErrorPlace, ParameterError, type ParameterErrorCode } from "./errors.ts";
import type { Operation, Parameter } from "./operation.ts";
import { type Check, compileValue, type Fail } from "./value.ts";

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

/**
 * Checks client options that stand for a parameter, so that a bad one is refused when the client is made.
 *
 * @throws {ParameterError} One is not valid (`OPTION_INVALID`).
 */
export function assertOptionParameters(
  operations: readonly Operation[],
  options: Readonly<Record<string, unknown>>,
  place: ErrorPlace,
): void {
  const fail: Fail = (_, name, rule) => new ParameterError("OPTION_INVALID", name, rule, place);
  for (const { name, option, value } of operations.flatMap(({ parameters }) => parameters)) {
    if (option && options[name] !== undefined) compileValue(name, value, fail)(options[name]);
  }
}

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
    if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) {
      throw error("PARAMETER_INVALID", "params", "must be an object");
    }
    const checked: Record<string, unknown> = Object.create(null);
    for (const wanted of places) take(checked, parameters[wanted], wanted);
    for (const name of Object.keys(parameters)) {
      if (!(places as readonly string[]).includes(name) && parameters[name as "query"] !== undefined) {
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
      if (!holds(checked))
        throw error("PARAMETER_DEPENDENCY", names.join(", "), `break the rule ${text} ${explain(text)}`);
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
    IF: "(what follows THEN must hold whenever what follows IF does)",
  };
  return meanings[/^\w+/.exec(text)?.[0] ?? ""] ?? "";
}

function compileParameter({ name, in: place, value, required, list, example }: Parameter, fail: Fail): Check {
  const check = compileValue(name, value, fail, example);
  return (input) => {
    if (input === "" && required) throw fail("PARAMETER_MISSING", name, "is mandatory and was empty");
    const checked = check(input);
    if (place === "path" && (checked === "." || checked === "..")) {
      throw fail("PARAMETER_INVALID", name, "must not be a dot or two, which a URL takes for a way to another path");
    }
    if ((list === "csv" || list === "repeat") && (checked as readonly unknown[]).length === 0) {
      throw fail("PARAMETER_INVALID", name, "must have at least 1 item: leave it out, or give one");
    }
    if (list === "csv" && (checked as readonly unknown[]).some((item) => String(item).includes(","))) {
      throw fail("PARAMETER_INVALID", name, "must have no comma in an item, since items are joined by commas");
    }
    return checked;
  };
}
