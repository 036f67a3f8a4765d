import type { OrderSeed } from "../../src/testing/index.ts";

/** A cancel that each client makes in its own way. */
export interface Case {
  readonly operation: string;
  /** Under their documented names; ids as text, since they are beyond 2^53. */
  readonly parameters: Readonly<Record<string, string | readonly string[]>>;
  /** What is open before; of it, `canceled` must be gone afterwards, and `kept` must not. */
  readonly canceled: readonly OrderSeed[];
  readonly kept: readonly OrderSeed[];
}

const margin = { api: "binance-margin", symbol: "BTCUSDT" } as const;
const isolated = { ...margin, isIsolated: "TRUE" } as const;
const futures = { api: "binance-usdm-futures", symbol: "BTCUSDT" } as const;
const bitopro = { api: "bitopro" } as const;
const list = { contingencyType: "OCO", orders: [{ type: "STOP_LOSS_LIMIT", stopPrice: "1.5" }, {}] } as const;

/** Beyond 2^53: rounding it would hit its neighbor, which is open as well. */
const id = "8389765519993908929";
const neighbor = "8389765519993908928";
const other = "8389765519993908931";

const sweepable: readonly OrderSeed[] = [margin, { ...margin, ...list }];
const sweepableIsolated: readonly OrderSeed[] = [isolated, { ...isolated, ...list }];

export const cases = {
  "cancelOrder by orderId": {
    operation: "cancelOrder",
    parameters: { symbol: "BTCUSDT", orderId: id },
    canceled: [{ ...margin, orderId: id }],
    kept: [
      { ...margin, orderId: neighbor },
      { ...isolated, orderId: id },
      { ...margin, symbol: "ETHUSDT", orderId: id },
    ],
  },
  "cancelOrder by origClientOrderId, isolated": {
    operation: "cancelOrder",
    parameters: { symbol: "BTCUSDT", origClientOrderId: "mine-1_a", isIsolated: "TRUE" },
    canceled: [{ ...isolated, clientOrderId: "mine-1_a" }],
    kept: [
      { ...margin, clientOrderId: "mine-1_a" },
      { ...isolated, clientOrderId: "mine-1_A" },
    ],
  },
  "cancelOrder by a name with spaces and more": {
    operation: "cancelOrder",
    parameters: { symbol: "BTCUSDT", origClientOrderId: "a b+c/d:é" },
    canceled: [{ ...margin, clientOrderId: "a b+c/d:é" }],
    kept: [
      { ...margin, clientOrderId: "a+b+c/d:é" },
      { ...margin, clientOrderId: "a b c/d:é" },
    ],
  },
  "cancelOrderList by orderListId": {
    operation: "cancelOrderList",
    parameters: { symbol: "BTCUSDT", orderListId: id },
    canceled: [{ ...margin, ...list, orderListId: id }],
    kept: [{ ...margin, ...list, orderListId: neighbor }, { ...isolated, ...list, orderListId: id }, margin],
  },
  "cancelOrderList by listClientOrderId, isolated": {
    operation: "cancelOrderList",
    parameters: { symbol: "BTCUSDT", listClientOrderId: "list-1", isIsolated: "TRUE" },
    canceled: [{ ...isolated, ...list, listClientOrderId: "list-1" }],
    kept: [
      { ...margin, ...list, listClientOrderId: "list-1" },
      { ...isolated, ...list, listClientOrderId: "list-2" },
    ],
  },
  cancelAllOpenOrders: {
    operation: "cancelAllOpenOrders",
    parameters: { symbol: "BTCUSDT" },
    canceled: sweepable,
    kept: [...sweepableIsolated, { ...margin, symbol: "ETHUSDT" }, futures],
  },
  "cancelAllOpenOrders, isolated": {
    operation: "cancelAllOpenOrders",
    parameters: { symbol: "BTCUSDT", isIsolated: "TRUE" },
    canceled: sweepableIsolated,
    kept: [...sweepable, { ...isolated, symbol: "ETHUSDT" }],
  },
  "cancelMultipleOrders by orderIdList": {
    operation: "cancelMultipleOrders",
    parameters: { symbol: "BTCUSDT", orderIdList: ["1234567", "2345678"] },
    canceled: [
      { ...futures, orderId: "1234567" },
      { ...futures, orderId: "2345678" },
    ],
    kept: [
      { ...futures, orderId: "3456789" },
      { ...futures, symbol: "ETHUSDT", orderId: "1234567" },
    ],
  },
  "cancelMultipleOrders by orderIdList beyond 2^53": {
    operation: "cancelMultipleOrders",
    parameters: { symbol: "BTCUSDT", orderIdList: [id, other] },
    canceled: [
      { ...futures, orderId: id },
      { ...futures, orderId: other },
    ],
    kept: [
      { ...futures, orderId: neighbor },
      { ...futures, symbol: "ETHUSDT", orderId: id },
    ],
  },
  "cancelMultipleOrders by origClientOrderIdList": {
    operation: "cancelMultipleOrders",
    parameters: { symbol: "BTCUSDT", origClientOrderIdList: ["mine.1:a/b-c_d", "mine2"] },
    canceled: [
      { ...futures, clientOrderId: "mine.1:a/b-c_d" },
      { ...futures, clientOrderId: "mine2" },
    ],
    kept: [
      { ...futures, clientOrderId: "mine.1" },
      { ...margin, clientOrderId: "mine2" },
    ],
  },
  cancelMarginOrdersByPair: {
    operation: "cancelMarginOrdersByPair",
    parameters: { pair: "BTC_USDT" },
    canceled: [
      { ...bitopro, pair: "BTC_USDT" },
      { ...bitopro, pair: "BTC_USDT" },
    ],
    kept: [{ ...bitopro, pair: "ETH_USDT" }, margin],
  },
  cancelAllMarginOrders: {
    operation: "cancelAllMarginOrders",
    parameters: {},
    canceled: [
      { ...bitopro, pair: "BTC_USDT" },
      { ...bitopro, pair: "ETH_USDT" },
    ],
    kept: [margin, futures],
  },
} satisfies Record<string, Case>;

export type CaseName = keyof typeof cases;
