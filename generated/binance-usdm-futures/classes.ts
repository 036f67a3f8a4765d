// Generated from specs/binance-usdm-futures.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import { type ClassCalls, createClassCalls, foreignConfiguration } from "../../src/classes.ts";
import { ParameterError } from "../../src/errors.ts";
import { BinanceUsdmFuturesApi as Generated } from "../openapi-generator/binance-usdm-futures/apis/BinanceUsdmFuturesApi.ts";
import { Configuration, type InitOverrideFunction } from "../openapi-generator/binance-usdm-futures/runtime.ts";
import { type BinanceUsdmFuturesCallOptions, type BinanceUsdmFuturesClient, type BinanceUsdmFuturesClientOptions, createBinanceUsdmFuturesClient } from "./index.ts";
import { api, operations } from "./operations.ts";

export * from "../openapi-generator/binance-usdm-futures/apis/index.ts";
export * from "../openapi-generator/binance-usdm-futures/models/index.ts";
export {
  type ApiResponse,
  type ErrorContext,
  type FetchParams,
  type InitOverrideFunction,
  type Middleware,
  type RequestContext,
  RequiredError,
  type ResponseContext,
} from "../openapi-generator/binance-usdm-futures/runtime.ts";

type Init = Omit<RequestInit, "priority"> &
  Omit<BinanceUsdmFuturesCallOptions, keyof RequestInit | "priority"> & {
    /** Who goes first where calls wait their turn: higher before lower. Default 0, as with the words of `fetch`. */
    readonly priority?: number | "high" | "low" | "auto" | undefined;
  };

/** What a call may be given beside its parameters: the options of the client's calls. */
export type BinanceUsdmFuturesInitOverrides = Init | ((context: Parameters<InitOverrideFunction>[0]) => Promise<Init>);

/** As the generated code has them, which passes them on and reads no `priority`. */
type Passed = RequestInit | InitOverrideFunction | undefined;

/** The configuration of `BinanceUsdmFuturesApi`, made by `createBinanceUsdmFuturesConfiguration`. */
class BinanceUsdmFuturesConfiguration extends Configuration {
  /** The client that all calls go through; `client.close()` ends its idle connections. */
  readonly client: BinanceUsdmFuturesClient;
  /** What `BinanceUsdmFuturesApi` sends its calls through. */
  readonly calls: ClassCalls;

  constructor(client: BinanceUsdmFuturesClient, basePath: string | undefined) {
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

export type { BinanceUsdmFuturesConfiguration };

/**
 * Makes the configuration of `BinanceUsdmFuturesApi` from the options of `createBinanceUsdmFuturesClient`.
 *
 * @throws {ParameterError} An option is not valid (`OPTION_INVALID`).
 */
export function createBinanceUsdmFuturesConfiguration(options: BinanceUsdmFuturesClientOptions): BinanceUsdmFuturesConfiguration {
  return new BinanceUsdmFuturesConfiguration(createBinanceUsdmFuturesClient(options), options.baseUrl);
}

/**
 * Binance USDⓈ-M Futures as a class made by openapi-generator. Its methods are the operations of `BinanceUsdmFuturesClient`: the same rules,
 * signing, ids and errors, but for the generated `RequiredError` where a mandatory parameter is missing.
 */
export class BinanceUsdmFuturesApi extends Generated {
  protected declare configuration: BinanceUsdmFuturesConfiguration;

  /** @throws {ParameterError} The configuration is not one of `createBinanceUsdmFuturesConfiguration` (`OPTION_INVALID`). */
  constructor(configuration: BinanceUsdmFuturesConfiguration) {
    if (!(configuration instanceof BinanceUsdmFuturesConfiguration)) {
      throw foreignConfiguration(api.name, "createBinanceUsdmFuturesConfiguration");
    }
    super(configuration);
  }

  override cancelMultipleOrdersRaw(requestParameters: Parameters<Generated["cancelMultipleOrdersRaw"]>[0], initOverrides?: BinanceUsdmFuturesInitOverrides): ReturnType<Generated["cancelMultipleOrdersRaw"]> {
    return this.configuration.calls.carry("cancelMultipleOrders", requestParameters, initOverrides, (shown, carried) =>
      super.cancelMultipleOrdersRaw(shown, carried),
    );
  }

  override cancelMultipleOrders(requestParameters: Parameters<Generated["cancelMultipleOrdersRaw"]>[0], initOverrides?: BinanceUsdmFuturesInitOverrides): ReturnType<Generated["cancelMultipleOrders"]> {
    return super.cancelMultipleOrders(requestParameters, initOverrides as Passed);
  }

  override queryOrderRaw(requestParameters: Parameters<Generated["queryOrderRaw"]>[0], initOverrides?: BinanceUsdmFuturesInitOverrides): ReturnType<Generated["queryOrderRaw"]> {
    return this.configuration.calls.carry("queryOrder", requestParameters, initOverrides, (shown, carried) =>
      super.queryOrderRaw(shown, carried),
    );
  }

  override queryOrder(requestParameters: Parameters<Generated["queryOrderRaw"]>[0], initOverrides?: BinanceUsdmFuturesInitOverrides): ReturnType<Generated["queryOrder"]> {
    return super.queryOrder(requestParameters, initOverrides as Passed);
  }

  override checkServerTimeRaw(initOverrides?: BinanceUsdmFuturesInitOverrides): ReturnType<Generated["checkServerTimeRaw"]> {
    return this.configuration.calls.carry("checkServerTime", {}, initOverrides, (_, carried) =>
      super.checkServerTimeRaw(carried),
    );
  }

  override checkServerTime(initOverrides?: BinanceUsdmFuturesInitOverrides): ReturnType<Generated["checkServerTime"]> {
    return super.checkServerTime(initOverrides as Passed);
  }
}
