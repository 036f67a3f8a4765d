import { describe, expect, onTestFinished, test } from "vitest";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { operations } from "../../generated/binance-usdm-futures/operations.ts";
import { cancelMany } from "../../src/index.ts";
import { exampleOf } from "./examples.ts";
import { createMargin as createOnce, credentials, order, parameters, refusal } from "./loopback.ts";
import { serveSteps } from "./scripted.ts";

const createMargin = (url: string, options: object = {}) => createOnce(url, { maxRetries: 2, ...options });
const gone = { status: 400, body: refusal };

function createFutures(baseUrl: string, options: object = {}) {
  const futures = createBinanceUsdmFuturesClient({ ...credentials, baseUrl, rateLimit: false, ...options });
  onTestFinished(() => futures.close());
  return futures;
}

describe("-2011 after a lost answer", () => {
  test("does not count as a refusal", async () => {
    const server = await serveSteps("lost", gone);

    await expect(createMargin(server.url).cancelOrder(parameters)).rejects.toMatchObject({
      name: "ResponseError",
      code: "ALREADY_GONE",
      outcome: "unknown",
      status: 400,
      exchangeCode: -2011,
      attempts: 2,
      cause: { name: "TransportError", code: "CONNECTION_LOST", outcome: "unknown" },
    });
  });

  test("nor where openapi-fetch's own client asks", async () => {
    const server = await serveSteps("lost", gone);
    const { client } = createMargin(server.url);

    const call = client.DELETE("/sapi/v1/margin/order", { params: { query: { symbol: "LTCBTC", orderId: "28" } } });

    await expect(call).rejects.toMatchObject({ code: "ALREADY_GONE", outcome: "unknown" });
  });

  test("nor after a sweep that was sent again", async () => {
    const server = await serveSteps("lost", gone);

    const call = createMargin(server.url, { retrySweep: true }).cancelAllOpenOrders({ symbol: "BTCUSDT" });

    await expect(call).rejects.toMatchObject({ code: "ALREADY_GONE", outcome: "unknown" });
  });

  test("nor in an item of a batch, whose answer comes with the error", async () => {
    const canceled = { ...exampleOf(operations.cancelMultipleOrders.id), orderId: 1 };
    const server = await serveSteps("lost", { body: [canceled, refusal] });

    const call = createFutures(server.url).cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1", "2"] });

    await expect(call).rejects.toMatchObject({
      code: "ALREADY_GONE",
      outcome: "unknown",
      status: 200,
      data: [{ orderId: "1", status: "CANCELED" }, refusal],
      cause: { code: "CONNECTION_LOST" },
    });
  });
});

test.each<[what: string, item: object, code: string]>([
  ["refused", { code: -4138, msg: "Reduce only reject." }, "UNKNOWN_OUTCOME"],
  ["refused by an item with its id", { code: -4138, msg: "Reduce only reject.", orderId: 2 }, "UNKNOWN_OUTCOME"],
  ["gone by an item with its id", { ...refusal, orderId: 2 }, "ALREADY_GONE"],
  ["shown as filled", { ...exampleOf("cancelMultipleOrders"), orderId: 2, status: "FILLED" }, "UNKNOWN_OUTCOME"],
])(
  "an order of a batch that is %s after a lost answer is unanswered, and nothing more is sent",
  async (_what, item, code) => {
    const canceled = { ...exampleOf("cancelMultipleOrders"), orderId: 1 };
    const server = await serveSteps("lost", { body: [canceled, item] });

    const call = createFutures(server.url).cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1", "2"] });

    await expect(call).rejects.toMatchObject({ code, outcome: "unknown", cause: { code: "CONNECTION_LOST" } });
    await expect(call.paired()).resolves.toMatchObject({
      canceled: [{ id: "1" }],
      failed: [],
      unanswered: [{ id: "2", cause: { code } }],
    });
    expect(server.requests).toHaveLength(2);
  },
);

test("an item of a batch whose code leaves the outcome open is unanswered, not failed", async () => {
  const canceled = { ...exampleOf(operations.cancelMultipleOrders.id), orderId: 1 };
  const server = await serveSteps({ body: [canceled, { code: -1007, msg: "Execution status unknown." }] });

  const call = createFutures(server.url).cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1", "2"] });

  await expect(call.paired()).resolves.toMatchObject({
    canceled: [{ id: "1" }],
    failed: [],
    unanswered: [{ id: "2" }],
  });
});

