import assert from "node:assert/strict";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { createBitoproClient } from "cancelkit/bitopro";
import { createMockExchange } from "cancelkit/testing";
import { test } from "./cases.mjs";
import { ways, within } from "./ways.mjs";

const order = { symbol: "BTCUSDT", orderId: "28" };
const seed = { api: "binance-margin", ...order };

for (const way of Object.keys(ways)) {
  for (const kind of ["hmac", "rsa", "ed25519"]) {
    test(`the mock exchange in this process verifies and cancels, ${way}, ${kind}`, () =>
      within(way, { seed }, async (exchange, optionsOf) => {
        const client = createBinanceMarginClient(optionsOf(kind));
        const { apiKey } = exchange.credentials[kind];
        const forger = createBinanceMarginClient(optionsOf(kind === "rsa" ? "ed25519" : "rsa", { apiKey }));

        await assert.rejects(forger.cancelOrder(order), { exchangeCode: -1022 });
        assert.equal(exchange.orders.list().length, 1);
        await client.warmUp();
        assert.equal((await client.cancelOrder(order)).status, "CANCELED");

        assert.deepEqual(exchange.orders.list(), []);
        assert.equal(exchange.requests.length, 2);
        client.close();
        forger.close();
      }));
  }

  test(`the mock exchange in this process verifies and cancels, ${way}, bitopro`, () =>
    within(way, { explain: true }, async (exchange, optionsOf) => {
      exchange.orders.open([
        { api: "bitopro", pair: "BTC_USDT" },
        { api: "bitopro", pair: "ETH_USDT" },
      ]);
      const client = createBitoproClient(optionsOf("bitopro"));

      await client.cancelMarginOrdersByPair({ pair: "BTC_USDT" });

      assert.deepEqual(
        exchange.orders.list({ api: "bitopro" }).map(({ pair }) => pair),
        ["ETH_USDT"],
      );
      client.close();
    }));

  test(`the mock exchange in this process is to be had by fetch, ${way}`, () =>
    within(way, { seed }, async (exchange, optionsOf) => {
      // Runtimes have ways of their own to let their fetch trust a certificate.
      if (way === "https") return assert.rejects(fetch(`${exchange.url}/_mock/orders`));
      const client = createBinanceMarginClient(optionsOf("hmac", { fetch: (url, init) => fetch(url, init) }));

      assert.equal((await client.cancelOrder(order)).status, "CANCELED");
      const [closed] = await (await fetch(`${exchange.url}/_mock/closed-orders`)).json();
      client.close();

      assert.equal(closed.orderId, order.orderId);
    }));

  for (const [fault, code, left] of [
    [{ kind: "lost-answer" }, "CONNECTION_LOST", 0],
    [{ kind: "reset" }, "CONNECTION_LOST", 1],
    [{ kind: "end" }, "CONNECTION_LOST", 1],
    [{ kind: "hang" }, "TIMEOUT", 1],
    [{ kind: "half" }, "CONNECTION_LOST", 0],
    [{ kind: "html" }, "INVALID_RESPONSE", 1],
    [{ status: 500 }, "UNKNOWN_OUTCOME", 1],
  ]) {
    test(`the mock exchange in this process fails as asked, ${way}, ${JSON.stringify(fault)}`, () =>
      within(way, { seed }, async (exchange, optionsOf) => {
        const timeoutMs = fault.kind === "hang" ? 300 : 5000;
        const client = createBinanceMarginClient(optionsOf("hmac", { maxRetries: 0, timeoutMs }));
        exchange.fail("cancelOrder", fault);

        await assert.rejects(client.cancelOrder(order), (error) => {
          assert.deepEqual([error.code, error.outcome], [code, "unknown"], error.stack);
          return true;
        });

        assert.equal(exchange.orders.list().length, left);
        client.close();
      }));
  }

  // There are no connections in msw.
  for (const kind of way === "msw" ? [] : ["refuse", "reset-at-accept", "reset-unread", "idle-end", "idle-reset"]) {
    test(`a connection of the mock exchange in this process fails, ${way}, ${kind}`, () =>
      within(way, { seed }, async (exchange, optionsOf) => {
        const client = createBinanceMarginClient(optionsOf("hmac", { maxRetries: 9 }));
        if (kind.startsWith("idle")) await client.checkServerTime();
        exchange.fail("*", { kind });

        const { status } = await client.cancelOrder(order);

        assert.equal(status, "CANCELED");
        assert.deepEqual(exchange.orders.list(), []);
        client.close();
      }));
  }
}

test("the mock exchange refuses a seed that is not as documented", async () => {
  await assert.rejects(createMockExchange({ seed: { api: "binance-margin" } }), { name: "OrderError" });
});
