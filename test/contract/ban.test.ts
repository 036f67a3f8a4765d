import { expect, onTestFinished, test } from "vitest";
import type { BinanceMarginClient, BinanceMarginClientOptions } from "../../generated/binance-margin/index.ts";
import { api, operations } from "../../generated/binance-margin/operations.ts";
import { createApiClient } from "../../src/client.ts";
import { type Credentials, exchange } from "../../src/exchanges/binance.ts";
import { exampleOf } from "./examples.ts";
import { credentials, refusal, serve } from "./loopback.ts";
import type { Step } from "./scripted.ts";

// No ban is waited out, neither by the call that learns of it nor by one that waits to try again.

const banned = { status: 418, headers: { "Retry-After": "30" }, body: { code: -1003, msg: "Banned." } };
const patience = { "Retry-After": "60" };
const parameters = { symbol: "BTCUSDT", orderId: "28" };

// By this spec every 4XX but 400 is worth another try.
const statuses = [
  { status: 400, outcome: "rejected" },
  { status: "4XX", outcome: "rejected", retry: true },
  { status: "5XX", outcome: "unknown" },
] as const;

function createMargin(options: Omit<Partial<BinanceMarginClientOptions>, "secret">): BinanceMarginClient {
  const definition = { api: { ...api, statuses }, operations, exchange };
  const margin = createApiClient<BinanceMarginClient, Credentials>(definition, { ...credentials, ...options } as never);
  onTestFinished(() => margin.close());
  return margin;
}

test("a 418 is not tried again, whatever the spec says of its class", async () => {
  const server = await serve({ ...banned, headers: { "Retry-After": "1" } });

  const call = createMargin({ baseUrl: server.url }).cancelOrder(parameters);

  await expect(call).rejects.toMatchObject({ code: "REFUSED", status: 418, attempts: 1 });
  expect(server.requests).toHaveLength(1);
});

/** A client whose cancels meet these steps, and what gets its origin banned. */
async function startBanning(...steps: readonly Exclude<Step, string>[]) {
  let count = 0;
  const server = await serve(({ url }) => (/symbol=BAN/.test(url) ? banned : steps[count++]));
  let answered = 0;
  let tellLast = () => {};
  const last = new Promise<void>((resolve) => {
    tellLast = resolve;
  });
  const onAttempt = () => {
    if (++answered === steps.length) setImmediate(tellLast);
  };
  const margin = createMargin({ baseUrl: server.url, rateLimit: false, timeoutMs: 100_000, onAttempt });
  const ban = async () => {
    await last;
    await margin.cancelOrder({ ...parameters, symbol: "BAN" }).catch(() => {});
  };
  return { server, margin, ban };
}

const unknown = { status: 503, headers: patience, body: { code: -1, msg: "Unknown error." } };
const refused = { status: 409, headers: patience, body: { code: -1, msg: "Busy." } };

test.each([
  ["a lost answer", unknown, { code: "UNKNOWN_OUTCOME", outcome: "unknown" }],
  ["a refusal", refused, { code: "REFUSED", outcome: "rejected" }],
])("a call that waits to try again after %s ends when a ban begins", async (_what, step, expected) => {
  const { server, margin, ban } = await startBanning(step);

  const call = margin.cancelOrder(parameters).catch((error) => error);
  await ban();

  expect(await call).toMatchObject({ ...expected, status: step.status, attempts: 1 });
  expect(server.requests).toHaveLength(2);
});

test("openapi-fetch's own client gets the refusal as an answer then", async () => {
  const { margin, ban } = await startBanning(refused);

  const call = margin.client.DELETE("/sapi/v1/margin/order", { params: { query: parameters } });
  await ban();

  await expect(call).resolves.toMatchObject({ error: refused.body, response: { ok: false, status: refused.status } });
});

test("a call that waits to cancel once more what it found open ends when a ban begins", async () => {
  const open = { body: { ...exampleOf("queryOrder", "binance-margin"), orderId: 28, status: "NEW" } };
  const gone = { status: 400, headers: patience, body: refusal };
  const { server, margin, ban } = await startBanning({ ...unknown, headers: {} }, gone, open);

  const call = margin.cancelOrder(parameters, { resolveUnknown: "query" }).catch((error) => error);
  await ban();

  expect(await call).toMatchObject({ code: "ALREADY_GONE", data: { status: "NEW" }, attempts: 2 });
  expect(server.requests).toHaveLength(4);
});
