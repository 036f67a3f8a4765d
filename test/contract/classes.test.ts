import { describe, expect, test } from "vitest";
import { BinanceMarginApi } from "../../generated/binance-margin/classes.ts";
import { operations as margin } from "../../generated/binance-margin/operations.ts";
import { BinanceUsdmFuturesApi } from "../../generated/binance-usdm-futures/classes.ts";
import { operations as futures } from "../../generated/binance-usdm-futures/operations.ts";
import { BitoproApi } from "../../generated/bitopro/classes.ts";
import { operations as bitopro } from "../../generated/bitopro/operations.ts";
import {
  createBitoproAt,
  createFuturesAt,
  createMargin,
  createMarginAt,
  inFutures,
  inMargin,
  startExchange,
} from "./classes-context.ts";

const big = "8389765519993908929";

test.each([
  [BinanceMarginApi, margin],
  [BinanceUsdmFuturesApi, futures],
  [BitoproApi, bitopro],
])("%o has every operation, raw and plain, and no other", ({ prototype }, operations) => {
  const generated = Object.getOwnPropertyNames(Object.getPrototypeOf(prototype));
  const calls = Object.keys(operations).flatMap((id) => [`${id}Raw`, id]);

  const methods = Object.getOwnPropertyNames(prototype).filter((name) => name !== "constructor");

  expect(methods).toEqual(calls);
  expect(generated.filter((name) => name.endsWith("Raw")).sort()).toEqual(
    methods.filter((name) => name.endsWith("Raw")).sort(),
  );
});

describe("every operation cancels in the ledger", () => {
  test.each(["hmac", "rsa", "ed25519"] as const)("margin, with %s", async (kind) => {
    const exchange = await startExchange();
    const api = createMargin({ ...exchange.credentials[kind], baseUrl: exchange.url });
    exchange.orders.open({ ...inMargin, orderId: big });
    const list = exchange.orders.open({ ...inMargin, contingencyType: "OCO", orders: [{}, {}] });
    exchange.orders.open([inMargin, { ...inMargin, contingencyType: "OCO", orders: [{}, {}] }]);

    const one = await api.cancelOrder({ symbol: "BTCUSDT", orderId: big });
    const legs = await api.cancelOrderList({ symbol: "BTCUSDT", orderListId: list.orderListId });
    const swept = await api.cancelAllOpenOrders({ symbol: "BTCUSDT", isIsolated: "FALSE" });

    expect(one).toMatchObject({ orderId: big, status: "CANCELED" });
    expect(legs.orderReports.map(({ orderListId }) => orderListId)).toEqual([list.orderListId, list.orderListId]);
    expect(swept.map((item) => "contingencyType" in item).sort()).toEqual([false, true]);
    expect(exchange.orders.list()).toEqual([]);
    expect(
      exchange.requests.map(({ operationId, headers, query }) => [
        operationId,
        headers["x-mbx-apikey"],
        Object.keys(query).at(-1),
      ]),
    ).toEqual(
      ["cancelOrder", "cancelOrderList", "cancelAllOpenOrders"].map((id) => [
        id,
        exchange.credentials[kind].apiKey,
        "signature",
      ]),
    );
  });

  test("futures", async () => {
    const exchange = await startExchange();
    const [first, second] = exchange.orders.open([inFutures, { ...inFutures, orderId: big }]);

    const orderIdList = [first.orderId, "404", big];
    const items = await createFuturesAt(exchange).cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList });

    expect(items).toMatchObject([{ orderId: first.orderId }, { code: -2011 }, { orderId: second.orderId }]);
    expect(exchange.orders.list()).toEqual([]);
  });

  test("BitoPro", async () => {
    const exchange = await startExchange();
    const api = createBitoproAt(exchange);
    exchange.orders.open([
      { api: "bitopro", pair: "BTC_USDT", orderId: big },
      { api: "bitopro", pair: "ETH_USDT", orderId: "2" },
    ]);

    const byPair = await api.cancelMarginOrdersByPair({ pair: "BTC_USDT" });
    const all = await api.cancelAllMarginOrders();

    expect(byPair).toEqual({ data: { BTC_USDT: [big] } });
    expect(all).toEqual({ data: { ETH_USDT: ["2"] } });
    expect(exchange.requests.map(({ target }) => target)).toEqual([
      "/v3/margin/orders/BTC_USDT",
      "/v3/margin/orders/all",
    ]);
  });
});

test("every query reads and cancels nothing", async () => {
  const exchange = await startExchange();
  const [inMarginApi, inFuturesApi] = [createMarginAt(exchange), createFuturesAt(exchange)];
  exchange.orders.open([
    { ...inMargin, orderId: big },
    { ...inFutures, orderId: big },
  ]);
  const { orderListId } = exchange.orders.open({ ...inMargin, contingencyType: "OCO", orders: [{}, {}] });

  const orders = [
    await inMarginApi.queryOrder({ symbol: "BTCUSDT", orderId: big }),
    await inFuturesApi.queryOrder({ symbol: "BTCUSDT", orderId: big }),
  ];
  const list = await inMarginApi.queryOrderList({ orderListId });
  const times = [await inMarginApi.checkServerTime(), await inFuturesApi.checkServerTime()];

  expect(orders.map(({ orderId }) => orderId)).toEqual([big, big]);
  expect(list.orderListId).toBe(orderListId);
  expect(times.map(({ serverTime }) => typeof serverTime)).toEqual(["number", "number"]);
  expect(exchange.orders.list()).toHaveLength(3);
});
