import assert from "node:assert/strict";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { createBitoproClient } from "cancelkit/bitopro";
import { createMockExchange } from "cancelkit/testing";
import { test } from "./cases.mjs";

for (const kind of ["hmac", "rsa", "ed25519"]) {
  test(`the mock exchange in this process verifies and cancels, ${kind}`, async () => {
    const exchange = await createMockExchange({ seed: { api: "binance-margin", symbol: "BTCUSDT", orderId: "28" } });
    const { [kind]: credentials, [kind === "rsa" ? "ed25519" : "rsa"]: others } = exchange.credentials;
    const options = { baseUrl: exchange.url, rateLimit: false };
    const client = createBinanceMarginClient({ ...credentials, ...options });
    const forger = createBinanceMarginClient({ ...others, apiKey: credentials.apiKey, ...options });

    await assert.rejects(forger.cancelOrder({ symbol: "BTCUSDT", orderId: 28 }), { exchangeCode: -1022 });
    assert.equal(exchange.orders.list().length, 1);
    assert.equal((await client.cancelOrder({ symbol: "BTCUSDT", orderId: 28 })).status, "CANCELED");

    assert.deepEqual(exchange.orders.list(), []);
    assert.equal(exchange.requests.length, 2);
    client.close();
    forger.close();
    await exchange.close();
  });
}

test("the mock exchange in this process verifies and cancels, bitopro", async () => {
  const exchange = await createMockExchange({ explain: true });
  exchange.orders.open([
    { api: "bitopro", pair: "BTC_USDT" },
    { api: "bitopro", pair: "ETH_USDT" },
  ]);
  const client = createBitoproClient({ ...exchange.credentials.bitopro, baseUrl: exchange.url });

  await client.cancelMarginOrdersByPair({ pair: "BTC_USDT" });

  assert.deepEqual(
    exchange.orders.list({ api: "bitopro" }).map(({ pair }) => pair),
    ["ETH_USDT"],
  );
  client.close();
  await exchange.close();
});

for (const [fault, code, left] of [
  [{ kind: "lost-answer" }, "CONNECTION_LOST", 0],
  [{ kind: "reset" }, "CONNECTION_LOST", 1],
  [{ kind: "end" }, "CONNECTION_LOST", 1],
  [{ kind: "hang" }, "TIMEOUT", 1],
  [{ kind: "half" }, "CONNECTION_LOST", 0],
  [{ kind: "html" }, "INVALID_RESPONSE", 1],
  [{ status: 500 }, "UNKNOWN_OUTCOME", 1],
]) {
  test(`the mock exchange in this process fails as asked, ${JSON.stringify(fault)}`, async () => {
    const exchange = await createMockExchange({ seed: { api: "binance-margin", symbol: "BTCUSDT", orderId: "28" } });
    const options = { baseUrl: exchange.url, rateLimit: false, maxRetries: 0, timeoutMs: 1000 };
    const client = createBinanceMarginClient({ ...exchange.credentials.hmac, ...options });
    exchange.fail("cancelOrder", fault);

    const cancel = client.cancelOrder({ symbol: "BTCUSDT", orderId: 28 });

    await assert.rejects(cancel, (error) => {
      assert.deepEqual([error.code, error.outcome], [code, "unknown"]);
      return true;
    });
    assert.equal(exchange.orders.list().length, left);
    client.close();
    await exchange.close();
  });
}

test("the mock exchange refuses a seed that is not as documented", async () => {
  await assert.rejects(createMockExchange({ seed: { api: "binance-margin" } }), { name: "OrderError" });
});
