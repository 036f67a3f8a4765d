import { expect, test } from "@playwright/test";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { createMockExchange } from "cancelkit/testing";
import { serve } from "../service/server.mjs";

// In your project: import { cancel } from "../service/careful.mjs";
const { cancel } = await import(`../service/${process.env.SERVICE ?? "careful"}.mjs`);
const order = { symbol: "BTCUSDT", orderId: "8389765519993908929" };
let exchange;
let service;

test.beforeAll(async () => {
  exchange = await createMockExchange();
  // True pacing makes a test suite crawl.
  const options = { ...exchange.credentials.hmac, baseUrl: exchange.url, rateLimit: false };
  service = await serve(cancel, createBinanceMarginClient(options));
});

test.beforeEach(() => {
  exchange.clear();
  exchange.orders.open({ api: "binance-margin", ...order });
});

test.afterAll(async () => {
  service.close();
  await exchange.close();
});

async function stateAfterCancel(request) {
  const answer = await request.post(`${service.url}/orders/${order.symbol}/${order.orderId}/cancel`);
  expect(answer).toBeOK();
  return (await answer.json()).state;
}

test("an order is canceled", async ({ request }) => {
  expect(await stateAfterCancel(request)).toBe("canceled");

  expect(exchange.orders.list()).toEqual([]);
});

test("an order whose cancel was refused is open", async ({ request }) => {
  exchange.fail("cancelOrder", { code: -2011 });

  expect(await stateAfterCancel(request)).toBe("open");

  expect(exchange.orders.list()).toHaveLength(1);
});

test("a lost answer is no failure", async ({ request }) => {
  exchange.fail("cancelOrder", { kind: "lost-answer" });

  expect(await stateAfterCancel(request)).toBe("canceled");

  expect(exchange.orders.list()).toEqual([]);
});

test("an order of which nothing can be learned is called neither open nor canceled", async ({ request }) => {
  exchange.fail("cancelOrder", { kind: "lost-answer" });
  exchange.fail("queryOrder", { status: 500 }, { times: "always" });

  expect(await stateAfterCancel(request)).toBe("unknown");
});
