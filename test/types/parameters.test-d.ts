import { expectTypeOf, suite, test } from "vitest";
import type {
  BinanceMarginCallOptions,
  BinanceMarginClient,
  CancelAllOpenOrdersParameters,
  CancelOrderListParameters,
  CancelOrderParameters,
} from "../../generated/binance-margin/index.ts";
import type {
  BinanceUsdmFuturesClient,
  CancelMultipleOrdersParameters,
} from "../../generated/binance-usdm-futures/index.ts";
import type { BitoproCallOptions, BitoproClient } from "../../generated/bitopro/index.ts";

declare const margin: BinanceMarginClient;
declare const futures: BinanceUsdmFuturesClient;
declare const bitopro: BitoproClient;
declare const id: string | bigint | number;
declare const perhaps: string | undefined;

const symbol = "BTCUSDT";
const order = "/sapi/v1/margin/order";
const batch = "/fapi/v1/batchOrders";

suite("cancelOrder", () => {
  test("takes either id, or both", () => {
    margin.cancelOrder({ symbol, orderId: 28 });
    margin.cancelOrder({ symbol, origClientOrderId: "mine" });
    margin.cancelOrder({ symbol, orderId: 28, origClientOrderId: "mine" });
    margin.client.DELETE(order, { params: { query: { symbol, orderId: 28 } } });
    margin.client.DELETE(order, { params: { query: { symbol, origClientOrderId: "mine" } } });
    margin.client.DELETE(order, { params: { query: { symbol, orderId: 28, origClientOrderId: "mine" } } });
  });

  test("does not take neither id", () => {
    // @ts-expect-error One of the ids is needed.
    margin.cancelOrder({ symbol });
    // @ts-expect-error `undefined` is no id.
    margin.cancelOrder({ symbol, orderId: undefined, origClientOrderId: undefined });
    // @ts-expect-error What may be undefined is not given for sure.
    margin.cancelOrder({ symbol, origClientOrderId: perhaps });
    // @ts-expect-error One of the ids is needed.
    margin.client.DELETE(order, { params: { query: { symbol } } });
    // @ts-expect-error `undefined` is no id.
    margin.client.DELETE(order, { params: { query: { symbol, orderId: undefined } } });
    // @ts-expect-error The name of the cancel is no id of the order.
    margin.cancelOrder({ symbol, newClientOrderId: "mine" });
  });

  test("does not take parameters away", () => {
    // @ts-expect-error There are mandatory parameters.
    margin.cancelOrder();
    // @ts-expect-error There are mandatory parameters.
    margin.cancelOrder({});
    // @ts-expect-error `symbol` is mandatory.
    margin.cancelOrder({ orderId: 28 });
    // @ts-expect-error `symbol` is mandatory.
    margin.cancelOrder({ symbol: undefined, orderId: 28 });
    // @ts-expect-error `symbol` is mandatory.
    margin.client.DELETE(order, { params: { query: { orderId: 28 } } });
    // @ts-expect-error There are mandatory parameters.
    margin.client.DELETE(order, {});
  });

  test("takes undefined for what is optional", () => {
    margin.cancelOrder({
      symbol,
      orderId: 28,
      origClientOrderId: undefined,
      isIsolated: undefined,
      newClientOrderId: perhaps,
      recvWindow: undefined,
    });
  });

  test("takes ids as text, bigint or number", () => {
    expectTypeOf<NonNullable<CancelOrderParameters["orderId"]>>().toEqualTypeOf<string | bigint | number>();
    margin.cancelOrder({ symbol, orderId: id });
    // @ts-expect-error An id is no boolean.
    margin.cancelOrder({ symbol, orderId: true });
    // @ts-expect-error An id is not null.
    margin.cancelOrder({ symbol, orderId: null });
    // @ts-expect-error A client order id is a text.
    margin.cancelOrder({ symbol, origClientOrderId: 28 });
  });

  test("takes TRUE and FALSE as the exchange spells them", () => {
    expectTypeOf<NonNullable<CancelOrderParameters["isIsolated"]>>().toEqualTypeOf<"TRUE" | "FALSE">();
    expectTypeOf<NonNullable<CancelAllOpenOrdersParameters["isIsolated"]>>().toEqualTypeOf<"TRUE" | "FALSE">();
    // @ts-expect-error The exchange has capitals.
    margin.cancelOrder({ symbol, orderId: 28, isIsolated: "true" });
    // @ts-expect-error It is no boolean.
    margin.cancelOrder({ symbol, orderId: 28, isIsolated: true });
    // @ts-expect-error The exchange has capitals.
    margin.client.DELETE(order, { params: { query: { symbol, orderId: 28, isIsolated: "true" } } });
  });

  test("knows no parameter that signing fills in, and no misspelt one", () => {
    expectTypeOf<CancelOrderParameters>().not.toHaveProperty("timestamp");
    expectTypeOf<CancelOrderParameters>().not.toHaveProperty("signature");
    // @ts-expect-error Signing fills it in.
    margin.cancelOrder({ symbol, orderId: 28, timestamp: 1 });
    // @ts-expect-error There is no such parameter.
    margin.cancelOrder({ symbol, orderId: 28, orderID: 28 });
  });
});

