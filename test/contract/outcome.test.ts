import { describe, expect, test } from "vitest";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import { ResponseError } from "../../src/index.ts";
import { type Answer, createMargin, credentials, order, parameters, refusal, serve, serveBytes } from "./loopback.ts";

const { side: _side, ...withoutSide } = order;
const html = "<!DOCTYPE html><html><body><h1>Service Unavailable.</h1></body></html>";

/** What `cancelOrder` of margin makes of an answer. */
async function cancel(answer: Answer): Promise<unknown> {
  const server = await serve(answer);
  return createMargin(server.url)
    .cancelOrder(parameters)
    .catch((error) => error);
}

async function cancelBatch(answer: Answer): Promise<unknown> {
  const { url } = await serve(answer);
  const futures = createBinanceUsdmFuturesClient({ ...credentials, baseUrl: url });
  return futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1"] }).catch((error) => error);
}

async function cancelAll(answer: Answer): Promise<unknown> {
  const { url } = await serve(answer);
  const bitopro = createBitoproClient({ ...credentials, identity: "user@example.com", baseUrl: url });
  return bitopro.cancelAllMarginOrders().catch((error) => error);
}

describe("an answer under a status of success that is none", () => {
  test.each<[what: string, answer: Answer]>([
    ["HTML", { body: html, headers: { "Content-Type": "text/html" } }],
    ["a text", { body: "OK" }],
    ["nothing", { body: "" }],
    ["nothing, with its length", { body: "", headers: { "Content-Length": 0 } }],
    ["white space", { body: " \n" }],
    ["half of the JSON", { body: JSON.stringify(order).slice(0, -10) }],
    ["JSON with something behind it", { body: `${JSON.stringify(order)}x` }],
    ["null", { body: null }],
    ["an empty list", { body: [] }],
    ["a list of orders", { body: [order] }],
    ["an empty object", { body: {} }],
    ["a JSON string", { body: '"CANCELED"' }],
    ["a number", { body: 200 }],
    ["an answer within `data`", { body: { data: order } }],
    ["an order that lacks a field", { body: withoutSide }],
    ["an order with a field that is null", { body: { ...order, side: null } }],
    ["an order with a field of another type", { body: { ...order, side: 1 } }],
    ["an order whose id is no number", { body: { ...order, orderId: "x" } }],
    ["an order whose id is a fraction", { body: { ...order, orderId: 28.5 } }],
    ["status 201", { status: 201, body: order }],
    ["status 202", { status: 202, body: order }],
    ["status 203", { status: 203, body: order }],
    ["status 204", { status: 204, body: "" }],
    ["status 206", { status: 206, body: order }],
  ])("throws ResponseError INVALID_RESPONSE for %s", async (_what, answer) => {
    const error = await cancel(answer);

    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({
      name: "ResponseError",
      code: "INVALID_RESPONSE",
      outcome: "unknown",
      status: answer.status ?? 200,
      api: "binance-margin",
      operation: "cancelOrder",
    });
  });

  test("tells the exchange's code where a body with `code` came under 200", async () => {
    expect(await cancel({ body: refusal })).toMatchObject({
      code: "INVALID_RESPONSE",
      outcome: "unknown",
      status: 200,
      exchangeCode: -2011,
      exchangeMessage: refusal.msg,
    });
  });

  test("throws INVALID_RESPONSE for a batch that is an error object", async () => {
    expect(await cancelBatch({ body: refusal })).toMatchObject({ code: "INVALID_RESPONSE", exchangeCode: -2011 });
  });

  test("takes a batch whose items are errors for the success that it is", async () => {
    expect(await cancelBatch({ body: [refusal] })).toEqual([refusal]);
  });

  test.each([
    ["HTML", html],
    ["a text", "ok"],
    ["a list", "[]"],
    ["an error", '{"error":"x"}'],
    ["null", '{"data":null}'],
  ])("throws INVALID_RESPONSE for %s from BitoPro", async (_what, body) => {
    expect(await cancelAll({ body })).toMatchObject({ code: "INVALID_RESPONSE", outcome: "unknown", status: 200 });
  });

  test("throws INVALID_RESPONSE for JSON that is nested too deep to be read", async () => {
    const body = JSON.stringify({ ...order, side: 0 }).replace(":0", `:${"[".repeat(100_000)}${"]".repeat(100_000)}`);

    expect(await cancel({ body })).toMatchObject({ code: "INVALID_RESPONSE", outcome: "unknown" });
  });

  test("throws INVALID_RESPONSE for a status that HTTP does not know", async () => {
    const server = await serveBytes((socket) => socket.end("HTTP/1.1 299 \r\nContent-Length: 2\r\n\r\n{}"));

    const call = createMargin(server.url).cancelOrder(parameters);

    await expect(call).rejects.toMatchObject({ code: "INVALID_RESPONSE", outcome: "unknown", status: 299 });
  });
});

