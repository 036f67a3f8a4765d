import type { Middleware } from "openapi-fetch";
import type { ReportedShare } from "./budget-shares.ts";
import { type ErrorPlace, optionError, ParameterError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import type { Api, Operation } from "./operation.ts";
import type { Settings } from "./options.ts";
import { compileOutcome, type ReadOutcome } from "./outcome.ts";
import { compileQuery } from "./query.ts";
import { assertOptionNames, callOptionNames, optionParametersOf, readSettings } from "./read-options.ts";
import { isRecord } from "./record.ts";
import { CallRequest, type PreparedCall } from "./request.ts";
import { CallResponse } from "./response.ts";
import { compileRules, type GivenParameters, type Rules } from "./rules.ts";
import type { Serialize } from "./serialize.ts";
import { urlOf } from "./url.ts";

/** An operation with everything that is worked out once. */
export interface CompiledOperation {
  readonly operation: Operation;
  /** For errors. */
  readonly place: ErrorPlace;
  readonly rules: Rules;
  readonly serialize: Serialize;
  readonly read: ReadOutcome;
  /** What a call takes from the budgets. */
  readonly shares: readonly ReportedShare[];
  /** The names of the options that a call may have. */
  readonly options: readonly string[];
}

export function compileOperation(
  api: Api,
  operation: Operation,
  readError: Exchange<unknown>["readError"],
  clock: () => number,
  shares: readonly ReportedShare[],
): CompiledOperation {
  const place = { api: api.name, operation: operation.id };
  return {
    operation,
    place,
    rules: compileRules(place, operation),
    serialize: (operation.places?.compileSerializer ?? compileQuery)(operation),
    read: compileOutcome(api, operation, place, readError, clock),
    shares,
    options: [...callOptionNames, ...optionParametersOf(operation).map(({ name }) => name)],
  };
}

/** What a client sets for all of its calls. */
export interface CallDefaults {
  readonly baseUrl: string;
  readonly settings: Settings;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Turns what a call was given into what goes out: rules first, then serialization. */
function prepareGiven(
  compiled: CompiledOperation,
  { params, body }: GivenCall,
  given: Readonly<Record<string, unknown>>,
  defaults: Pick<CallDefaults, "settings" | "options">,
): PreparedCall {
  assertOptionNames(given, compiled.options, compiled.place);
  const settings = readSettings(given, compiled.place, defaults.settings);
  const parameters = compiled.rules(params, body, [given, defaults.options]);
  // Field by field, since copying by spread costs a hundred times more.
  const { path, query, body: written, headers } = compiled.serialize(parameters);
  return { path, query, body: written, headers, compiled, parameters, settings };
}

/**
 * Prepares a call that openapi-fetch need not see: of our own, or where no middleware of the caller is involved.
 *
 * @throws {ParameterError} The parameters or the options break a rule.
 */
export function prepareNamed(
  compiled: CompiledOperation,
  parameters: unknown,
  given: object,
  defaults: Pick<CallDefaults, "settings" | "options">,
): PreparedCall {
  const placed = placeParameters(compiled, parameters);
  return prepareGiven(compiled, placed, given as Readonly<Record<string, unknown>>, defaults);
}

/**
 * Makes the middleware that turns what a call was given into what goes out: rules first, then serialization. It sees
 * the parameters before anything is written, since openapi-fetch's own serializers do nothing here.
 *
 * @param fixed What a call must not override, by the names of openapi-fetch.
 */
export function createPrepareMiddleware(
  api: string,
  operations: readonly CompiledOperation[],
  fixed: Readonly<Record<string, unknown>>,
  defaults: CallDefaults,
): Middleware {
  return {
    onRequest({ request: standard, schemaPath, params, options: overrides }) {
      const request = standard as unknown as CallRequest;
      const found = operations.find(
        ({ operation: { method, path } }) => method === request.method && path === schemaPath,
      );
      const place = found?.place ?? { api };
      const refuse = (name: string, rule: string) => optionError(name, rule, place);
      if (!(request.init instanceof Object)) throw refuse("Request", "is set by the client: leave it out");
      if (!found) throw refuse("path", `is of no operation: ${request.method} ${schemaPath}`);
      for (const [name, value] of Object.entries(overrides)) {
        if (fixed[name] !== value) throw refuse(name, "is set by the client: leave it out");
      }
      const { redirect: _redirect, method: _method, headers: _headers, body, ...callOptions } = request.init;
      const call = prepareGiven(found, { params, body }, callOptions, defaults);
      // openapi-fetch has set header parameters already, in its own way.
      for (const name of Object.keys(call.headers)) request.headers.delete(name);
      request.url = urlOf(defaults.baseUrl, call);
      CallRequest.prepare(request, call);
      CallResponse.joinStandard();
      return undefined;
    },
  };
}

/** Parameters in the places where openapi-fetch has them. */
export interface GivenCall {
  readonly params: GivenParameters;
  readonly body?: unknown;
}

/** Sorts parameters into their places; unknown ones stay for the rules to refuse. */
export function placeParameters({ operation, place }: CompiledOperation, parameters: unknown): GivenCall {
  if (!isRecord(parameters)) {
    throw new ParameterError("PARAMETER_INVALID", "parameters", "must be an object", place);
  }
  return operation.places?.sortParameters(operation, parameters) ?? { params: { query: parameters } };
}
