// Generated from specs/binance-margin.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import { type ClassCalls, createClassCalls, foreignConfiguration } from "../../src/classes.ts";
import { ParameterError } from "../../src/errors.ts";
import { BinanceMarginApi as Generated } from "../openapi-generator/binance-margin/apis/BinanceMarginApi.ts";
import { Configuration, type InitOverrideFunction } from "../openapi-generator/binance-margin/runtime.ts";
import { type BinanceMarginCallOptions, type BinanceMarginClient, type BinanceMarginClientOptions, createBinanceMarginClient } from "./index.ts";
import { api, operations } from "./operations.ts";

export * from "../openapi-generator/binance-margin/apis/index.ts";
export * from "../openapi-generator/binance-margin/models/index.ts";
export {
  type ApiResponse,
  type ErrorContext,
  type FetchParams,
  type InitOverrideFunction,
  type Middleware,
  type RequestContext,
  RequiredError,
  type ResponseContext,
} from "../openapi-generator/binance-margin/runtime.ts";

type Init = Omit<RequestInit, "priority"> &
  Omit<BinanceMarginCallOptions, keyof RequestInit | "priority"> & {
    /** Who goes first where calls wait their turn: higher before lower. Default 0, as with the words of `fetch`. */
    readonly priority?: number | "high" | "low" | "auto" | undefined;
  };

/** What a call may be given beside its parameters: the options of the client's calls. */
export type BinanceMarginInitOverrides = Init | ((context: Parameters<InitOverrideFunction>[0]) => Promise<Init>);

/** As the generated code has them, which passes them on and reads no `priority`. */
type Passed = RequestInit | InitOverrideFunction | undefined;

/** The configuration of `BinanceMarginApi`, made by `createBinanceMarginConfiguration`. */
class BinanceMarginConfiguration extends Configuration {
  /** The client that all calls go through; `client.close()` ends its idle connections. */
  readonly client: BinanceMarginClient;
  /** What `BinanceMarginApi` sends its calls through. */
  readonly calls: ClassCalls;

  constructor(client: BinanceMarginClient, basePath: string | undefined) {
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

export type { BinanceMarginConfiguration };

/**
 * Makes the configuration of `BinanceMarginApi` from the options of `createBinanceMarginClient`.
 *
 * @throws {ParameterError} An option is not valid (`OPTION_INVALID`).
 */
export function createBinanceMarginConfiguration(options: BinanceMarginClientOptions): BinanceMarginConfiguration {
  return new BinanceMarginConfiguration(createBinanceMarginClient(options), options.baseUrl);
}

/**
 * Binance Margin as a class made by openapi-generator. Its methods are the operations of `BinanceMarginClient`: the same rules,
 * signing, ids and errors, but for the generated `RequiredError` where a mandatory parameter is missing.
 */
export class BinanceMarginApi extends Generated {
  protected declare configuration: BinanceMarginConfiguration;

  /** @throws {ParameterError} The configuration is not one of `createBinanceMarginConfiguration` (`OPTION_INVALID`). */
  constructor(configuration: BinanceMarginConfiguration) {
    if (!(configuration instanceof BinanceMarginConfiguration)) {
      throw foreignConfiguration(api.name, "createBinanceMarginConfiguration");
    }
    super(configuration);
  }

  override queryOrderRaw(requestParameters: Parameters<Generated["queryOrderRaw"]>[0], initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["queryOrderRaw"]> {
    return this.configuration.calls.carry("queryOrder", requestParameters, initOverrides, (shown, carried) =>
      super.queryOrderRaw(shown, carried),
    );
  }

  override queryOrder(requestParameters: Parameters<Generated["queryOrderRaw"]>[0], initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["queryOrder"]> {
    return super.queryOrder(requestParameters, initOverrides as Passed);
  }

  override cancelOrderRaw(requestParameters: Parameters<Generated["cancelOrderRaw"]>[0], initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["cancelOrderRaw"]> {
    return this.configuration.calls.carry("cancelOrder", requestParameters, initOverrides, (shown, carried) =>
      super.cancelOrderRaw(shown, carried),
    );
  }

  override cancelOrder(requestParameters: Parameters<Generated["cancelOrderRaw"]>[0], initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["cancelOrder"]> {
    return super.cancelOrder(requestParameters, initOverrides as Passed);
  }

  override queryOrderListRaw(requestParameters: Parameters<Generated["queryOrderListRaw"]>[0] = {}, initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["queryOrderListRaw"]> {
    return this.configuration.calls.carry("queryOrderList", requestParameters, initOverrides, (shown, carried) =>
      super.queryOrderListRaw(shown, carried),
    );
  }

  override queryOrderList(requestParameters: Parameters<Generated["queryOrderListRaw"]>[0] = {}, initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["queryOrderList"]> {
    return super.queryOrderList(requestParameters, initOverrides as Passed);
  }

  override cancelOrderListRaw(requestParameters: Parameters<Generated["cancelOrderListRaw"]>[0], initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["cancelOrderListRaw"]> {
    return this.configuration.calls.carry("cancelOrderList", requestParameters, initOverrides, (shown, carried) =>
      super.cancelOrderListRaw(shown, carried),
    );
  }

  override cancelOrderList(requestParameters: Parameters<Generated["cancelOrderListRaw"]>[0], initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["cancelOrderList"]> {
    return super.cancelOrderList(requestParameters, initOverrides as Passed);
  }

  override cancelAllOpenOrdersRaw(requestParameters: Parameters<Generated["cancelAllOpenOrdersRaw"]>[0], initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["cancelAllOpenOrdersRaw"]> {
    return this.configuration.calls.carry("cancelAllOpenOrders", requestParameters, initOverrides, (shown, carried) =>
      super.cancelAllOpenOrdersRaw(shown, carried),
    );
  }

  override cancelAllOpenOrders(requestParameters: Parameters<Generated["cancelAllOpenOrdersRaw"]>[0], initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["cancelAllOpenOrders"]> {
    return super.cancelAllOpenOrders(requestParameters, initOverrides as Passed);
  }

  override checkServerTimeRaw(initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["checkServerTimeRaw"]> {
    return this.configuration.calls.carry("checkServerTime", {}, initOverrides, (_, carried) =>
      super.checkServerTimeRaw(carried),
    );
  }

  override checkServerTime(initOverrides?: BinanceMarginInitOverrides): ReturnType<Generated["checkServerTime"]> {
    return super.checkServerTime(initOverrides as Passed);
  }
}