test.each([300, 301, 302, 303, 304, 305, 307, 308])(
  "a redirect with %i is not followed, and what it led to receives nothing",
  async (status) => {
    const target = await serve({ body: order });

    const error = await cancel({ status, headers: { Location: `${target.url}/sapi/v1/margin/order` }, body: "" });

    expect(error).toMatchObject({ name: "ResponseError", code: "REDIRECTED", outcome: "unknown", status });
    expect(target.connections).toHaveLength(0);
  },
);

describe("margin", () => {
  test.each<[status: number, body: unknown, exchangeCode: number | undefined]>([
    [400, refusal, -2011],
    [400, { code: -1021, msg: "Timestamp for this request is outside of the recvWindow." }, -1021],
    [401, { code: -2015, msg: "Invalid API-key, IP, or permissions for action." }, -2015],
    [403, html, undefined],
    [404, "", undefined],
    [409, [], undefined],
    [418, { code: -1003, msg: "IP banned." }, -1003],
    [429, { code: -1003, msg: "Too many requests." }, -1003],
    [451, "not here", undefined],
  ])("was refused with status %i and %j", async (status, body, exchangeCode) => {
    expect(await cancel({ status, body })).toMatchObject({
      name: "ResponseError",
      code: "REFUSED",
      outcome: "rejected",
      status,
      exchangeCode,
    });
  });

  test.each<[status: number, body: unknown]>([
    [408, ""],
    [408, { code: -1007, msg: "Timeout waiting for response from backend server." }],
    [408, refusal],
    [400, { code: -1000, msg: "An unknown error occurred while processing the request." }],
    [400, { code: -1006, msg: "An unexpected response was received from the message bus." }],
    [400, { code: -1007, msg: "Timeout waiting for response from backend server." }],
    [403, { code: "-1007", msg: "Timeout" }],
    [429, { code: -1006, msg: "?" }],
    [500, { code: -1001, msg: "Internal error; unable to process your request. Please try again." }],
    [500, refusal],
    [502, html],
    [503, "Service Unavailable."],
    [503, { code: -1008, msg: "Request throttled by system-level protection." }],
    [504, ""],
    [599, "?"],
    [600, "?"],
    [999, "?"],
  ])("may have acted with status %i and %j", async (status, body) => {
    expect(await cancel({ status, body })).toMatchObject({
      name: "ResponseError",
      code: "UNKNOWN_OUTCOME",
      outcome: "unknown",
      status,
    });
  });
});

describe("USDS-M futures", () => {
  const failed = "Internal error; unable to process your request. Please try again.";
  const unknown = "Unknown error, please check your request or try again later.";

  test.each<[body: unknown, outcome: string, exchangeCode: number | undefined]>([
    ["Service Unavailable.", "rejected", undefined],
    ["Service Unavailable.\n", "rejected", undefined],
    [{ code: 0, msg: "Service Unavailable." }, "rejected", 0],
    [failed, "rejected", undefined],
    [{ code: -1001, msg: failed }, "rejected", -1001],
    [unknown, "unknown", undefined],
    [{ code: -1000, msg: unknown }, "unknown", -1000],
    [{ code: 0, msg: unknown }, "unknown", 0],
    [{ code: -1008, msg: "Request throttled by system-level protection." }, "rejected", -1008],
    [{ code: -1008, msg: "Server is currently overloaded with other requests." }, "rejected", -1008],
    [{ code: "-1008" }, "rejected", undefined],
    ["Service Unavailable. Please wait.", "unknown", undefined],
    [html, "unknown", undefined],
    ["", "unknown", undefined],
    [{ code: -1006, msg: failed }, "unknown", -1006],
    [{ code: -1007, msg: "Service Unavailable." }, "unknown", -1007],
  ])("with 503 and %j the outcome is %s", async (body, outcome, exchangeCode) => {
    const code = outcome === "rejected" ? "REFUSED" : "UNKNOWN_OUTCOME";

    expect(await cancelBatch({ status: 503, body })).toMatchObject({
      code,
      outcome,
      status: 503,
      ...(exchangeCode !== undefined && { exchangeCode }),
    });
  });

  test.each([
    [500, "Service Unavailable."],
    [502, failed],
    [504, ""],
  ])("with %i and %j the outcome is unknown", async (status, body) => {
    expect(await cancelBatch({ status, body })).toMatchObject({ outcome: "unknown", status });
  });

  test("a batch that failed as a whole may have been carried out in part", async () => {
    const body = { code: -2012, msg: "Batch cancel failure." };

    expect(await cancelBatch({ status: 400, body })).toMatchObject({ outcome: "unknown", exchangeCode: -2012 });
  });

  test("a text is told apart also where a secret happens to be part of it", async () => {
    const server = await serve({ status: 503, body: "Service Unavailable." });
    const futures = createBinanceUsdmFuturesClient({ apiKey: "Service", secret: "Unavailable", baseUrl: server.url });

    const call = futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1"] });

    await expect(call).rejects.toMatchObject({ outcome: "rejected" });
  });
});

