// Generated from specs/binance-margin.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { Call } from "../../src/call.ts";
import { createApiClient } from "../../src/client.ts";
import { type Credentials, exchange } from "../../src/exchanges/binance.ts";
import type { CallOptions, ClientOptions } from "../../src/options.ts";
import type { ApiClient, ParametersOf, ResultOf } from "../../src/types.ts";
import { api, operations } from "./operations.ts";
import type { components, operations as Operations, paths } from "./types.ts";

export type { components, paths };

/** Options of one call. */
export interface BinanceMarginCallOptions extends CallOptions {
  /** How long after `timestamp` the request stays valid. (in ms; 1 to 60000; default 5000) */
  recvWindow?: number | undefined;
}

/** Options of `createBinanceMarginClient`. */
export type BinanceMarginClientOptions = ClientOptions & Credentials & {
  /** How long after `timestamp` the request stays valid. (in ms; 1 to 60000; default 5000) */
  recvWindow?: number | undefined;
};

export type QueryOrderParameters = ParametersOf<Operations["queryOrder"]>;
export type QueryOrderResult = ResultOf<Operations["queryOrder"]>;
export type CancelOrderParameters = ParametersOf<Operations["cancelOrder"]>;
export type CancelOrderResult = ResultOf<Operations["cancelOrder"]>;
export type QueryOrderListParameters = ParametersOf<Operations["queryOrderList"]>;
export type QueryOrderListResult = ResultOf<Operations["queryOrderList"]>;
export type CancelOrderListParameters = ParametersOf<Operations["cancelOrderList"]>;
export type CancelOrderListResult = ResultOf<Operations["cancelOrderList"]>;
export type CancelAllOpenOrdersParameters = ParametersOf<Operations["cancelAllOpenOrders"]>;
export type CancelAllOpenOrdersResult = ResultOf<Operations["cancelAllOpenOrders"]>;
export type CheckServerTimeParameters = ParametersOf<Operations["checkServerTime"]>;
export type CheckServerTimeResult = ResultOf<Operations["checkServerTime"]>;

/** The client of Binance Margin. */
export interface BinanceMarginClient extends ApiClient<paths> {
  /**
   * Tells how one order of a margin account stands.
   * Rule: `Or(orderId, origClientOrderId);`
   *
   * @param parameters.symbol The trading pair, such as BTCUSDT.
   * @param parameters.isIsolated Whether the order belongs to the isolated margin account of the symbol. ("TRUE" or "FALSE"; default FALSE)
   * @param parameters.orderId The id that Binance gave the order.
   * @param parameters.origClientOrderId The client order id that the order was placed with.
   * @param parameters.recvWindow How long after `timestamp` the request stays valid. (in ms; 1 to 60000; default 5000)
   * @returns The order as it stands.
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).
   * @throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.
   * @throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).
   * @see {@link https://developers.binance.com/docs/margin_trading/trade/Query-Margin-Account-Order Query Margin Account's Order}
   */
  queryOrder(parameters: QueryOrderParameters, options?: BinanceMarginCallOptions): Call<QueryOrderResult>;

  /**
   * Cancels one open order of a margin account. When both identifiers are given, Binance checks one against the
   * other.
   * Rule: `Or(orderId, origClientOrderId);`
   *
   * @param parameters.symbol The trading pair, such as BTCUSDT.
   * @param parameters.isIsolated Whether the order belongs to the isolated margin account of the symbol. ("TRUE" or "FALSE"; default FALSE)
   * @param parameters.orderId The id that Binance gave the order.
   * @param parameters.origClientOrderId The client order id that the order was placed with.
   * @param parameters.newClientOrderId A name for this cancel itself, not for the order; Binance makes one up by default.
   * @param parameters.recvWindow How long after `timestamp` the request stays valid. (in ms; 1 to 60000; default 5000)
   * @returns The order as it stood when it was canceled.
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).
   * @throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.
   * @throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).
   * @see {@link https://developers.binance.com/docs/margin_trading/trade/Margin-Account-Cancel-Order Margin Account Cancel Order}
   */
  cancelOrder(parameters: CancelOrderParameters, options?: BinanceMarginCallOptions): Call<CancelOrderResult>;

