import type { Middleware } from "openapi-fetch";
import { type ErrorPlace, ParameterError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import type { Api, Operation } from "./operation.ts";
import {
  assertOptionNames,
  assertSignal,
  assertTimeout,
  type CallOptions,
  callOptionNames,
  optionParametersOf,
} from "./options.ts";
import { compileOutcome, type ReadOutcome } from "./outcome.ts";
import { CallRequest } from "./request.ts";
import { compileRules, type Rules } from "./rules.ts";
import { compileSerializer, type Serialize } from "./serialize.ts";

/** An operation with everything that is worked out once. */
export interface CompiledOperation {
  readonly operation: Operation;
  readonly rules: Rules;
  readonly serialize: Serialize;
  readonly read: ReadOutcome;
  /** The names of the options that a call may have. */
  readonly options: readonly string[];
}

export function compileOperation(
  api: Api,
  operation: Operation,
  readError: Exchange<unknown>["readError"],
): CompiledOperation {
  return {
    operation,
    rules: compileRules(api.name, operation),
    serialize: compileSerializer(operation),
    read: compileOutcome(api, operation, readError),
    options: [...callOptionNames, ...optionParametersOf(operation)],
  };
}

/**
 * Makes the middleware that turns what a call was given into what goes out: rules first, then serialization. It sees
 * the parameters before anything is written, since openapi-fetch's own serializers do nothing here.
 *
 * @param fixed What a call must not override, by the names of openapi-fetch.
 */
export function createPrepareMiddleware(
  api: string,
  find: (method: string, path: string) => CompiledOperation | undefined,
  fixed: Readonly<Record<string, unknown>>,
  defaults: { readonly timeoutMs: number; readonly options: Readonly<Record<string, unknown>> },
): Middleware {
  return {
    onRequest({ request: standard, schemaPath, params, options: overrides }) {
      const request = standard as unknown as CallRequest;
      const found = find(request.method, schemaPath);
      const place: ErrorPlace = { api, operation: found?.operation.id };
      const refuse = (name: string, rule: string) => new ParameterError("OPTION_INVALID", name, rule, place);
      if (!(request.init instanceof Object)) throw refuse("Request", "cannot be overridden for a call");
      if (!found) throw refuse("path", `leads to no operation of this API: ${request.method} ${schemaPath}`);
      for (const [name, value] of Object.entries(overrides)) {
        if (fixed[name] !== value) throw refuse(name, "cannot be overridden for a call");
      }
      const { redirect: _redirect, method: _method, headers: _headers, body, ...callOptions } = request.init;
      assertOptionNames(callOptions, found.options, place);
      const { signal, timeoutMs = defaults.timeoutMs } = callOptions as CallOptions;
      if (signal !== undefined) assertSignal(signal, place);
      assertTimeout(timeoutMs, place);
      const serialized = found.serialize(found.rules(params, body, [callOptions, defaults.options]));
      // openapi-fetch has set header parameters already, in its own way.
      for (const name of Object.keys(serialized.headers)) request.headers.delete(name);
      request.url = `${fixed.baseUrl}${serialized.path}${serialized.query && `?${serialized.query}`}`;
      CallRequest.prepare(request, { ...serialized, compiled: found, signal, timeoutMs });
      return undefined;
    },
  };
}

/** Sorts parameters into the places where openapi-fetch has them; unknown ones stay for the rules to refuse. */
export function placeParameters(operation: Operation, parameters: unknown, place: ErrorPlace): Record<string, unknown> {
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) {
    throw new ParameterError("PARAMETER_INVALID", "parameters", "must be an object", place);
  }
  // Without a prototype `__proto__` is a name like any other.
  const empty = (): Record<string, unknown> => Object.create(null);
  const params = { path: empty(), query: empty(), header: empty() };
  const body = empty();
  for (const [name, value] of Object.entries(parameters)) {
    const found = operation.parameters.find((parameter) => parameter.name === name)?.in ?? "query";
    (found === "body" ? body : params[found])[name] = value;
  }
  if (operation.body === "json-value") return { params, body: body.body };
  return operation.body ? { params, body } : { params };
}
