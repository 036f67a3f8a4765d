import assert from "node:assert/strict";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { createBinanceUsdmFuturesClient } from "cancelkit/binance-usdm-futures";
import { createUndiciTransport } from "cancelkit/undici";
import { Agent, Client, Pool } from "undici/index.js";
import { optionsFor, test, testBut } from "./cases.mjs";
import { within } from "./ways.mjs";

const order = { symbol: "BTCUSDT", orderId: "8389765519993908929" };
const seed = { api: "binance-margin", ...order };
const dispatchers = {
  Agent: (_url, connect) => new Agent({ connect }),
  Client: (url, connect) => new Client(url, { connect }),
  Pool: (url, connect) => new Pool(url, { connect, connections: 1 }),
};

/** Uses a mock exchange by one of the dispatchers, which is closed in the end. */
function dispatching(name, { way = "http", options = { seed }, isTrusted = true }, run) {
  return within(way, options, async (exchange, optionsOf) => {
    const dispatcher = dispatchers[name](exchange.url, isTrusted ? { ca: exchange.ca } : {});
    const transport = createUndiciTransport(dispatcher);
    try {
      await run(exchange, (kind, more) => ({ ...optionsOf(kind, more), agent: undefined, transport }));
    } finally {
      await dispatcher.close();
    }
  });
}

for (const name of Object.keys(dispatchers)) {
  for (const way of ["http", "https"]) {
    test(`undici: ${name} connects and cancels, ${way}`, () =>
      dispatching(name, { way }, async (exchange, optionsOf) => {
        const client = createBinanceMarginClient(optionsOf("hmac"));
        await client.warmUp();
        const { orderId, status } = await client.cancelOrder(order);
        await assert.rejects(client.cancelOrder(order), { code: "REFUSED", exchangeCode: -2011 });
        client.close();

        assert.deepEqual([orderId, status], [order.orderId, "CANCELED"]);
        assert.deepEqual(exchange.orders.list(), []);
      }));
  }
}

test("undici: a certificate that is not trusted", () =>
  dispatching("Agent", { way: "https", isTrusted: false }, async (exchange, optionsOf) => {
    const client = createBinanceMarginClient(optionsOf("hmac", { maxRetries: 0 }));

    await assert.rejects(client.cancelOrder(order), { code: "NOT_CONNECTED", outcome: "not-sent" });

    assert.deepEqual(exchange.requests, []);
  }));

test("undici: a batch is paired", () => {
  const options = { seed: { ...seed, api: "binance-usdm-futures" } };
  return dispatching("Pool", { options }, async (_exchange, optionsOf) => {
    const client = createBinanceUsdmFuturesClient(optionsOf("ed25519"));

    const call = client.cancelMultipleOrders({ symbol: order.symbol, orderIdList: [order.orderId, 4n] });
    const { canceled, failed } = await call.paired();

    assert.deepEqual([canceled[0].id, failed[0].id], [order.orderId, "4"]);
  });
});

for (const [fault, code, left] of [
  [{ kind: "lost-answer" }, "CONNECTION_LOST", 0],
  [{ kind: "hang" }, "TIMEOUT", 1],
  [{ kind: "half" }, "CONNECTION_LOST", 0],
  [{ kind: "html" }, "INVALID_RESPONSE", 1],
]) {
  test(`undici: the outcome is unknown, ${JSON.stringify(fault)}`, () =>
    dispatching("Agent", {}, async (exchange, optionsOf) => {
      const timeoutMs = fault.kind === "hang" ? 300 : 5000;
      const client = createBinanceMarginClient(optionsOf("hmac", { maxRetries: 0, timeoutMs }));
      exchange.fail("cancelOrder", fault);

      await assert.rejects(client.cancelOrder(order), (error) => {
        assert.deepEqual([error.code, error.outcome], [code, "unknown"], error.stack);
        return true;
      });

      assert.equal(exchange.orders.list().length, left);
    }));
}

const bunUndici = {
  because: "its own `undici` takes the place of the package and has no `dispatch`",
  error: { code: "OPTION_INVALID", message: /on Bun import undici\/index\.js/ },
};

testBut({ bun: bunUndici }, 'undici, imported as "undici"', async () => {
  const { Agent: Imported } = await import("undici");
  await within("http", { seed }, async (_exchange, optionsOf) => {
    const transport = createUndiciTransport(new Imported());
    const { status } = await createBinanceMarginClient(optionsOf("hmac", { transport })).cancelOrder(order);
    assert.equal(status, "CANCELED");
  });
});

test("what is no dispatcher is refused", () => {
  const transport = createUndiciTransport({});
  assert.throws(() => createBinanceMarginClient(optionsFor("hmac", { transport })), { code: "OPTION_INVALID" });
});
