import { expectTypeOf, suite, test } from "vitest";
import type { BinanceMarginClient } from "../../generated/binance-margin/index.ts";
import type {
  BinanceUsdmFuturesClient,
  CancelMultipleOrdersResult,
  components,
} from "../../generated/binance-usdm-futures/index.ts";
import type { BitoproClient } from "../../generated/bitopro/index.ts";
import { type Call, type CancelkitError, cancelMany, type Paired, type ResponseError } from "../../src/index.ts";
import type { BatchCall } from "../../src/paired.ts";

declare const margin: BinanceMarginClient;
declare const futures: BinanceUsdmFuturesClient;
declare const bitopro: BitoproClient;

declare const cancelPairs: (parameters: {
  body: Readonly<Record<string, readonly (string | bigint)[]>>;
}) => BatchCall<object, string, never, "body", "pair">;

type CanceledOrder = components["schemas"]["CanceledOrder"];
type Refusal = components["schemas"]["Error"];

suite("paired", () => {
  test("parts orders and reasons", () => {
    const call = futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [1n] });

    expectTypeOf(call).toExtend<Call<CancelMultipleOrdersResult>>();
    expectTypeOf(call).resolves.toEqualTypeOf<CancelMultipleOrdersResult>();
    expectTypeOf(call.paired()).resolves.toEqualTypeOf<Paired<CanceledOrder, Refusal | ResponseError>>();
  });

  test("takes an item that may be either for both, and ids for orders", () => {
    interface Told {
      readonly oid: string;
      readonly code?: string;
    }
    type Reason = Required<Told>;
    type Both = BatchCall<readonly Told[], Told, "code", "ids">;
    type Apart = BatchCall<object, string | Reason, "code", "ids">;

    expectTypeOf<Both["paired"]>().returns.resolves.toEqualTypeOf<Paired<Told, Told | ResponseError>>();
    expectTypeOf<Apart["paired"]>().returns.resolves.toEqualTypeOf<Paired<string, Reason | ResponseError>>();
  });

  test("tells what narrows each order alone", () => {
    type ByPair = BatchCall<object, string, never, "body", "pair">;

    type Lists = Awaited<ReturnType<ByPair["paired"]>>;
    expectTypeOf<Lists["canceled"][number]>().toExtend<{ id: string; order: string; pair: string }>();
    expectTypeOf<Lists["unanswered"][number]>().toHaveProperty("pair").toEqualTypeOf<string>();
    expectTypeOf<Paired<string, string>["canceled"][number]>().not.toHaveProperty("pair");
  });

  test("is there for batches alone", () => {
    // @ts-expect-error One order is no batch.
    margin.cancelOrder({ symbol: "BTCUSDT", orderId: 28 }).paired();
    // @ts-expect-error A sweep is no batch.
    bitopro.cancelAllMarginOrders().paired();
  });
});

suite("cancelMany", () => {
  test("takes ids from any iterable", () => {
    async function* later(): AsyncGenerator<bigint> {
      yield 1n;
    }
    cancelMany(futures.cancelMultipleOrders, { symbol: "BTCUSDT", orderIdList: new Set([1, 2n, "3"]) });
    cancelMany(futures.cancelMultipleOrders, { symbol: "BTCUSDT", orderIdList: later() });
    cancelMany(futures.cancelMultipleOrders, { symbol: "BTCUSDT", origClientOrderIdList: ["a"] as const });
    // @ts-expect-error Client ids are texts.
    cancelMany(futures.cancelMultipleOrders, { symbol: "BTCUSDT", origClientOrderIdList: [1n] });
    // @ts-expect-error A text is no list of ids.
    cancelMany(futures.cancelMultipleOrders, { symbol: "BTCUSDT", origClientOrderIdList: "abc" });
    // @ts-expect-error One list, not two.
    cancelMany(futures.cancelMultipleOrders, { symbol: "A", orderIdList: [1], origClientOrderIdList: ["a"] });
    // @ts-expect-error One list, not none.
    cancelMany(futures.cancelMultipleOrders, { symbol: "A" });
    // @ts-expect-error The symbol is mandatory.
    cancelMany(futures.cancelMultipleOrders, { orderIdList: [1] });
    // @ts-expect-error There is no such parameter.
    cancelMany(futures.cancelMultipleOrders, { symbol: "A", orderIdList: [1], pair: "A" });
  });

  test("takes each list of a map from any iterable", () => {
    const many = cancelMany(cancelPairs, { body: { BTC_USDT: new Set([1n]), ETH_USDT: ["2"] } });

    expectTypeOf(many).resolves.toEqualTypeOf<Paired<string, CancelkitError, "pair">>();
    // @ts-expect-error A text is no list of ids.
    cancelMany(cancelPairs, { body: { BTC_USDT: "1" } });
  });

  test("takes the options of the operation's calls beside its own", () => {
    const ids = { symbol: "BTCUSDT", orderIdList: [1] };
    const { signal } = new AbortController();
    cancelMany(futures.cancelMultipleOrders, ids, { signal, concurrency: 2, recvWindow: 5, priority: 1 });
    cancelMany(futures.cancelMultipleOrders, ids, {
      onProgress({ canceled, total, latest }) {
        expectTypeOf(canceled).toEqualTypeOf<number>();
        expectTypeOf(total).toEqualTypeOf<number>();
        expectTypeOf(latest.canceled[0]?.order).toEqualTypeOf<CanceledOrder | undefined>();
      },
    });
    // @ts-expect-error There is no such option.
    cancelMany(futures.cancelMultipleOrders, ids, { timeout: 5 });
  });

  test("gives the lists that `paired` gives, with errors of whole requests", () => {
    const many = cancelMany(futures.cancelMultipleOrders, { symbol: "BTCUSDT", orderIdList: [1] });

    expectTypeOf(many).resolves.toEqualTypeOf<Paired<CanceledOrder, Refusal | CancelkitError>>();
  });

  test("takes batches alone", () => {
    // @ts-expect-error One order is no batch.
    cancelMany(margin.cancelOrder, { symbol: "BTCUSDT", orderId: 28 });
  });
});
