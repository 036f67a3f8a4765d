import { delay, HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import { credentials, order, parameters, refusal } from "./loopback.ts";

const url = "https://api.binance.com/sapi/v1/margin/order";
const requests: Request[] = [];
const server = setupServer(
  http.delete(url, ({ request }) => {
    requests.push(request);
    return HttpResponse.json(order);
  }),
);

const once = { ...credentials, maxRetries: 0 };
const madeBefore = createBinanceMarginClient(once);
await madeBefore.cancelOrder(parameters, { signal: AbortSignal.abort() }).catch(() => {});

beforeEach(() => {
  requests.length = 0;
  server.listen({ onUnhandledRequest: "error" });
});

afterEach(() => {
  server.resetHandlers();
  server.close();
});

test.each([
  ["before", () => madeBefore],
  ["after", () => createBinanceMarginClient(once)],
])("msw sees the requests of a client that was made %s it listens", async (_when, client) => {
  await expect(client().cancelOrder(parameters)).resolves.toEqual(order);

  expect(requests).toHaveLength(1);
  const seen = new URL(requests[0]?.url ?? "");
  expect([...seen.searchParams.keys()]).toEqual(["symbol", "orderId", "timestamp", "signature"]);
  expect(requests[0]?.headers.get("x-mbx-apikey")).toBe(credentials.apiKey);
});

test("a warm-up sends nothing that msw could see", async () => {
  await createBinanceMarginClient(credentials).warmUp();

  expect(requests).toHaveLength(0);
});

test("msw sees the requests of a caller's fetch", async () => {
  const margin = createBinanceMarginClient({ ...credentials, fetch: (...given) => fetch(...given) });

  await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);

  expect(requests).toHaveLength(1);
});

test("msw answers a path with a parameter", async () => {
  server.use(
    http.delete("https://api.bitopro.com/v3/margin/orders/:pair", ({ params }) =>
      HttpResponse.json({ data: { [String(params.pair)]: ["9050564390"] } }),
    ),
  );
  const bitopro = createBitoproClient({ ...credentials, identity: "user@example.com" });

  await expect(bitopro.cancelMarginOrdersByPair({ pair: "BTC_USDT" })).resolves.toEqual({
    data: { BTC_USDT: ["9050564390"] },
  });
});

describe("what msw answers is read as ever", () => {
  test.each<[what: string, answer: () => Response | Promise<Response>, expected: object]>([
    ["a refusal", () => HttpResponse.json(refusal, { status: 400 }), { code: "REFUSED", outcome: "rejected" }],
    ["a 5XX", () => new HttpResponse(null, { status: 502 }), { code: "UNKNOWN_OUTCOME", outcome: "unknown" }],
    ["HTML", () => HttpResponse.text("<html>"), { code: "INVALID_RESPONSE", outcome: "unknown" }],
    [
      "a redirect",
      () => HttpResponse.redirect("https://exchange.test/", 307),
      { code: "REDIRECTED", outcome: "unknown" },
    ],
    ["a network error", () => HttpResponse.error(), { name: "TransportError" }],
  ])("%s", async (_what, answer, expected) => {
    server.use(http.delete(url, answer as never));

    await expect(createBinanceMarginClient(once).cancelOrder(parameters)).rejects.toMatchObject(expected);
  });

  test.each<[what: string, end: (controller: ReadableStreamDefaultController) => void, code: string]>([
    ["half a body", (controller) => controller.error(new Error("cut off")), "CONNECTION_LOST"],
    ["half a body and no more of it in time", () => {}, "TIMEOUT"],
  ])("%s", async (_what, end, code) => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('{"symbol":'));
        setTimeout(end, 10, controller);
      },
    });
    server.use(http.delete(url, () => new HttpResponse(body)));

    await expect(madeBefore.cancelOrder(parameters, { timeoutMs: 300 })).rejects.toMatchObject({
      code,
      outcome: "unknown",
    });
  });

  test("an answer that has begun, and shows not even its head in time", async () => {
    server.use(http.delete(url, () => new HttpResponse(new ReadableStream())));

    await expect(madeBefore.cancelOrder(parameters, { timeoutMs: 300 })).rejects.toMatchObject({
      code: "TIMEOUT",
      outcome: "unknown",
    });
  });

  test("nothing, in time", async () => {
    server.use(
      http.delete(url, async () => {
        await delay("infinite");
      }),
    );

    await expect(madeBefore.cancelOrder(parameters, { timeoutMs: 300 })).rejects.toMatchObject({
      code: "TIMEOUT",
      outcome: "unknown",
    });
  });
});
