import assert from "node:assert/strict";
import { ResponseError, TransportError } from "cancelkit";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { listOpen, listRequests, open, optionsFor, test } from "./cases.mjs";
import { serveSpoiled } from "./spoil.mjs";

const order = { symbol: "BTCUSDT", orderId: "28" };

/** A case with an open order and a client whose requests are spoiled, one step per request. */
function testSpoiled(name, steps, options, run) {
  test(name, async () => {
    const [seed] = await open([{ api: "binance-margin", ...order }]);
    const server = await serveSpoiled(steps);
    try {
      const client = createBinanceMarginClient(optionsFor("hmac", { baseUrl: server.url, ...options }));
      await run(client, seed);
      client.close();
    } finally {
      await server.close();
    }
  });
}

testSpoiled("a lost answer leaves the outcome unknown", ["lose"], { maxRetries: 0 }, async (client) => {
  const error = await failureOf(client.cancelOrder(order));

  assert.ok(error instanceof TransportError);
  assert.deepEqual([error.code, error.outcome], ["CONNECTION_LOST", "unknown"]);
  assert.deepEqual(await listOpen(), []);
});

testSpoiled("after a lost answer, an unknown order is no refusal", ["lose"], {}, async (client) => {
  const error = await failureOf(client.cancelOrder(order));

  assert.ok(error instanceof ResponseError);
  assert.deepEqual([error.code, error.outcome, error.attempts], ["ALREADY_GONE", "unknown", 2]);
  assert.ok(error.cause instanceof TransportError);
});

testSpoiled("a lost answer is resolved by a query", ["lose"], { resolveUnknown: "query" }, async (client) => {
  const { status, orderId } = await client.cancelOrder(order);

  assert.deepEqual([status, orderId], ["CANCELED", "28"]);
});

testSpoiled("a lost request is sent again, signed afresh", ["drop"], {}, async (client) => {
  const { data, response } = await client.cancelOrder(order).withResponse();

  assert.deepEqual([data.status, response.attempts], ["CANCELED", 2]);
  assert.equal((await listRequests()).length, 1);
});

testSpoiled("a sweep is not sent again", ["lose"], {}, async (client) => {
  const error = await failureOf(client.cancelAllOpenOrders({ symbol: order.symbol }));

  assert.deepEqual([error.code, error.outcome, error.attempts], ["CONNECTION_LOST", "unknown", 1]);
});

testSpoiled("half an answer leaves the outcome unknown", ["cut"], { maxRetries: 0 }, async (client) => {
  assert.equal((await failureOf(client.cancelOrder(order))).outcome, "unknown");
});

testSpoiled("an answer that is no JSON leaves the outcome unknown", ["garble"], { maxRetries: 0 }, async (client) => {
  const error = await failureOf(client.cancelOrder(order));

  assert.deepEqual([error.code, error.outcome], ["INVALID_RESPONSE", "unknown"]);
});

testSpoiled("a redirect is not followed", ["redirect"], { maxRetries: 0 }, async (client) => {
  const error = await failureOf(client.cancelOrder(order));

  assert.deepEqual([error.code, error.outcome], ["REDIRECTED", "unknown"]);
});

testSpoiled("a 429 is waited out", ["refuse"], {}, async (client) => {
  const { data, response } = await client.cancelOrder(order).withResponse();

  assert.deepEqual([data.status, response.attempts], ["CANCELED", 2]);
});

testSpoiled("a call ends at its time limit", ["hang"], { timeoutMs: 300, maxRetries: 0 }, async (client) => {
  const error = await failureOf(client.cancelOrder(order));

  assert.deepEqual([error.code, error.outcome], ["TIMEOUT", "unknown"]);
});

testSpoiled("a call ends when it is aborted", ["hang"], {}, async (client) => {
  const controller = new AbortController();
  const call = failureOf(client.cancelOrder(order, { signal: controller.signal }));
  setTimeout(() => controller.abort(), 200);

  const error = await call;

  assert.deepEqual([error.code, error.outcome], ["ABORTED", "unknown"]);
});

test("a call that is aborted before is not sent", async () => {
  const client = createBinanceMarginClient(optionsFor("hmac"));

  const error = await failureOf(client.cancelOrder(order, { signal: AbortSignal.abort() }));

  assert.deepEqual([error.code, error.outcome], ["ABORTED", "not-sent"]);
  assert.deepEqual(await listRequests(), []);
});

test("nothing is sent where nobody listens", async () => {
  const server = await serveSpoiled([]);
  await server.close();
  const client = createBinanceMarginClient(optionsFor("hmac", { baseUrl: server.url, maxRetries: 1 }));

  const error = await failureOf(client.cancelOrder(order));

  assert.deepEqual([error.code, error.outcome, error.attempts], ["NOT_CONNECTED", "not-sent", 2]);
});

function failureOf(call) {
  return call.then(
    () => assert.fail("it did not fail"),
    (error) => error,
  );
}
