// Generated from specs/binance-usdm-futures.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { Call } from "../../src/call.ts";
import { createApiClient } from "../../src/client.ts";
import { type Credentials, exchange } from "../../src/exchanges/binance.ts";
import type { CallOptions, ClientOptions } from "../../src/options.ts";
import type { BatchCall } from "../../src/paired.ts";
import type { ApiClient, ParametersOf, ResultOf } from "../../src/types.ts";
import { api, operations } from "./operations.ts";
import type { components, operations as Operations, paths } from "./types.ts";

export type { components, paths };

/** Options of one call. */
export interface BinanceUsdmFuturesCallOptions extends CallOptions {
  /** How long after `timestamp` the request stays valid. (in ms; at least 1; default 5000) */
  recvWindow?: number | undefined;
}

/** Options of `createBinanceUsdmFuturesClient`. */
export type BinanceUsdmFuturesClientOptions = ClientOptions & Credentials & {
  /** How long after `timestamp` the request stays valid. (in ms; at least 1; default 5000) */
  recvWindow?: number | undefined;
};

export type CancelMultipleOrdersParameters = ParametersOf<Operations["cancelMultipleOrders"]>;
export type CancelMultipleOrdersResult = ResultOf<Operations["cancelMultipleOrders"]>;
export type QueryOrderParameters = ParametersOf<Operations["queryOrder"]>;
export type QueryOrderResult = ResultOf<Operations["queryOrder"]>;
export type CheckServerTimeParameters = ParametersOf<Operations["checkServerTime"]>;
export type CheckServerTimeResult = ResultOf<Operations["checkServerTime"]>;

/** The client of Binance USDⓈ-M Futures. */
export interface BinanceUsdmFuturesClient extends ApiClient<paths> {
  /**
   * Cancels up to ten open orders of one symbol, named by order id or by client order id. Each item of the answer
   * is a canceled order or the reason why one was not canceled.
   * Rule: `OnlyOne(orderIdList, origClientOrderIdList);`
   *
   * @param parameters.symbol The trading pair, such as BTCUSDT.
   * @param parameters.orderIdList The ids that Binance gave the orders. (at most 10)
   * @param parameters.origClientOrderIdList The client order ids that the orders were placed with; sent as JSON without spaces, its quotes encoded. (at most 10)
   * @param parameters.recvWindow How long after `timestamp` the request stays valid. (in ms; at least 1; default 5000)
   * @returns An item for each order that was asked for, a canceled order or a `code` and `msg`. The order of the items is not documented.
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).
   * @throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.
   * @throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).
   * @see {@link https://developers.binance.com/docs/derivatives/usds-margined-futures/trade/rest-api/Cancel-Multiple-Orders Cancel Multiple Orders}
   */
  cancelMultipleOrders(parameters: CancelMultipleOrdersParameters, options?: BinanceUsdmFuturesCallOptions): BatchCall<CancelMultipleOrdersResult, CancelMultipleOrdersResult[number], "code", "orderIdList" | "origClientOrderIdList">;

  /**
   * Tells how one order stands. Orders that were canceled or expired without a fill are gone three days after they
   * were placed, all others 90 days after.
   * Rule: `Or(orderId, origClientOrderId);`
   *
   * @param parameters.symbol The trading pair, such as BTCUSDT.
   * @param parameters.orderId The id that Binance gave the order; ids count up within a symbol.
   * @param parameters.origClientOrderId The client order id that the order was placed with.
   * @param parameters.recvWindow How long after `timestamp` the request stays valid. (in ms; at least 1; default 5000)
   * @returns The order as it stands.
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).
   * @throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.
   * @throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).
   * @see {@link https://developers.binance.com/docs/derivatives/usds-margined-futures/trade/rest-api/Query-Order Query Order}
   */
  queryOrder(parameters: QueryOrderParameters, options?: BinanceUsdmFuturesCallOptions): Call<QueryOrderResult>;

  /**
   * Tells the exchange's time.
   *
   * @returns The exchange's time.
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).
   * @throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.
   * @throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).
   * @see {@link https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api/Check-Server-Time Check Server Time}
   */
  checkServerTime(parameters?: CheckServerTimeParameters, options?: BinanceUsdmFuturesCallOptions): Call<CheckServerTimeResult>;
}

/**
 * Creates a client for Binance USDⓈ-M Futures.
 *
 * @throws {ParameterError} An option is not valid (`OPTION_INVALID`).
 */
export function createBinanceUsdmFuturesClient(options: BinanceUsdmFuturesClientOptions): BinanceUsdmFuturesClient {
  return createApiClient<BinanceUsdmFuturesClient, Credentials>({ api, operations, exchange }, options);
}
