// Generated from specs/bitopro.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { Call } from "../../src/call.ts";
import { createApiClient } from "../../src/client.ts";
import { type Credentials, exchange } from "../../src/exchanges/bitopro.ts";
import type { CallOptions, ClientOptions } from "../../src/options.ts";
import type { ApiClient, ParametersOf, ResultOf } from "../../src/types.ts";
import { api, operations } from "./operations.ts";
import type { components, operations as Operations, paths } from "./types.ts";

export type { components, paths };

/** Options of one call. */
export interface BitoproCallOptions extends CallOptions {
}

/** Options of `createBitoproClient`. */
export type BitoproClientOptions = ClientOptions & Credentials;

export type CancelAllMarginOrdersParameters = ParametersOf<Operations["cancelAllMarginOrders"]>;
export type CancelAllMarginOrdersResult = ResultOf<Operations["cancelAllMarginOrders"]>;
export type CancelMarginOrdersByPairParameters = ParametersOf<Operations["cancelMarginOrdersByPair"]>;
export type CancelMarginOrdersByPairResult = ResultOf<Operations["cancelMarginOrdersByPair"]>;

/** The client of BitoPro. */
export interface BitoproClient extends ApiClient<paths> {
  /**
   * Cancels every open margin order of the account, on all pairs. It sweeps: an order that is opened while the
   * request is under way may be canceled too.
   * It names no order, so it is not sent again after its answer was lost (outcome `unknown`): an order that was
   * opened meanwhile would be canceled too. `retrySweep: true` asks for that.
   *
   * @returns The ids of the canceled orders, by pair.
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).
   * @throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.
   * @throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).
   * @see {@link https://github.com/bitoex/bitopro-offical-api-docs/blob/update_create_withdraw_invoice/api/v3/private/margin_cancel_all_orders.md Cancel All Margin Orders}
   */
  cancelAllMarginOrders(parameters?: CancelAllMarginOrdersParameters, options?: BitoproCallOptions): Call<CancelAllMarginOrdersResult>;

  /**
   * Cancels every open margin order of the account on one pair. It sweeps: an order that is opened while the
   * request is under way may be canceled too.
   * It names no order, so it is not sent again after its answer was lost (outcome `unknown`): an order that was
   * opened meanwhile would be canceled too. `retrySweep: true` asks for that.
   *
   * @param parameters.pair The trading pair as BASE_QUOTE in capitals, such as BTC_USDT.
   * @returns The ids of the canceled orders, by pair.
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).
   * @throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.
   * @throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).
   * @see {@link https://github.com/bitoex/bitopro-offical-api-docs/blob/update_create_withdraw_invoice/api/v3/private/margin_cancel_all_orders.md Cancel All Margin Orders}
   */
  cancelMarginOrdersByPair(parameters: CancelMarginOrdersByPairParameters, options?: BitoproCallOptions): Call<CancelMarginOrdersByPairResult>;
}

/**
 * Creates a client for BitoPro.
 *
 * @throws {ParameterError} An option is not valid (`OPTION_INVALID`).
 */
export function createBitoproClient(options: BitoproClientOptions): BitoproClient {
  return createApiClient<BitoproClient, Credentials>({ api, operations, exchange }, options);
}
