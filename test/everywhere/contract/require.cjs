const assert = require("node:assert/strict");

/** What users of CommonJS do; there is no top-level await in the package, then. */
for (const api of ["binance-margin", "binance-usdm-futures", "bitopro"]) {
  const name = api.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
  assert.equal(typeof require(`cancelkit/${api}`)[`create${name}Client`], "function");
  assert.equal(typeof require(`cancelkit/${api}/classes`)[`${name}Api`], "function");
}
const { ParameterError, CancelkitError } = require("cancelkit");
const { createBinanceMarginClient } = require("cancelkit/binance-margin");
const { createMockExchange, createMockHandlers } = require("cancelkit/testing");
assert.equal(typeof require("cancelkit/undici").createUndiciTransport, "function");

async function main() {
  const exchange = await createMockExchange({ seed: { api: "binance-margin", symbol: "BTCUSDT", orderId: "28" } });
  const margin = createBinanceMarginClient({ ...exchange.credentials.hmac, baseUrl: exchange.url, rateLimit: false });
  await assert.rejects(margin.cancelOrder({ symbol: "BTCUSDT" }), ParameterError);
  assert.equal((await margin.cancelOrder({ symbol: "BTCUSDT", orderId: 28 })).status, "CANCELED");
  await assert.rejects(margin.cancelOrder({ symbol: "BTCUSDT", orderId: 28 }), CancelkitError);
  const { interactions } = exchange.contract({ consumer: "order-service" });
  assert.equal(interactions.length, 2);
  margin.close();
  await exchange.close();
  // What they load in turn is loaded by `import()`.
  const secure = await createMockExchange({ tls: true });
  assert.match(secure.ca, /BEGIN CERTIFICATE/);
  await secure.close();
  assert.ok((await createMockHandlers()).handlers.length > 0);
}

main().then(
  // Deno does not end by itself once msw was loaded.
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
