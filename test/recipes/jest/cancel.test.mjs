import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { createMockExchange } from "cancelkit/testing";

// In your project: import { cancel } from "../service/careful.mjs";
const { cancel } = await import(`../service/${process.env.SERVICE ?? "careful"}.mjs`);
const order = { symbol: "BTCUSDT", orderId: "8389765519993908929" };
let exchange;
let margin;

beforeAll(async () => {
  exchange = await createMockExchange();
  // True pacing makes a test suite crawl.
  margin = createBinanceMarginClient({ ...exchange.credentials.hmac, baseUrl: exchange.url, rateLimit: false });
});

beforeEach(() => {
  exchange.clear();
  exchange.orders.open({ api: "binance-margin", ...order });
});

afterAll(() => exchange.close());

test("an order is canceled", async () => {
  expect(await cancel(margin, order)).toBe("canceled");

  expect(exchange.orders.list()).toEqual([]);
});

test("an order whose cancel was refused is open", async () => {
  exchange.fail("cancelOrder", { code: -2011 });

  expect(await cancel(margin, order)).toBe("open");

  expect(exchange.orders.list()).toHaveLength(1);
});

test("a lost answer is no failure", async () => {
  exchange.fail("cancelOrder", { kind: "lost-answer" });

  expect(await cancel(margin, order)).toBe("canceled");

  expect(exchange.orders.list()).toEqual([]);
});

test("an order of which nothing can be learned is called neither open nor canceled", async () => {
  exchange.fail("cancelOrder", { kind: "lost-answer" });
  exchange.fail("queryOrder", { status: 500 }, { times: "always" });

  expect(await cancel(margin, order)).toBe("unknown");
});
