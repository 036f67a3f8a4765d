import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Agent as HttpAgent } from "node:http";
import { Agent, createServer } from "node:https";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { listOpen, open, optionsFor, test } from "./cases.mjs";

const order = { symbol: "BTCUSDT", orderId: "8389765519993908929" };

async function cancelWith(options) {
  await open({ api: "binance-margin", ...order });
  const client = createBinanceMarginClient(optionsFor("hmac", options));
  await client.warmUp();
  const { orderId, status } = await client.cancelOrder(order);
  client.close();
  assert.deepEqual([orderId, status], [order.orderId, "CANCELED"]);
}

test("warmUp connects, and the call goes through", async () => {
  await cancelWith({});
  assert.deepEqual(await listOpen(), []);
});

test("an agent of the caller's", async () => {
  const agent = new HttpAgent({ keepAlive: true });
  await cancelWith({ agent });
  agent.destroy();
});

test("a fetch of the caller's", () => cancelWith({ fetch: (url, init) => fetch(url, init) }));

for (const trusted of [true, false]) {
  test(`https with a certificate that is ${trusted ? "trusted" : "not trusted"}`, async () => {
    const [cert, key] = ["certificate.pem", "key.pem"].map((name) =>
      readFileSync(new URL(name, import.meta.url), "utf8"),
    );
    let requests = 0;
    const server = createServer({ cert, key }, (request, response) => {
      requests += 1;
      request.resume();
      response.writeHead(400, { "Content-Type": "application/json" }).end('{"code":-2011,"msg":"Unknown order sent."}');
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const agent = new Agent({ keepAlive: true, ...(trusted && { ca: cert }) });
    const baseUrl = `https://127.0.0.1:${server.address().port}`;
    const client = createBinanceMarginClient(optionsFor("hmac", { baseUrl, agent, maxRetries: 0 }));

    const error = await client.cancelOrder(order).catch((thrown) => thrown);
    agent.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));

    assert.equal(error.outcome, trusted ? "rejected" : "not-sent", error.stack);
    assert.equal(requests, trusted ? 1 : 0);
  });
}