suite("cancelOrderList", () => {
  test("takes either id, or both, but not neither", () => {
    margin.cancelOrderList({ symbol, orderListId: 1n });
    margin.cancelOrderList({ symbol, listClientOrderId: "mine" });
    margin.cancelOrderList({ symbol, orderListId: 1n, listClientOrderId: "mine" });
    // @ts-expect-error One of the ids is needed.
    margin.cancelOrderList({ symbol });
    // @ts-expect-error One of the ids is needed.
    margin.client.DELETE("/sapi/v1/margin/orderList", { params: { query: { symbol } } });
    expectTypeOf<NonNullable<CancelOrderListParameters["orderListId"]>>().toEqualTypeOf<string | bigint | number>();
  });
});

suite("cancelMultipleOrders", () => {
  test("takes one of the lists, readonly or not", () => {
    const ids = [1, 2n, "3"];
    futures.cancelMultipleOrders({ symbol, orderIdList: ids });
    futures.cancelMultipleOrders({ symbol, orderIdList: [1, "2"] as const });
    futures.cancelMultipleOrders({ symbol, orderIdList: Object.freeze([1n]), origClientOrderIdList: undefined });
    futures.cancelMultipleOrders({ symbol, origClientOrderIdList: ["a"] as readonly string[] });
    futures.client.DELETE(batch, { params: { query: { symbol, orderIdList: [1, "2"] as const } } });
  });

  test("does not take both lists, or neither", () => {
    // @ts-expect-error The lists exclude each other.
    futures.cancelMultipleOrders({ symbol, orderIdList: [1], origClientOrderIdList: ["a"] });
    // @ts-expect-error One of the lists is needed.
    futures.cancelMultipleOrders({ symbol });
    // @ts-expect-error One of the lists is needed.
    futures.cancelMultipleOrders({ symbol, orderIdList: undefined });
    // @ts-expect-error The lists exclude each other.
    futures.client.DELETE(batch, { params: { query: { symbol, orderIdList: [1], origClientOrderIdList: ["a"] } } });
    // @ts-expect-error One of the lists is needed.
    futures.client.DELETE(batch, { params: { query: { symbol } } });
  });

  test("does not take an id for a list, or a list of something else", () => {
    // @ts-expect-error A list is needed.
    futures.cancelMultipleOrders({ symbol, orderIdList: 1 });
    // @ts-expect-error An id is not null.
    futures.cancelMultipleOrders({ symbol, orderIdList: [null] });
    // @ts-expect-error A client order id is a text.
    futures.cancelMultipleOrders({ symbol, origClientOrderIdList: [1] });
    expectTypeOf<CancelMultipleOrdersParameters>().not.toHaveProperty("timestamp");
  });
});

suite("cancelAllMarginOrders", () => {
  test("takes no parameter", () => {
    bitopro.cancelAllMarginOrders();
    bitopro.cancelAllMarginOrders({});
    bitopro.cancelAllMarginOrders({}, { timeoutMs: 1000 });
    bitopro.cancelAllMarginOrders(undefined, { timeoutMs: 1000 });
    bitopro.client.DELETE("/v3/margin/orders/all");
    bitopro.client.DELETE("/v3/margin/orders/all", {});
    // @ts-expect-error It would cancel every pair, not this one.
    bitopro.cancelAllMarginOrders({ pair: "BTC_USDT" });
    // @ts-expect-error It would cancel every pair.
    bitopro.cancelAllMarginOrders("BTC_USDT");
    // @ts-expect-error A pair is no option.
    bitopro.cancelAllMarginOrders({}, { pair: "BTC_USDT" });
  });
});

suite("cancelMarginOrdersByPair", () => {
  test("takes a pair", () => {
    bitopro.cancelMarginOrdersByPair({ pair: "BTC_USDT" });
    bitopro.client.DELETE("/v3/margin/orders/{pair}", { params: { path: { pair: "BTC_USDT" } } });
    // @ts-expect-error The pair is mandatory.
    bitopro.cancelMarginOrdersByPair({});
    // @ts-expect-error The pair is mandatory.
    bitopro.cancelMarginOrdersByPair({ pair: undefined });
    // @ts-expect-error The pair is mandatory.
    bitopro.cancelMarginOrdersByPair({ pair: perhaps });
    // @ts-expect-error The pair is part of the path.
    bitopro.client.DELETE("/v3/margin/orders/{pair}", { params: { query: { pair: "BTC_USDT" } } });
  });
});

suite("call options", () => {
  test("have recvWindow where the exchange has it", () => {
    margin.cancelAllOpenOrders({ symbol }, { signal: AbortSignal.timeout(1), timeoutMs: 1, recvWindow: 1 });
    margin.cancelAllOpenOrders({ symbol }, { recvWindow: undefined });
    expectTypeOf<BinanceMarginCallOptions>().toHaveProperty("recvWindow");
    expectTypeOf<BitoproCallOptions>().not.toHaveProperty("recvWindow");
    // @ts-expect-error BitoPro has no recvWindow.
    bitopro.cancelAllMarginOrders({}, { recvWindow: 5000 });
    // @ts-expect-error It is a number of milliseconds.
    margin.cancelAllOpenOrders({ symbol }, { recvWindow: "5000" });
    // @ts-expect-error There is no such option.
    margin.cancelAllOpenOrders({ symbol }, { timeout: 1 });
  });
});
