import createOpenapiClient from "openapi-fetch";
import { budgetSharesOf, nameAccount } from "./budget-shares.ts";
import { CallPromise, type WithResponse } from "./call.ts";
import { createCallFetch } from "./call-fetch.ts";
import { createClock } from "./clock.ts";
import { type ErrorPlace, optionError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { createFetchTransport } from "./fetch-transport.ts";
import { originOf } from "./hold.ts";
import { createNodeTransport } from "./node-transport.ts";
import type { Api, Operation } from "./operation.ts";
import type { ClientOptions } from "./options.ts";
import type { ReadOutcome } from "./outcome.ts";
import { createPerform } from "./perform.ts";
import {
  type CompiledOperation,
  compileOperation,
  createPrepareMiddleware,
  placeParameters,
  prepareNamed,
} from "./prepare.ts";
import { createLimiter } from "./rate-limiter.ts";
import {
  assertOptionNames,
  clientOptionNames,
  noOptions,
  optionParametersOf,
  readClientOptions,
  readSettings,
} from "./read-options.ts";
import { isRecord } from "./record.ts";
import { CallRequest } from "./request.ts";
import { CallResponse, textOf } from "./response.ts";
import { assertOptionParameters } from "./rules.ts";
import { sign } from "./sign.ts";
import { takeTurn } from "./turn.ts";
import type { ApiClient } from "./types.ts";
import { urlOf } from "./url.ts";

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
  assertObject(options, place);
  const table = Object.values(operations);
  const rows = [...new Set(table.flatMap(optionParametersOf))];
  assertOptionNames(options, [...clientOptionNames, ...exchange.credentials, ...rows.map(({ name }) => name)], place);
  assertOptionParameters(rows, options as Readonly<Record<string, unknown>>, place);
  const base = readClientOptions(options, api.server, place);
  const settings = readSettings(options, place);
  const { fetch, agent, onAttempt, clock: given = Date.now, rateLimit = true, rateLimiter } = options;
  const limiter = rateLimit ? (rateLimiter ?? createLimiter()) : undefined;
  const signer = exchange.createSigner(options, place);
  const transport =
    options.transport?.(api.name, base) ??
    (fetch ? createFetchTransport(api.name, base, fetch) : createNodeTransport(api.name, base, agent));
  const clock = createClock(given);
  const origin = originOf(base);
  const account = nameAccount(String((options as Readonly<Record<string, unknown>>)[exchange.credentials[0] ?? ""]));
  const compiled = table.map((each) => {
    const shares = budgetSharesOf(api, each, origin, account);
    return compileOperation(api, each, exchange.readError, clock.read, shares);
  });

  const perform = createPerform({
    api,
    origin,
    send: sign(api.name, signer, clock.read, transport.send),
    clock,
    limiter,
    onAttempt,
    readError: exchange.readError,
    operations: compiled,
    settings,
  });
  const clientWide = {
    baseUrl: base.href.replace(/\/$/, ""),
    fetch: createCallFetch(api.name, perform),
    // openapi-fetch serializes before any middleware runs, and by its own rules: that comes later, and is ours.
    querySerializer: () => "",
    pathSerializer: (path: string) => path,
    bodySerializer: (body: unknown) => body,
  };
  const client = createOpenapiClient<Record<string, never>>({ ...clientWide, Request: CallRequest } as object);
  const defaults = {
    baseUrl: clientWide.baseUrl,
    settings,
    options: { ...options } as Readonly<Record<string, unknown>>,
  };
  client.use(createPrepareMiddleware(api.name, compiled, { ...clientWide, parseAs: "json" }, defaults));
  // Without middleware of the caller openapi-fetch has nothing to add to a named operation but its own cost.
  let direct = true;
  const { use } = client;
  client.use = (...middleware) => {
    direct = false;
    use(...middleware);
  };
  const request = client.request as unknown as (method: string, path: string, init: object) => Promise<AnyResult>;

  const throughClient = async (each: CompiledOperation, parameters: unknown, given: object) => {
    const { operation, options: known, place: here, read } = each;
    assertOptionNames(given, known, here);
    const init = { ...given, ...placeParameters(each, parameters) };
    const { data, error, response } = await request(operation.method, operation.path, init);
    if (response.ok) return { data, response };
    // Middleware of the caller may have put a response of its own in the place of ours.
    throw CallResponse.refusalOf(response) ?? CallResponse.refusalOf(readForeign(read, error, response));
  };
  const named = compiled.map((each) => {
    const { operation } = each;
    const start = (parameters: unknown = {}, given: unknown = noOptions): Promise<WithResponse<unknown>> => {
      try {
        assertObject(given, each.place);
        if (!direct) return throughClient(each, parameters, given);
        const prepared = prepareNamed(each, parameters, given, defaults);
        return perform(prepared, undefined, urlOf(defaults.baseUrl, prepared)).then(settle);
      } catch (error) {
        return Promise.reject(error);
      }
    };
    const facts = { api, compiled: each, readError: exchange.readError, defaults };
    const single = (...given: unknown[]) => new CallPromise(start(...given));
    return [operation.id, operation.createBatch?.(facts, start) ?? single];
  });
  const warmUp = async (given: unknown = {}): Promise<void> => {
    const here: ErrorPlace = { api: api.name, operation: "warmUp" };
    assertObject(given, here);
    assertOptionNames(given, ["signal", "timeoutMs"], here);
    const bounds = readSettings(given, here, settings);
    const { signal, timeoutMs } = bounds;
    // A ban is of connections as well.
    await takeTurn(here, origin, undefined, [], bounds, timeoutMs, performance.now() + timeoutMs);
    return transport.warmUp({ operation: { id: "warmUp" }, signal, timeoutMs, secrets: [] });
  };
  return { client, close: transport.close, warmUp, ...Object.fromEntries(named) } as Surface;
}

function settle(response: CallResponse): WithResponse<unknown> {
  if (!response.ok) throw CallResponse.refusalOf(response);
  return { data: CallResponse.dataOf(response), response: response as unknown as AnyResult["response"] };
}

function assertObject(given: unknown, place: ErrorPlace): asserts given is object {
  if (!isRecord(given)) throw optionError("options", "must be an object", place);
}

interface AnyResult extends WithResponse<unknown> {
  readonly error?: unknown;
}

function readForeign(read: ReadOutcome, error: unknown, { status, url, headers }: Response): CallResponse {
  return read({ status, headers: Object.fromEntries(headers), text: textOf(error), request: { secrets: [] } }, url);
}
