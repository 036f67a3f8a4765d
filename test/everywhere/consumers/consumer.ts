import { CancelkitError, cancelMany, createRateLimiter, type Outcome, type Paired } from "cancelkit";
import {
  type BinanceMarginClient,
  type CancelOrderParameters,
  type CancelOrderResult,
  createBinanceMarginClient,
} from "cancelkit/binance-margin";
import { createBinanceUsdmFuturesClient } from "cancelkit/binance-usdm-futures";
import { type CancelAllMarginOrdersResult, createBitoproClient } from "cancelkit/bitopro";
import { type Contract, createMockExchange, createMockHandlers, type MockExchange } from "cancelkit/testing";
import { createUndiciTransport, type UndiciDispatcher } from "cancelkit/undici";

/** Compiles as it stands, and no longer if a type of the package turned into `any` or accepts what it must refuse. */
const keys = { apiKey: "key", secret: "secret" };
const rateLimiter = createRateLimiter({ limits: { "binance-margin": { ip: 6000 } } });
const margin: BinanceMarginClient = createBinanceMarginClient({ ...keys, rateLimiter, timeoutMs: 500 });

export async function cancel(parameters: CancelOrderParameters): Promise<string> {
  try {
    const order: CancelOrderResult = await margin.cancelOrder(parameters, { recvWindow: 3000 });
    const id: string | undefined = order.orderId;
    // @ts-expect-error an order has no such field
    order.orderID;
    return `${id}`;
  } catch (error) {
    const outcome: Outcome = error instanceof CancelkitError ? error.outcome : "unknown";
    return outcome;
  }
}

export async function cancelAll(ids: AsyncIterable<bigint>): Promise<readonly string[]> {
  const usdm = createBinanceUsdmFuturesClient(keys);
  const { canceled } = await cancelMany(usdm.cancelMultipleOrders, { symbol: "BTCUSDT", orderIdList: ids });
  const paired: Paired<unknown, unknown> = await usdm
    .cancelMultipleOrders({ symbol: "BTCUSDT", origClientOrderIdList: ["mine-1"] })
    .paired();
  return [...canceled, ...paired.canceled].map(({ id }) => id);
}

export async function cancelByPath(): Promise<string | undefined> {
  const { data, error } = await margin.client.DELETE("/sapi/v1/margin/order", {
    params: { query: { symbol: "BTCUSDT", origClientOrderId: "mine-1" } },
  });
  const code: number | string | undefined = error?.code;
  return data?.orderId ?? `${code}`;
}

export async function mock(dispatcher: UndiciDispatcher): Promise<CancelAllMarginOrdersResult> {
  const exchange: MockExchange = await createMockExchange({ seed: { api: "bitopro", pair: "BTC_USDT" } });
  // @ts-expect-error no such kind of fault
  exchange.fail("cancelAllMarginOrders", { kind: "bad-luck" });
  exchange.fail("cancelAllMarginOrders", { kind: "lost-answer" });
  const { handlers } = await createMockHandlers();
  console.assert(handlers.length > 0);
  const transport = createUndiciTransport(dispatcher);
  const bitopro = createBitoproClient({ ...exchange.credentials.bitopro, baseUrl: exchange.url, transport });
  return bitopro.cancelAllMarginOrders();
}

export async function record(): Promise<Contract> {
  const { recordReads, contract, ca }: MockExchange = await createMockExchange({ tls: true });
  const order: CancelOrderResult = recordReads(await margin.cancelOrder({ symbol: "BTCUSDT", orderId: 28n }));
  // @ts-expect-error an order has no such field
  order.orderID;
  console.assert(ca !== undefined);
  // @ts-expect-error a misspelt option
  contract({ customer: "order-service" });
  return contract({ consumer: "order-service" });
}

// @ts-expect-error one of the ids is needed
margin.cancelOrder({ symbol: "BTCUSDT" });
// @ts-expect-error a misspelt parameter
margin.cancelOrder({ symbol: "BTCUSDT", orderId: 1, isolated: "TRUE" });
// @ts-expect-error keys of two kinds
createBinanceMarginClient({ apiKey: "key", secret: "secret", privateKey: "pem" });
