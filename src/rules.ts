import { type ErrorPlace, optionError, ParameterError, type ParameterErrorCode } from "./errors.ts";
import type { Operation, Parameter } from "./operation.ts";
import { isRecord } from "./record.ts";
import type { Kind } from "./values/kind.ts";

/** Parameters as openapi-fetch takes them, by the place where they go. */
export interface GivenParameters {
  readonly path?: unknown;
  readonly query?: unknown;
  readonly header?: unknown;
}

/** Parameters that keep every rule, as texts and lists of texts. */
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
  parameters: readonly Parameter[],
  options: Readonly<Record<string, unknown>>,
  place: ErrorPlace,
): void {
  for (const { name, value } of parameters) {
    if (options[name] !== undefined) value?.(options[name], (rule) => optionError(name, rule, place));
  }
}

// Has nothing but its own fields, as what `Object.create(null)` gives, and costs less.
function Checked(): void {}
Checked.prototype = Object.create(null);

/** Compiles the rules of an operation, once. */
export function compileRules(place: ErrorPlace, { parameters, dependencies, body: kind }: Operation): Rules {
  const known = new Map(parameters.map((each) => [each.name, each]));
  // What is looked at even if it was not given.
  const expected = parameters.filter(({ value, option, required }) => value && (option || required));
  const error = (code: ParameterErrorCode, name: string, rule: string) => new ParameterError(code, name, rule, place);

  function check({ name, value, required }: Parameter, given: unknown): unknown {
    if (required && (given === undefined || given === "")) {
      throw error("PARAMETER_MISSING", name, "is mandatory: give a value");
    }
    return given === undefined
      ? undefined
      : (value as Kind)(given, (rule, code = "PARAMETER_INVALID") => error(code, name, rule));
  }

  function take(checked: Record<string, unknown>, values: unknown, place: string): void {
    if (!isRecord(values)) throw error("PARAMETER_INVALID", place, "must be an object");
    for (const name of Object.keys(values)) {
      const parameter = known.get(name);
      const value = values[name];
      if (!parameter?.value || parameter.in !== place) {
        const names = parameters.filter((each) => each.in === place && each.value).map((each) => each.name);
        const rule = parameter?.filled
          ? "is filled in by signing: leave it out"
          : `is no ${place} parameter here; there are ${names.join(", ") || "none"}`;
        throw error("PARAMETER_UNKNOWN", name, rule);
      }
      if (value !== undefined) checked[name] = check(parameter, value);
    }
  }

  return (given: unknown, body, options) => {
    const checked = new (Checked as unknown as new () => Record<string, unknown>)();
    if (!isRecord(given)) throw error("PARAMETER_INVALID", "params", "must be an object");
    for (const place of Object.keys(given)) {
      if (given[place] === undefined) continue;
      if (place === "query" || place === "path" || place === "header") take(checked, given[place], place);
      else throw error("PARAMETER_UNKNOWN", place, "is none of path, query, header");
    }
    if (body !== undefined) take(checked, kind === "json" || kind === "form" ? body : { body }, "body");
    for (const parameter of expected) {
      const { name, option } = parameter;
      checked[name] ??= check(parameter, option && options.find((each) => each[name] !== undefined)?.[name]);
    }
    for (const { text, names, holds } of dependencies) {
      if (!holds(checked)) throw error("PARAMETER_DEPENDENCY", names.join(", "), `break the rule ${text}`);
    }
    return checked;
  };
}