  /**
   * Tells how one order list of a margin account stands.
   * Rule: `Or(orderListId, origClientOrderId);`
   * Rule: `IF isIsolated=='TRUE' THEN symbol;`
   * Rule: `IF symbol THEN isIsolated=='TRUE';`
   *
   * @param parameters.isIsolated Whether the order belongs to the isolated margin account of the symbol. ("TRUE" or "FALSE"; default FALSE)
   * @param parameters.symbol The trading pair, such as BTCUSDT; for isolated margin only.
   * @param parameters.orderListId The id that Binance gave the order list.
   * @param parameters.origClientOrderId The client order id of the list.
   * @param parameters.recvWindow How long after `timestamp` the request stays valid. (in ms; 1 to 60000; default 5000)
   * @returns The order list as it stands.
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).
   * @throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.
   * @throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).
   * @see {@link https://developers.binance.com/docs/margin_trading/trade/Query-Margin-Account-OCO Query Margin Account's OCO}
   */
  queryOrderList(parameters: QueryOrderListParameters, options?: BinanceMarginCallOptions): Call<QueryOrderListResult>;

  /**
   * Cancels a whole order list of a margin account. Canceling a single leg with `cancelOrder` cancels the whole
   * list as well.
   * Rule: `Or(orderListId, listClientOrderId);`
   *
   * @param parameters.symbol The trading pair, such as BTCUSDT.
   * @param parameters.isIsolated Whether the order belongs to the isolated margin account of the symbol. ("TRUE" or "FALSE"; default FALSE)
   * @param parameters.orderListId The id that Binance gave the order list.
   * @param parameters.listClientOrderId The client order id of the list.
   * @param parameters.newClientOrderId A name for this cancel itself, not for the order; Binance makes one up by default.
   * @param parameters.recvWindow How long after `timestamp` the request stays valid. (in ms; 1 to 60000; default 5000)
   * @returns The order list, with a report for each of its orders.
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).
   * @throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.
   * @throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).
   * @see {@link https://developers.binance.com/docs/margin_trading/trade/Margin-Account-Cancel-OCO Margin Account Cancel OCO}
   */
  cancelOrderList(parameters: CancelOrderListParameters, options?: BinanceMarginCallOptions): Call<CancelOrderListResult>;

  /**
   * Cancels every open order of a margin account on one symbol, order lists included. It sweeps: an order that is
   * opened while the request is under way may be canceled too.
   * It names no order, so it is not sent again after its answer was lost (outcome `unknown`): an order that was
   * opened meanwhile would be canceled too. `retrySweep: true` asks for that.
   *
   * @param parameters.symbol The trading pair, such as BTCUSDT.
   * @param parameters.isIsolated Whether the order belongs to the isolated margin account of the symbol. ("TRUE" or "FALSE"; default FALSE)
   * @param parameters.recvWindow How long after `timestamp` the request stays valid. (in ms; 1 to 60000; default 5000)
   * @returns What was canceled, single orders and order lists mixed; a list has a `contingencyType`.
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).
   * @throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.
   * @throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).
   * @see {@link https://developers.binance.com/docs/margin_trading/trade/Margin-Account-Cancel-All-Open-Orders Margin Account Cancel all Open Orders on a Symbol}
   */
  cancelAllOpenOrders(parameters: CancelAllOpenOrdersParameters, options?: BinanceMarginCallOptions): Call<CancelAllOpenOrdersResult>;

  /**
   * Tells the exchange's time.
   *
   * @returns The exchange's time.
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).
   * @throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.
   * @throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).
   * @see {@link https://developers.binance.com/docs/binance-spot-api-docs/rest-api/general-endpoints Check server time}
   */
  checkServerTime(parameters?: CheckServerTimeParameters, options?: BinanceMarginCallOptions): Call<CheckServerTimeResult>;
}

/**
 * Creates a client for Binance Margin.
 *
 * @throws {ParameterError} An option is not valid (`OPTION_INVALID`).
 */
export function createBinanceMarginClient(options: BinanceMarginClientOptions): BinanceMarginClient {
  return createApiClient<BinanceMarginClient, Credentials>({ api, operations, exchange }, options);
}
