import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import { createMockHandlers } from "../../src/testing/index.ts";
import { respellings } from "../../src/testing/respellings.ts";
import { sendSigned } from "./mock-requests.ts";

const { handlers, exchange } = await createMockHandlers();
const server = setupServer(...handlers);

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));

afterAll(() => server.close());

const margin = { api: "binance-margin", symbol: "BTCUSDT" };

test.each(["it's", "a'b<c>", "%27", "plain"])("a signature passes over %s as it was sent", async (name) => {
  exchange.clear();
  exchange.orders.open({ ...margin, clientOrderId: decodeURIComponent(name) });

  const query = `symbol=BTCUSDT&origClientOrderId=${name}`;
  const served = { ...exchange, credentials: exchange.credentials, close: async () => {} };
  const { status, body } = await sendSigned(served as never, "/sapi/v1/margin/order", query);

  expect([status, body.origClientOrderId]).toEqual([200, decodeURIComponent(name)]);
});

test("a signature over another text does not pass in any spelling", async () => {
  const served = { ...exchange, credentials: { ...exchange.credentials, hmac: { apiKey: "", secret: "guess" } } };
  const options = { apiKey: exchange.credentials.hmac.apiKey };

  const { body } = await sendSigned(served as never, "/sapi/v1/margin/order", "symbol=BTCUSDT&orderId='1'", options);

  expect(body.code).toBe(-1022);
});

test("the exchanges' own hosts are served", async () => {
  exchange.clear();
  exchange.orders.open([
    { ...margin, orderId: 1 },
    { api: "bitopro", pair: "BTC_USDT", orderId: 2 },
  ]);

  const canceled = await createBinanceMarginClient(exchange.credentials.hmac).cancelOrder({
    symbol: "BTCUSDT",
    orderId: 1,
  });
  const swept = await createBitoproClient(exchange.credentials.bitopro).cancelAllMarginOrders();

  expect([canceled.orderId, swept.data]).toEqual(["1", { BTC_USDT: ["2"] }]);
});

test.each([
  ["/a?b", []],
  ["/a?b=%27%27&c=1", ["/a?b=''&c=1"]],
  ["/%22?%3C", ['/"?%3C', "/%22?<", '/"?<']],
])("%s may have been spelled otherwise", (target, others) => {
  expect(respellings(target)).toEqual(others);
});
