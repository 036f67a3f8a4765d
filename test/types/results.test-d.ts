import { expectTypeOf, suite, test } from "vitest";
import type {
  BinanceMarginClient,
  CancelAllOpenOrdersResult,
  CancelOrderListResult,
  CancelOrderResult,
  components,
  paths,
} from "../../generated/binance-margin/index.ts";
import type {
  BinanceUsdmFuturesClient,
  CancelMultipleOrdersResult,
} from "../../generated/binance-usdm-futures/index.ts";
import type {
  BitoproClient,
  CancelAllMarginOrdersResult,
  CancelMarginOrdersByPairResult,
} from "../../generated/bitopro/index.ts";
import type { Call, WithResponse } from "../../src/index.ts";
import type { ResultOf } from "../../src/types.ts";

declare const margin: BinanceMarginClient;
declare const futures: BinanceUsdmFuturesClient;
declare const bitopro: BitoproClient;

suite("results", () => {
  test("have ids as text", () => {
    expectTypeOf<CancelOrderResult["orderId"]>().toEqualTypeOf<string>();
    expectTypeOf<CancelOrderListResult["orderListId"]>().toEqualTypeOf<string>();
    expectTypeOf<CancelOrderListResult["orders"][number]["orderId"]>().toEqualTypeOf<string>();
    expectTypeOf<CancelOrderListResult["orderReports"][number]["orderListId"]>().toEqualTypeOf<string>();
    expectTypeOf<CancelAllMarginOrdersResult["data"]>().toEqualTypeOf<{ [pair: string]: string[] }>();
    expectTypeOf<CancelMarginOrdersByPairResult>().toEqualTypeOf<CancelAllMarginOrdersResult>();
  });

  test("are undefined where no content is documented, and whatever comes where it is not described", () => {
    type None = { headers: { [name: string]: unknown }; content?: never };
    type Some = { content: { "application/json": { a: string } } };
    expectTypeOf<ResultOf<{ responses: { 204: None } }>>().toEqualTypeOf<undefined>();
    expectTypeOf<ResultOf<{ responses: { 200: None; 400: Some } }>>().toEqualTypeOf<undefined>();
    expectTypeOf<ResultOf<{ responses: { 201: Some; 204: None } }>>().toEqualTypeOf<{ a: string }>();
    expectTypeOf<ResultOf<{ responses: { 200: { content: { "text/plain": string } } } }>>().toBeUnknown();
  });

  test("have times as numbers, money as text", () => {
    expectTypeOf<CancelOrderListResult["transactionTime"]>().toEqualTypeOf<number>();
    expectTypeOf<CancelOrderResult["price"]>().toEqualTypeOf<string>();
    expectTypeOf<CancelOrderResult["isIsolated"]>().toEqualTypeOf<boolean>();
  });

  test("of a sweep narrow by `contingencyType`", () => {
    const [item] = [] as CancelAllOpenOrdersResult;
    if (!item) return;
    if ("contingencyType" in item) {
      expectTypeOf(item).toEqualTypeOf<components["schemas"]["CanceledOrderList"]>();
      expectTypeOf(item.orderReports[0]?.orderId).toEqualTypeOf<string | undefined>();
    } else {
      expectTypeOf(item).toEqualTypeOf<components["schemas"]["SweptOrder"]>();
      expectTypeOf(item.orderId).toEqualTypeOf<string>();
      // @ts-expect-error A single order has no orders in it.
      item.orders;
    }
  });

  test("of a batch narrow by `code`", () => {
    const [item] = [] as CancelMultipleOrdersResult;
    if (!item) return;
    if ("code" in item) {
      expectTypeOf(item).toEqualTypeOf<{ code: number; msg: string }>();
    } else {
      expectTypeOf(item.orderId).toEqualTypeOf<string>();
      expectTypeOf(item.updateTime).toEqualTypeOf<number>();
      // @ts-expect-error A canceled order has no message.
      item.msg;
    }
  });

  test("come alone or with their response", () => {
    const call = margin.cancelOrder({ symbol: "BTCUSDT", orderId: 28 });
    expectTypeOf(call).toEqualTypeOf<Call<CancelOrderResult>>();
    expectTypeOf(call).resolves.toEqualTypeOf<CancelOrderResult>();
    expectTypeOf(call.withResponse()).resolves.toExtend<WithResponse<CancelOrderResult>>();
    expectTypeOf(futures.cancelMultipleOrders).returns.resolves.toEqualTypeOf<CancelMultipleOrdersResult>();
    expectTypeOf(bitopro.cancelAllMarginOrders).returns.resolves.toEqualTypeOf<CancelAllMarginOrdersResult>();
  });

  test("are the same through the openapi-fetch client", async () => {
    const { data, error } = await margin.client.DELETE("/sapi/v1/margin/order", {
      params: { query: { symbol: "BTCUSDT", orderId: 28 } },
    });
    expectTypeOf(data).toEqualTypeOf<CancelOrderResult | undefined>();
    expectTypeOf(error?.code).toEqualTypeOf<number | undefined>();
    expectTypeOf<"/sapi/v1/margin/order">().toExtend<keyof paths>();
    // @ts-expect-error There is no such path.
    margin.client.DELETE("/sapi/v1/margin/orders", {});
    // @ts-expect-error The path has no such method.
    margin.client.PUT("/sapi/v1/margin/order", { params: { query: { symbol: "BTCUSDT", orderId: 28 } } });
  });
});
