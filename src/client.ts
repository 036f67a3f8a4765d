import createOpenapiClient from "openapi-fetch";
import { createAttempt } from "./attempt.ts";
import { CallPromise, type WithResponse } from "./call.ts";
import { type ErrorPlace, ParameterError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { createFetchTransport } from "./fetch-transport.ts";
import { createNodeTransport } from "./node-transport.ts";
import type { Api, Operation } from "./operation.ts";
import {
  assertOptionNames,
  type ClientOptions,
  clientOptionNames,
  optionParametersOf,
  readClientOptions,
} from "./options.ts";
import type { ReadOutcome } from "./outcome.ts";
import { type CompiledOperation, compileOperation, createPrepareMiddleware, placeParameters } from "./prepare.ts";
import { CallRequest } from "./request.ts";
import { CallResponse } from "./response.ts";
import { assertOptionParameters } from "./rules.ts";
import { sign } from "./sign.ts";
import type { ApiClient } from "./types.ts";

/** What an API is made of: its table, and the exchange that it belongs to. */
export interface ApiDefinition<Credentials> {
  readonly api: Api;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly exchange: Exchange<Credentials>;
}

/**
 * Makes the client of an API from its operation table. Called by the generated entry modules.
 *
 * @throws {ParameterError} An option is not valid (`OPTION_INVALID`).
 */
export function createApiClient<Surface extends ApiClient<object>, Credentials>(
  { api, operations, exchange }: ApiDefinition<Credentials>,
  options: ClientOptions & Credentials,
): Surface {
  const place: ErrorPlace = { api: api.name };
  if (typeof options !== "object" || options === null) {
    throw new ParameterError("OPTION_INVALID", "options", "must be an object that has the credentials", place);
  }
  const table = Object.values(operations);
  const parameterOptions = [...new Set(table.flatMap(optionParametersOf))];
  assertOptionNames(options, [...clientOptionNames, ...exchange.credentials, ...parameterOptions], place);
  assertOptionParameters(table, options as Readonly<Record<string, unknown>>, place);
  const base = readClientOptions(options, api.server, place);
  const { fetch, agent, onAttempt, clock = Date.now, timeoutMs = 10_000 } = options;
  const signer = exchange.createSigner(options, place);
  const transport = fetch ? createFetchTransport(api.name, base, fetch) : createNodeTransport(api.name, base, agent);
  const compiled = new Map(
    table.map((each) => [`${each.method} ${each.path}`, compileOperation(api, each, exchange.readError)]),
  );

  const fixed = {
    baseUrl: base.href.replace(/\/$/, ""),
    fetch: createAttempt(api.name, sign(api.name, signer, clock, transport.send), onAttempt),
    parseAs: "json",
    // openapi-fetch serializes before any middleware runs, and by its own rules: that comes later, and is ours.
    querySerializer: () => "",
    pathSerializer: (path: string) => path,
    bodySerializer: (body: unknown) => body,
  };
  const { parseAs: _, ...clientWide } = fixed;
  const client = createOpenapiClient<Record<string, never>>({ ...clientWide, Request: CallRequest } as object);
  const defaults = { timeoutMs, options: { ...options } as Readonly<Record<string, unknown>> };
  client.use(createPrepareMiddleware(api.name, (method, path) => compiled.get(`${method} ${path}`), fixed, defaults));
  const request = client.request as (method: string, path: string, init: object) => Promise<AnyResult>;

  const call = async (
    { operation, options: known, read }: CompiledOperation,
    parameters: unknown,
    given: unknown,
  ): Promise<WithResponse<unknown>> => {
    const here: ErrorPlace = { api: api.name, operation: operation.id };
    if (typeof given !== "object" || given === null) {
      throw new ParameterError("OPTION_INVALID", "options", "must be an object", here);
    }
    assertOptionNames(given, known, here);
    const init = { ...given, ...placeParameters(operation, parameters, here) };
    const { data, error, response } = await request(operation.method, operation.path, init);
    if (response.ok) return { data, response };
    // Middleware of the caller may have put a response of its own in the place of ours.
    throw CallResponse.refusalOf(response) ?? CallResponse.refusalOf(readForeign(read, error, response));
  };
  const named = Array.from(compiled.values(), (each) => [
    each.operation.id,
    (parameters: unknown = {}, given: unknown = {}) => new CallPromise(call(each, parameters, given)),
  ]);
  return { client, close: transport.close, ...Object.fromEntries(named) } as Surface;
}

interface AnyResult extends WithResponse<unknown> {
  readonly error?: unknown;
}

function readForeign(read: ReadOutcome, error: unknown, { status, url, headers }: Response): CallResponse {
  const text = typeof error === "string" ? error : (JSON.stringify(error) ?? "");
  return read({ status, headers: Object.fromEntries(headers), text, request: { secrets: [] } }, url);
}
