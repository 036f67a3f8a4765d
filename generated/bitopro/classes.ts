// Generated from specs/bitopro.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import { type ClassCalls, createClassCalls, foreignConfiguration } from "../../src/classes.ts";
import { ParameterError } from "../../src/errors.ts";
import { BitoproApi as Generated } from "../openapi-generator/bitopro/apis/BitoproApi.ts";
import { Configuration, type InitOverrideFunction } from "../openapi-generator/bitopro/runtime.ts";
import { type BitoproCallOptions, type BitoproClient, type BitoproClientOptions, createBitoproClient } from "./index.ts";
import { api, operations } from "./operations.ts";

export * from "../openapi-generator/bitopro/apis/index.ts";
export * from "../openapi-generator/bitopro/models/index.ts";
export {
  type ApiResponse,
  type ErrorContext,
  type FetchParams,
  type InitOverrideFunction,
  type Middleware,
  type RequestContext,
  RequiredError,
  type ResponseContext,
} from "../openapi-generator/bitopro/runtime.ts";

type Init = Omit<RequestInit, "priority"> &
  Omit<BitoproCallOptions, keyof RequestInit | "priority"> & {
    /** Who goes first where calls wait their turn: higher before lower. Default 0, as with the words of `fetch`. */
    readonly priority?: number | "high" | "low" | "auto" | undefined;
  };

/** What a call may be given beside its parameters: the options of the client's calls. */
export type BitoproInitOverrides = Init | ((context: Parameters<InitOverrideFunction>[0]) => Promise<Init>);

/** As the generated code has them, which passes them on and reads no `priority`. */
type Passed = RequestInit | InitOverrideFunction | undefined;

/** The configuration of `BitoproApi`, made by `createBitoproConfiguration`. */
class BitoproConfiguration extends Configuration {
  /** The client that all calls go through; `client.close()` ends its idle connections. */
  readonly client: BitoproClient;
  /** What `BitoproApi` sends its calls through. */
  readonly calls: ClassCalls;

  constructor(client: BitoproClient, basePath: string | undefined) {
    const calls = createClassCalls(api.name, operations, client);
    super({ basePath, fetchApi: calls.fetchApi, middleware: calls.middleware });
    this.client = client;
    this.calls = calls;
  }

  /** @throws {ParameterError} Always: what another configuration says would bypass the client. */
  override set config(_: Configuration) {
    throw new ParameterError("OPTION_INVALID", "config", "cannot be replaced: make another configuration", { api: api.name });
  }
}

export type { BitoproConfiguration };

/**
 * Makes the configuration of `BitoproApi` from the options of `createBitoproClient`.
 *
 * @throws {ParameterError} An option is not valid (`OPTION_INVALID`).
 */
export function createBitoproConfiguration(options: BitoproClientOptions): BitoproConfiguration {
  return new BitoproConfiguration(createBitoproClient(options), options.baseUrl);
}

/**
 * BitoPro as a class made by openapi-generator. Its methods are the operations of `BitoproClient`: the same rules,
 * signing, ids and errors, but for the generated `RequiredError` where a mandatory parameter is missing.
 */
export class BitoproApi extends Generated {
  protected declare configuration: BitoproConfiguration;

  /** @throws {ParameterError} The configuration is not one of `createBitoproConfiguration` (`OPTION_INVALID`). */
  constructor(configuration: BitoproConfiguration) {
    if (!(configuration instanceof BitoproConfiguration)) {
      throw foreignConfiguration(api.name, "createBitoproConfiguration");
    }
    super(configuration);
  }

  override cancelAllMarginOrdersRaw(initOverrides?: BitoproInitOverrides): ReturnType<Generated["cancelAllMarginOrdersRaw"]> {
    return this.configuration.calls.carry("cancelAllMarginOrders", {}, initOverrides, (_, carried) =>
      super.cancelAllMarginOrdersRaw(carried),
    );
  }

  override cancelAllMarginOrders(initOverrides?: BitoproInitOverrides): ReturnType<Generated["cancelAllMarginOrders"]> {
    return super.cancelAllMarginOrders(initOverrides as Passed);
  }

  override cancelMarginOrdersByPairRaw(requestParameters: Parameters<Generated["cancelMarginOrdersByPairRaw"]>[0], initOverrides?: BitoproInitOverrides): ReturnType<Generated["cancelMarginOrdersByPairRaw"]> {
    return this.configuration.calls.carry("cancelMarginOrdersByPair", requestParameters, initOverrides, (shown, carried) =>
      super.cancelMarginOrdersByPairRaw(shown, carried),
    );
  }

  override cancelMarginOrdersByPair(requestParameters: Parameters<Generated["cancelMarginOrdersByPairRaw"]>[0], initOverrides?: BitoproInitOverrides): ReturnType<Generated["cancelMarginOrdersByPair"]> {
    return super.cancelMarginOrdersByPair(requestParameters, initOverrides as Passed);
  }
}
