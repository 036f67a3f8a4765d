import assert from "node:assert/strict";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { createBitoproClient } from "cancelkit/bitopro";
import { mock, open, optionsFor, test } from "./cases.mjs";
import { ways, within } from "./ways.mjs";

const order = { symbol: "BTCUSDT", orderId: "8389765519993908929" };
const seed = { api: "binance-margin", ...order };

/** What a service does in its tests: it reads two fields of an order, and the code of a refusal. */
export function recordContract(way, consumer = "order-service") {
  return within(way, { seed }, async (exchange, optionsOf) => {
    const { recordReads } = exchange;
    const client = createBinanceMarginClient(optionsOf("hmac"));
    const { status, executedQty } = recordReads(await client.cancelOrder(order));
    const error = recordReads(await client.cancelOrder(order).catch((thrown) => thrown));
    client.close();
    assert.deepEqual([status, executedQty, error.exchangeCode], ["CANCELED", "0.00000000", -2011]);
    const text = JSON.stringify(exchange.contract({ consumer }));
    for (const secret of Object.values({ ...exchange.credentials.hmac })) assert.ok(!text.includes(secret));
    return text;
  });
}

for (const way of Object.keys(ways)) {
  test(`a contract has what was read, and is the same after the same run, ${way}`, async () => {
    const text = await recordContract(way);
    const { consumer, interactions, metadata } = JSON.parse(text);

    assert.equal(text, await recordContract("http"));
    assert.equal(consumer.name, "order-service");
    assert.equal(metadata.pactSpecification.version, "4.0");
    assert.deepEqual(interactions.map(({ response }) => Object.keys(response.body.content).sort()).sort(), [
      ["code"],
      ["executedQty", "status"],
    ]);
  });
}

test("a contract of answers that nobody recorded has all documented fields", async () => {
  await within("http", { seed }, async (exchange, optionsOf) => {
    const client = createBinanceMarginClient(optionsOf("ed25519"));
    const answer = await client.cancelOrder(order);
    client.close();

    const [{ response }] = exchange.contract({ consumer: "order-service" }).interactions;

    assert.deepEqual(Object.keys(response.body.content).sort(), Object.keys(answer).sort());
  });
});

test("a contract with one of several APIs", async () => {
  const orders = [seed, { api: "bitopro", pair: "BTC_USDT" }];
  await within("http", { seed: orders }, async (exchange, optionsOf) => {
    const margin = createBinanceMarginClient(optionsOf("rsa"));
    const bitopro = createBitoproClient(optionsOf("bitopro"));
    await margin.cancelOrder(order);
    await bitopro.cancelAllMarginOrders();
    margin.close();
    bitopro.close();

    const { provider, interactions } = exchange.contract({ consumer: "order-service", provider: "bitopro" });

    assert.deepEqual([provider.name, interactions.length], ["bitopro", 1]);
    assert.throws(() => exchange.contract({ consumer: "order-service" }), { name: "OptionError" });
  });
});

test("what the mock exchange did not answer cannot be recorded", () =>
  within("http", {}, async ({ recordReads }) => {
    assert.throws(() => recordReads({ status: "CANCELED" }), { name: "OptionError" });
  }));

test("a contract from a mock exchange in a process of its own", async () => {
  await open(seed);
  const client = createBinanceMarginClient(optionsFor("hmac"));
  await client.cancelOrder(order);
  client.close();

  const answer = await fetch(`${mock.url}/_mock/contract?consumer=reports&provider=binance-margin`);
  const { consumer, provider, interactions } = await answer.json();

  assert.deepEqual([consumer.name, provider.name], ["reports", "binance-margin"]);
  assert.ok(interactions.some(({ response }) => response.body?.content.executedQty === "0.00000000"));
});
