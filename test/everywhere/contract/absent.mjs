import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import process from "node:process";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { createMockExchange, createMockHandlers } from "cancelkit/testing";

/** What users are told who have none of the optional packages. */
await assert.rejects(createMockExchange({ tls: true }), { message: /npm install --save-dev selfsigned/ });
await assert.rejects(createMockHandlers(), { message: /npm install --save-dev msw/ });

const order = { symbol: "BTCUSDT", orderId: "28" };
const exchange = await createMockExchange({ seed: { api: "binance-margin", ...order } });
await createBinanceMarginClient({ ...exchange.credentials.hmac, baseUrl: exchange.url }).cancelOrder(order);
writeFileSync("contract.json", JSON.stringify(exchange.contract()));

const [command, ...first] = JSON.parse(process.env.CANCELKIT_COMMAND);
for (const [args, code, advice] of [
  [["mock", "--tls"], 1, /npm install --save-dev selfsigned/],
  [["contract", "verify", "contract.json"], 2, /npm install --save-dev yaml/],
  [["docs", "check", "contract.json"], 2, /npm install --save-dev .*yaml/],
]) {
  const ended = await new Promise((resolve) => {
    execFile(command, [...first, ...args], (error, _stdout, stderr) => resolve({ code: error?.code, stderr }));
  });
  assert.equal(ended.code, code, ended.stderr);
  assert.match(ended.stderr, advice);
}
process.exit(0);