test.each<[status: number, outcome: string]>([
  [400, "rejected"],
  [401, "rejected"],
  [403, "rejected"],
  [404, "rejected"],
  [408, "unknown"],
  [409, "rejected"],
  [422, "rejected"],
  [429, "rejected"],
  [500, "unknown"],
  [503, "unknown"],
])("BitoPro's %i is %s", async (status, outcome) => {
  const body = { error: "no" };

  expect(await cancelAll({ status, body })).toMatchObject({ outcome, status, exchangeMessage: "no" });
});

describe("retryAfterMs", () => {
  const date = "Sat, 21 Nov 2026 12:00:00 GMT";

  test.each<[header: string | undefined, retryAfterMs: number | undefined]>([
    ["3", 3000],
    ["0", 0],
    ["0.5", 500],
    ["Sat, 21 Nov 2026 12:00:07 GMT", 7000],
    ["Sat, 21 Nov 2026 11:00:00 GMT", 0],
    [undefined, undefined],
    ["", undefined],
    ["soon", undefined],
    ["in 5 minutes", undefined],
    ["-5", undefined],
    ["1e3", undefined],
    ["Xyz, 99 Abc 2026 99:99:99 GMT", undefined],
    ["9".repeat(400), 2 ** 31 * 1000],
    ["Saturday, 21-Nov-26 12:00:07 GMT", 7000],
    ["Sat Nov 21 12:00:07 2026", 7000],
    ["3, 7", 7000],
  ])("for Retry-After: %s is %s", async (header, retryAfterMs) => {
    const headers = { Date: date, ...(header !== undefined && { "Retry-After": header }) };

    for (const status of [429, 418]) {
      const error = (await cancel({
        status,
        headers,
        body: { code: -1003, msg: "Too many requests." },
      })) as ResponseError;
      expect(error).toMatchObject({ outcome: "rejected", status, exchangeCode: -1003 });
      expect(error.retryAfterMs).toBe(retryAfterMs);
    }
  });

  test.each<[msg: string, retryAfterMs: number | undefined]>([
    [`Way too many requests; IP banned until ${Date.parse(date) + 90_000}.`, 90_000],
    ["Way too many requests.", undefined],
  ])("is read from the text of a ban without the header: %s", async (msg, retryAfterMs) => {
    const error = await cancel({ status: 418, headers: { Date: date }, body: { code: -1003, msg } });

    expect((error as ResponseError).retryAfterMs).toBe(retryAfterMs);
  });

  test("counts from this machine's clock where the answer has no date", async () => {
    const server = await serveBytes((socket) => {
      const end = new Date(Date.now() + 10_000).toUTCString();
      socket.end(`HTTP/1.1 429 X\r\nRetry-After: ${end}\r\nContent-Length: 2\r\n\r\n{}`);
    });

    const error = await createMargin(server.url)
      .cancelOrder(parameters)
      .catch((thrown) => thrown);

    expect(error.retryAfterMs).toBeGreaterThan(8000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(10_000);
  });

  test("is told with an unknown outcome as well", async () => {
    expect(await cancel({ status: 503, headers: { "Retry-After": "2" }, body: "" })).toMatchObject({
      outcome: "unknown",
      retryAfterMs: 2000,
    });
  });
});

test("a refusal that is nested too deep to be copied is a refusal", async () => {
  const body = `{"code":-2011,"more":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;

  expect(await cancel({ status: 400, body })).toMatchObject({ outcome: "rejected", exchangeCode: -2011 });
});

test("an error has the answer's headers, names in lower case", async () => {
  expect(await cancel({ status: 429, headers: { "X-SAPI-USED-IP-WEIGHT-1M": "12001" }, body: refusal })).toMatchObject({
    headers: { "x-sapi-used-ip-weight-1m": "12001" },
  });
});