test("a batch that is gone as a whole after a lost answer is unanswered", async () => {
  const server = await serveSteps("lost", gone);

  const call = createFutures(server.url).cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1", "2"] });

  await expect(call.paired()).resolves.toMatchObject({
    canceled: [],
    failed: [],
    unanswered: [
      { id: "1", cause: { code: "ALREADY_GONE" } },
      { id: "2", cause: { code: "ALREADY_GONE" } },
    ],
  });
});

test("-2011 at first is a refusal", async () => {
  const server = await serveSteps(gone);

  await expect(createMargin(server.url).cancelOrder(parameters)).rejects.toMatchObject({ code: "REFUSED" });
});

describe('resolveUnknown: "query"', () => {
  const stands = (status: string, others: object = {}) => ({
    body: { ...exampleOf("queryOrder", "binance-margin"), ...parameters, status, ...others },
  });
  const options = { resolveUnknown: "query" };

  test("resolves with the order as it stands once it is canceled", async () => {
    const server = await serveSteps("lost", gone, stands("CANCELED"));

    const { data, response } = await createMargin(server.url, options).cancelOrder(parameters).withResponse();

    expect(data).toMatchObject({ orderId: "28", status: "CANCELED" });
    expect(response).toMatchObject({ attempts: 2 });
    expect(server.requests[2]?.method).toBe("GET");
    expect(server.requests[2]?.url).toContain("/sapi/v1/margin/order?symbol=LTCBTC&orderId=28&");
  });

  test.each(["FILLED", "EXPIRED"])("fails with `rejected` where it is %s", async (status) => {
    const server = await serveSteps("lost", gone, stands(status));

    await expect(createMargin(server.url).cancelOrder(parameters, options as never)).rejects.toMatchObject({
      code: "REFUSED",
      outcome: "rejected",
      exchangeCode: -2011,
      data: { orderId: "28", status },
      cause: { code: "CONNECTION_LOST" },
    });
  });

  test("tries again while it is open", async () => {
    const server = await serveSteps("lost", gone, stands("NEW"), { body: order });

    await expect(createMargin(server.url, options).cancelOrder(parameters)).resolves.toMatchObject({ orderId: "28" });
    expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "DELETE", "GET", "DELETE"]);
  });

  test("tries again no sooner than Retry-After says", async () => {
    const patient = { ...gone, headers: { "Retry-After": "1" } };
    const server = await serveSteps("lost", patient, stands("NEW"), { body: order });

    const call = createMargin(server.url, options).cancelOrder(parameters).withResponse();

    const { response } = await call;
    expect(response.attempts).toBe(3);
    expect(response.durationMs).toBeGreaterThan(990);
  });

  test("does not try again where Retry-After does not fit the deadline", async () => {
    const overloaded = { status: 503, headers: { "Retry-After": "20" }, body: { code: -1, msg: "Unknown error." } };
    const server = await serveSteps(overloaded, stands("NEW"), { body: order });

    const call = createMargin(server.url, options).cancelOrder(parameters);

    await expect(call).rejects.toMatchObject({ code: "UNKNOWN_OUTCOME", data: { status: "NEW" }, attempts: 1 });
    expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "GET"]);
  });

  describe("shares `maxWaitMs` with the call", () => {
    const wait = { status: 429, headers: { "Retry-After": "1" }, body: { code: -1003, msg: "Too many requests." } };

    test("which has waited before", async () => {
      const server = await serveSteps(wait, "lost", wait, stands("CANCELED"));
      const margin = createMargin(server.url, { ...options, maxWaitMs: 1500, maxRetries: 1 });

      await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "CONNECTION_LOST" });

      expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "DELETE", "GET"]);
    });

    test("which would wait once more", async () => {
      const server = await serveSteps("lost", gone, wait, stands("NEW"), wait, { body: order });
      const margin = createMargin(server.url, { ...options, maxWaitMs: 1500, maxRetries: 4 });

      await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ outcome: "unknown", status: 429 });

      expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "DELETE", "GET", "GET", "DELETE"]);
    });
  });

  test.each([
    ["answers are lost", "lost", ["DELETE", "DELETE", "DELETE", "GET"]],
    ["it is said to be gone", gone, ["DELETE", "DELETE", "GET", "DELETE", "GET"]],
  ] as const)("tries no more often than `maxRetries` says while it is open and %s", async (_what, later, methods) => {
    const server = await serveSteps("lost", (head) => (/^GET/.test(head) ? stands("NEW") : later));

    await expect(createMargin(server.url, options).cancelOrder(parameters)).rejects.toMatchObject({
      outcome: "unknown",
      attempts: 3,
      data: { orderId: "28", status: "NEW" },
    });
    expect(server.requests.map(({ method }) => method)).toEqual(methods);
  });

  test("leaves it unknown where the query fails, or says a word that is not documented", async () => {
    for (const answer of [{ status: 400, body: { code: -2013, msg: "Order does not exist." } }, stands("MELTED")]) {
      const server = await serveSteps("lost", gone, answer);

      await expect(createMargin(server.url, options).cancelOrder(parameters)).rejects.toMatchObject({
        code: "ALREADY_GONE",
        outcome: "unknown",
      });
    }
  });

  test("looks also where no attempt was answered", async () => {
    const server = await serveSteps("lost", stands("CANCELED"));

    const call = createMargin(server.url, { ...options, maxRetries: 0 }).cancelOrder(parameters);

    await expect(call).resolves.toMatchObject({ status: "CANCELED" });
  });

  test("leaves time to look where the exchange never answers", async () => {
    const server = await serveSteps("hang", stands("CANCELED"));

    const call = createMargin(server.url, { ...options, maxRetries: 0, timeoutMs: 600 }).cancelOrder(parameters);

    await expect(call).resolves.toMatchObject({ status: "CANCELED" });
  });

  test("fails with `rejected` where all orders of a batch are filled", async () => {
    const filled = { ...exampleOf("queryOrder"), orderId: 1, status: "FILLED" };
    const server = await serveSteps("lost", { body: [refusal] }, { body: filled });

    const call = createFutures(server.url, options).cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1"] });

    await expect(call).rejects.toMatchObject({ code: "REFUSED", outcome: "rejected", data: [{ status: "FILLED" }] });
    await expect(call.paired()).resolves.toMatchObject({
      canceled: [],
      failed: [{ id: "1", error: { code: "REFUSED", outcome: "rejected", data: { status: "FILLED" } } }],
      unanswered: [],
    });
  });

  test("tells how all orders of a batch stand, some of them canceled", async () => {
    const words = ["CANCELED", "FILLED", "EXPIRED"];
    const server = await serveSteps((head) => {
      const orderId = Number(/orderId=(\d)&/.exec(head)?.[1]);
      return orderId ? { body: { ...exampleOf("queryOrder"), orderId, status: words[orderId - 1] } } : "lost";
    });
    const futures = createFutures(server.url, { ...options, maxRetries: 0 });

    const call = futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1", "2", "3"] });

    await expect(call).rejects.toMatchObject({
      code: "REFUSED",
      outcome: "unknown",
      message: expect.stringContaining(words.join(", ")),
      data: words.map((status) => ({ status })),
      cause: { code: "CONNECTION_LOST" },
    });
    await expect(call.paired()).resolves.toMatchObject({
      canceled: [{ id: "1" }],
      failed: [{ id: "2" }, { id: "3" }],
      unanswered: [],
    });
  });

  const other = { code: -4138, msg: "Reduce only reject." };
  const filled = { name: "ResponseError", code: "REFUSED", outcome: "rejected", data: { status: "FILLED" } };
  test.each<[what: string, item: object, status: string, expected: object]>([
    ["refused", other, "CANCELED", { canceled: [{ id: "1" }, { id: "2" }], failed: [] }],
    ["refused", other, "FILLED", { canceled: [{ id: "1" }], failed: [{ id: "2", error: other }] }],
    ["refused", other, "NEW", { canceled: [{ id: "1" }], failed: [{ id: "2", error: other }] }],
    ["refused", other, "MELTED", { canceled: [{ id: "1" }], failed: [], unanswered: [{ id: "2" }] }],
    ["gone by an item with its id", { ...refusal, orderId: 2 }, "FILLED", { failed: [{ id: "2", error: filled }] }],
    ["gone by an item without", refusal, "FILLED", { failed: [{ id: "2", error: filled }] }],
    ["gone by an item with its id", { ...refusal, orderId: 2 }, "CANCELED", { canceled: [{ id: "1" }, { id: "2" }] }],
    ["refused by an item with its id", { ...other, orderId: 2 }, "CANCELED", { canceled: [{ id: "1" }, { id: "2" }] }],
  ])("looks how an order of a batch stands that is %s: %#", async (_what, item, status, expected) => {
    const canceled = { ...exampleOf("cancelMultipleOrders"), orderId: 1 };
    const server = await serveSteps(
      "lost",
      { body: [canceled, item] },
      { body: { ...exampleOf("queryOrder"), orderId: 2, status } },
    );

    const call = createFutures(server.url, options).cancelMultipleOrders({
      symbol: "BTCUSDT",
      orderIdList: ["1", "2"],
    });

    await expect(call.paired()).resolves.toMatchObject(expected);
    expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "DELETE", "GET"]);
  });

  test("completes the answer of a batch", async () => {
    const canceled = { ...exampleOf("cancelMultipleOrders"), orderId: 1 };
    const headers = { "X-MBX-USED-WEIGHT-1M": "7" };
    const filled = { headers, body: { ...exampleOf("queryOrder"), orderId: 3, status: "FILLED" } };
    const server = await serveSteps("lost", { body: [canceled, refusal, refusal] }, (head) =>
      /orderId=2&/.test(head)
        ? { headers, body: { ...exampleOf("queryOrder"), orderId: 2, status: "CANCELED" } }
        : filled,
    );

    const call = createFutures(server.url, options).cancelMultipleOrders({
      symbol: "BTCUSDT",
      orderIdList: ["1", "2", "3"],
    });

    await expect(call).resolves.toMatchObject([{ orderId: "1" }, { orderId: "2", status: "CANCELED" }, refusal]);
    await expect(call.withResponse()).resolves.toMatchObject({ response: { attempts: 2, usedWeight: { ip: 7 } } });
  });

  describe("tells what it found of a batch that stays open in part", () => {
    const ids = ["1", "2", "3", "4"];
    const standing = (orderId: number, status: string) => ({ body: { ...exampleOf("queryOrder"), orderId, status } });
    const unknown = { status: 400, body: { code: -2013, msg: "Order does not exist." } };
    /** 1 is canceled, 2 filled, 3 still open, and of 4 nothing is to be learnt. */
    const look = (head: string) => {
      const [, id] = /orderId=(\d)&/.exec(head) ?? [];
      if (id === undefined) return "lost" as const;
      return [standing(1, "CANCELED"), standing(2, "FILLED"), standing(3, "NEW"), unknown][Number(id) - 1] ?? unknown;
    };
    const expected = {
      canceled: [{ id: "1", order: { orderId: "1", status: "CANCELED" } }],
      failed: [
        { id: "2", error: { name: "ResponseError", code: "REFUSED", outcome: "rejected", data: { status: "FILLED" } } },
      ],
      unanswered: [{ id: "3", cause: { outcome: "unknown" } }, { id: "4" }],
    };
    const start = async () =>
      createFutures((await serveSteps(look)).url, { ...options, maxRetries: 0, rateLimit: false });

    test("with the error", async () => {
      const futures = await start();

      await expect(futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ids })).rejects.toMatchObject({
        code: "UNKNOWN_OUTCOME",
        outcome: "unknown",
        data: [
          { orderId: "1", status: "CANCELED" },
          { orderId: "2", status: "FILLED" },
          { orderId: "3", status: "NEW" },
        ],
        cause: { code: "CONNECTION_LOST" },
      });
    });

    test("id by id", async () => {
      const futures = await start();

      const paired = futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ids }).paired();
      const many = cancelMany(futures.cancelMultipleOrders, { symbol: "BTCUSDT", orderIdList: ids });

      await expect(paired).resolves.toMatchObject(expected);
      await expect(many).resolves.toMatchObject(expected);
    });

    test("after an answer that has some of them", async () => {
      const canceled = { ...exampleOf("cancelMultipleOrders"), orderId: 1 };
      const server = await serveSteps("lost", { body: [canceled, refusal, refusal, refusal] }, look);
      const futures = createFutures(server.url, { ...options, maxRetries: 1, timeoutMs: 1000 });

      const call = futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ids });

      await expect(call.paired()).resolves.toMatchObject(expected);
    });

    test("also where nothing more is to be learnt when it looks again", async () => {
      let cancels = 0;
      let looks = 0;
      const futures = createFutures(
        (
          await serveSteps((head) => {
            if (/orderId=3&/.test(head)) looks++;
            if (/^DELETE/.test(head)) return ++cancels === 1 ? "lost" : gone;
            return looks > 1 && /^GET/.test(head) ? unknown : look(head);
          })
        ).url,
        options,
      );

      const call = futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ids });

      await expect(call.paired()).resolves.toMatchObject(expected);
      expect(looks).toBeGreaterThan(1);
    });
  });

  test("asks nothing after a sweep, which names no order", async () => {
    const server = await serveSteps("lost");

    const call = createMargin(server.url, options).cancelAllOpenOrders({ symbol: "BTCUSDT" });

    await expect(call).rejects.toMatchObject({ code: "CONNECTION_LOST" });
    expect(server.requests).toHaveLength(1);
  });
});
