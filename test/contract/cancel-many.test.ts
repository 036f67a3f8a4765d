import { getEventListeners } from "node:events";
import http from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, suite, test, vi } from "vitest";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { type CancelkitError, cancelMany, createRateLimiter } from "../../src/index.ts";
import { createMockExchange, type MockExchange } from "../../src/testing/index.ts";
import { exampleOf } from "./examples.ts";
import { type Answer, credentials, findRefusedPort, type Received, refusal, serve } from "./loopback.ts";
import { type Step, serveSteps } from "./scripted.ts";

function createFutures(baseUrl: string, options: object = {}) {
  const client = createBinanceUsdmFuturesClient({ ...credentials, baseUrl, maxRetries: 0, ...options });
  onTestFinished(() => client.close());
  return client;
}

async function startExchange(): Promise<MockExchange> {
  const exchange = await createMockExchange();
  onTestFinished(() => exchange.close());
  return exchange;
}

function openOrders(exchange: MockExchange, count: number): string[] {
  const seeds = Array.from({ length: count }, (_, index) => ({
    api: "binance-usdm-futures",
    symbol: "BTCUSDT",
    clientOrderId: `my-${index}`,
  }));
  return (exchange.orders.open(seeds as never) as unknown as { orderId: string }[]).map(({ orderId }) => orderId);
}

const idsOf = ({ url }: Received): string[] =>
  JSON.parse(new URL(url, "http://localhost").searchParams.get("orderIdList") ?? "[]").map(String);

/** Refuses every order of a request, unless `answer` has something else for it. */
const serveBatches = (answer: (ids: readonly string[]) => Answer | undefined | Promise<Answer | undefined>) =>
  serve(async (request) => (await answer(idsOf(request))) ?? { body: idsOf(request).map(() => refusal) });

const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const symbol = "BTCUSDT";

suite("cancelMany", () => {
  test("cancels every order of a long list, and gives the ids in the order in which they were asked for", async () => {
    const exchange = await startExchange();
    const ids = openOrders(exchange, 57);
    const unknown = ["1", "2", "3"];
    const asked = [...ids.slice(0, 30), ...unknown, ...ids.slice(30)];
    const futures = createFutures(exchange.url, exchange.credentials.hmac);

    const result = await cancelMany(futures.cancelMultipleOrders, { symbol, orderIdList: asked });

    expect(result.canceled.map(({ id }) => id)).toEqual(ids);
    for (const { id, order } of result.canceled) expect(order).toMatchObject({ orderId: id, status: "CANCELED" });
    expect(result.failed.map(({ id }) => id)).toEqual(unknown);
    expect(result.unanswered).toEqual([]);
    expect(exchange.orders.list()).toEqual([]);
    const sizes = exchange.requests.map(({ query }) => JSON.parse(query.orderIdList ?? "").length);
    expect(sizes).toEqual(Array(6).fill(10));
  });

  test.each<[what: string, list: (ids: readonly string[]) => unknown]>([
    ["a list", (ids) => ids],
    ["a set", (ids) => new Set(ids)],
    ["bigints", (ids) => ids.map(BigInt)],
    [
      "a generator",
      function* (ids) {
        yield* ids;
      },
    ],
    [
      "an async generator",
      async function* (ids) {
        yield* ids;
      },
    ],
  ])("takes ids from %s", async (_what, list) => {
    const exchange = await startExchange();
    const ids = openOrders(exchange, 12);
    const futures = createFutures(exchange.url, exchange.credentials.hmac);

    const result = await cancelMany(futures.cancelMultipleOrders, { symbol, orderIdList: list(ids) as never });

    expect(result.canceled.map(({ id }) => id)).toEqual(ids);
  });

  test("takes client order ids, and any destructured or kept operation", async () => {
    const exchange = await startExchange();
    openOrders(exchange, 11);
    const { cancelMultipleOrders } = createFutures(exchange.url, exchange.credentials.hmac);
    const names = Array.from({ length: 11 }, (_, index) => `my-${index}`);

    const result = await cancelMany(cancelMultipleOrders, { symbol, origClientOrderIdList: names });

    expect(result.canceled.map(({ id }) => id)).toEqual(names);
  });

  test.each<[what: string, source: unknown]>([
    ["a list", []],
    ["an async generator", (async function* () {})()],
  ])("sends nothing for %s without an id", async (_what, orderIdList) => {
    const server = await serve({ body: [] });

    const result = await cancelMany(createFutures(server.url).cancelMultipleOrders, {
      symbol,
      orderIdList: orderIdList as never,
    });

    expect(result).toEqual({ canceled: [], failed: [], unanswered: [] });
    expect(server.connections).toHaveLength(0);
  });

  test.each<[what: string, parameters: unknown, options?: unknown, code?: string]>([
    ["an id twice", { symbol, orderIdList: [...range(25), 3] }],
    ["an id twice in two forms", { symbol, orderIdList: [...range(25), "3"] }],
    ["a bad id behind good ones", { symbol, orderIdList: [...range(25), "x"] }],
    ["an id that a number has rounded", { symbol, orderIdList: [2 ** 53] }],
    // biome-ignore lint/suspicious/noSparseArray: the hole is the point.
    ["a hole", { symbol, orderIdList: [1, , 3] }],
    ["a text as list", { symbol, origClientOrderIdList: "abc" }],
    ["a number as list", { symbol, orderIdList: 5 }],
    ["no symbol", { orderIdList: [1] }, undefined, "PARAMETER_MISSING"],
    ["no symbol beside no ids", { orderIdList: [] }, undefined, "PARAMETER_MISSING"],
    ["an empty symbol beside no ids", { symbol: "", orderIdList: [] }, undefined, "PARAMETER_MISSING"],
    ["a symbol that is none beside no ids", { symbol: 5, orderIdList: new Set() }],
    ["an unknown parameter beside no ids", { symbol, orderIdList: [], pair: "A" }, undefined, "PARAMETER_UNKNOWN"],
    ["a bad parameter beside no ids", { symbol, orderIdList: [], recvWindow: 0 }],
    ["what says that it is iterable, and is not", { symbol, orderIdList: { [Symbol.iterator]: 5 } }],
    ["no list", { symbol }, undefined, "PARAMETER_MISSING"],
    ["two lists", { symbol, orderIdList: [1], origClientOrderIdList: ["a"] }, undefined, "PARAMETER_DEPENDENCY"],
    ["an unknown parameter", { symbol, orderIdList: [1], pair: "A" }, undefined, "PARAMETER_UNKNOWN"],
    ["no parameters", undefined],
    ["null", null],
    ["a list as parameters", [1]],
    ["null as options", { symbol, orderIdList: [1] }, null, "OPTION_INVALID"],
    ["a misspelt option", { symbol, orderIdList: [1] }, { onprogress() {} }, "OPTION_INVALID"],
    ["a bad option", { symbol, orderIdList: [1] }, { timeoutMs: 0 }, "OPTION_INVALID"],
    ["a concurrency of 0", { symbol, orderIdList: [1] }, { concurrency: 0 }, "OPTION_INVALID"],
    ["an observer that is none", { symbol, orderIdList: [1] }, { onProgress: 1 }, "OPTION_INVALID"],
  ])("refuses %s before anything is sent", async (_what, parameters, options, code = "PARAMETER_INVALID") => {
    const server = await serve({ body: [] });

    const result = cancelMany(createFutures(server.url).cancelMultipleOrders, parameters as never, options as never);

    await expect(result).rejects.toMatchObject({ name: "ParameterError", code, outcome: "not-sent" });
    expect(server.connections).toHaveLength(0);
  });

  test.each<[what: string, operation: (client: ReturnType<typeof createFutures>) => unknown]>([
    ["an operation that is no batch", ({ queryOrder }) => queryOrder],
    ["a function of the caller's", () => () => {}],
    ["nothing", () => undefined],
  ])("refuses %s as operation", async (_what, operation) => {
    const futures = createFutures("http://127.0.0.1:9");

    await expect(cancelMany(operation(futures) as never, { symbol, orderIdList: [1] } as never)).rejects.toMatchObject({
      code: "PARAMETER_INVALID",
      parameter: "operation",
    });
  });

  const failure = new Error("from the source");
  test.each<[what: string, source: () => unknown, cause: unknown]>([
    [
      "an iterable",
      function* () {
        yield* range(30);
        throw failure;
      },
      failure,
    ],
    [
      "an async iterable",
      async function* () {
        yield* range(30);
        throw failure;
      },
      failure,
    ],
    [
      "an iterable, without a reason",
      // biome-ignore lint/correctness/useYield: it fails at once.
      function* () {
        throw undefined;
      },
      undefined,
    ],
  ])("sends nothing when the source of the ids fails: %s", async (_what, source, cause) => {
    const server = await serve({ body: [] });
    const orderIdList = source() as Iterable<number> & object;

    const error = await cancelMany(createFutures(server.url).cancelMultipleOrders, { symbol, orderIdList }).catch(
      (reason) => reason,
    );

    expect(error).toMatchObject({ code: "PARAMETER_INVALID", outcome: "not-sent", parameter: "orderIdList" });
    expect(error.cause).toBe(cause);
    expect(server.connections).toHaveLength(0);
  });

  test("does not begin to read ids where another parameter breaks a rule", async () => {
    let begun = false;
    function* source() {
      begun = true;
      yield 1;
    }

    const result = cancelMany(createFutures("http://127.0.0.1:9").cancelMultipleOrders, {
      symbol: "",
      orderIdList: source(),
    });

    await expect(result).rejects.toMatchObject({ code: "PARAMETER_MISSING", parameter: "symbol" });
    expect(begun).toBe(false);
  });

  test("refuses a source that never ends, and closes it", async () => {
    let closed = false;
    function* source() {
      try {
        for (let id = 1; ; id++) yield id;
      } finally {
        closed = true;
      }
    }

    const result = cancelMany(createFutures("http://127.0.0.1:9").cancelMultipleOrders, {
      symbol,
      orderIdList: source(),
    });

    await expect(result).rejects.toMatchObject({ code: "PARAMETER_INVALID", parameter: "orderIdList" });
    expect(closed).toBe(true);
  });

  test("keeps the results of other requests when one fails", async () => {
    const server = await serveBatches((ids) => {
      if (ids[0] === "11") return { status: 400, body: { code: -1121, msg: "Invalid symbol." } };
      if (ids[0] === "21") return { status: 500, body: "" };
      return undefined;
    });

    const result = await cancelMany(createFutures(server.url).cancelMultipleOrders, { symbol, orderIdList: range(40) });

    const errors = new Map(result.failed.map(({ id, error }) => [id, error.code]));
    expect(result.failed.map(({ id }) => Number(id))).toEqual([...range(20), ...range(40).slice(30)]);
    expect(["1", "11", "31"].map((id) => errors.get(id))).toEqual([-2011, "REFUSED", -2011]);
    expect(result.unanswered.map(({ id }) => Number(id))).toEqual(range(30).slice(20));
    expect(result.unanswered[0]?.cause).toMatchObject({ code: "UNKNOWN_OUTCOME", outcome: "unknown" });
  });

  test("says that nothing was sent where no connection came about", async () => {
    const futures = createFutures(`http://127.0.0.1:${await findRefusedPort()}`);

    const result = await cancelMany(futures.cancelMultipleOrders, { symbol, orderIdList: range(11) });

    expect(result.failed).toHaveLength(11);
    expect(result.failed[0]?.error).toMatchObject({ code: "NOT_CONNECTED", outcome: "not-sent" });
  });

  test("sends no more after an abort", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const server = await serveBatches(async (ids) => {
      if (ids[0] !== "21") return undefined;
      controller.abort(reason);
      await wait(50);
      return undefined;
    });

    const result = await cancelMany(
      createFutures(server.url).cancelMultipleOrders,
      { symbol, orderIdList: range(100) },
      { signal: controller.signal, concurrency: 1 },
    );

    expect(server.requests).toHaveLength(3);
    expect(result.unanswered.map(({ id }) => Number(id))).toEqual(range(30).slice(20));
    expect(result.unanswered[0]?.cause).toMatchObject({ code: "ABORTED", outcome: "unknown", cause: reason });
    expect(result.failed).toHaveLength(90);
    expect(result.failed.at(-1)?.error).toMatchObject({ code: "ABORTED", outcome: "not-sent", cause: reason });
  });

  test("aborted before it begins sends nothing", async () => {
    const server = await serve({ body: [] });

    const result = await cancelMany(
      createFutures(server.url).cancelMultipleOrders,
      { symbol, orderIdList: range(25) },
      { signal: AbortSignal.abort() },
    );

    expect(result.failed).toHaveLength(25);
    expect(server.connections).toHaveLength(0);
  });

  test("rejects when it is aborted while it reads ids that never end", async () => {
    const server = await serve({ body: [] });
    const controller = new AbortController();
    async function* source() {
      yield 1;
      await new Promise(() => {});
    }

    const result = cancelMany(
      createFutures(server.url).cancelMultipleOrders,
      { symbol, orderIdList: source() },
      { signal: controller.signal },
    );
    setImmediate(() => controller.abort());

    await expect(result).rejects.toMatchObject({ code: "ABORTED", outcome: "not-sent" });
    expect(server.connections).toHaveLength(0);
  });

  test("closes a source that it leaves, though that has not given its next id", async () => {
    const controller = new AbortController();
    let isClosed = false;
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<IteratorResult<number>>(() => {}),
        return: async () => {
          isClosed = true;
          throw new Error("must not matter");
        },
      }),
    };

    const result = cancelMany(
      createFutures("http://127.0.0.1:9").cancelMultipleOrders,
      { symbol, orderIdList: source },
      { signal: controller.signal },
    );
    setImmediate(() => controller.abort());

    await expect(result).rejects.toMatchObject({ code: "ABORTED" });
    expect(isClosed).toBe(true);
  });

  test("makes no call of what is left after an abort, however much that is", async () => {
    const controller = new AbortController();
    const server = await serveBatches(() => {
      controller.abort();
      return { body: [] };
    });
    let told = 0;

    const result = await cancelMany(
      createFutures(server.url).cancelMultipleOrders,
      { symbol, orderIdList: range(2000) },
      { signal: controller.signal, concurrency: 1, onProgress: () => void told++ },
    );

    const errors = new Set(result.failed.map(({ error }) => error));
    expect([server.requests.length, result.failed.length, errors.size, told]).toEqual([1, 1990, 1, 200]);
  });

  test.each([1, 3])("has at most %i requests under way at once", async (concurrency) => {
    let now = 0;
    let most = 0;
    const server = await serveBatches(async () => {
      most = Math.max(most, ++now);
      await wait(5);
      now--;
      return undefined;
    });

    await cancelMany(
      createFutures(server.url).cancelMultipleOrders,
      { symbol, orderIdList: range(95) },
      { concurrency },
    );

    expect(server.requests).toHaveLength(10);
    expect(most).toBe(concurrency);
  });

  test("tells how far it is, and is not troubled by an observer that fails", async () => {
    const server = await serveBatches(() => undefined);
    const seen: number[][] = [];
    let calls = 0;

    const result = await cancelMany(
      createFutures(server.url).cancelMultipleOrders,
      { symbol, orderIdList: range(25) },
      {
        concurrency: 1,
        onProgress({ canceled, failed, unanswered, total, latest }) {
          seen.push([canceled, failed, unanswered, total, latest.failed.length]);
          if (++calls === 1) throw new Error("from the observer");
          return Promise.reject(new Error("from the observer, later"));
        },
      },
    );

    expect(seen).toEqual([
      [0, 10, 0, 25, 10],
      [0, 20, 0, 25, 10],
      [0, 25, 0, 25, 5],
    ]);
    expect(result.failed).toHaveLength(25);
  });

  test("gives options and other parameters to each request, and leaves what it was given as it was", async () => {
    const server = await serveBatches(() => undefined);
    const parameters = Object.freeze({ symbol, orderIdList: Object.freeze(range(11)), recvWindow: undefined });
    const options = Object.freeze({ recvWindow: 4321 });

    await cancelMany(createFutures(server.url).cancelMultipleOrders, parameters, options);

    for (const { url } of server.requests) {
      const query = new URL(url, server.url).searchParams;
      expect([query.get("symbol"), query.get("recvWindow")]).toEqual([symbol, "4321"]);
    }
    expect(server.requests).toHaveLength(2);
  });

  test("waits for the next interval where a limit is used up, beyond the time that a call has", async () => {
    const server = await serveBatches(() => undefined);
    let turns = 0;
    const rateLimiter = {
      acquire(_shares: unknown, { maxWaitMs }: { readonly maxWaitMs: number }) {
        turns++;
        return maxWaitMs > 60_000;
      },
      observe() {},
    };
    const futures = createFutures(server.url, { rateLimiter });

    const result = await cancelMany(futures.cancelMultipleOrders, { symbol, orderIdList: range(11) });
    const short = await cancelMany(futures.cancelMultipleOrders, { symbol, orderIdList: range(11) }, { maxWaitMs: 5 });

    expect(turns).toBe(4);
    expect(result.failed[0]?.error).toMatchObject({ code: -2011 });
    expect(short.failed[0]?.error).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent" });
    expect(server.requests).toHaveLength(2);
  });
});

suite("the time of a request of cancelMany", () => {
  const busy = (seconds: number) => ({
    status: 429,
    headers: { "Retry-After": seconds },
    body: { code: -1003, msg: "" },
  });

  test.each([1, 8, 50])("does not run while %i wait for a budget of one request a minute", async (concurrency) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "performance", "Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const sentAt: number[] = [];
    const futures = createFutures("http://127.0.0.1:9", {
      rateLimiter: createRateLimiter({ limits: { "binance-usdm-futures": { ip: 1 } } }),
      fetch: async () => {
        sentAt.push(performance.now());
        return new Response(JSON.stringify(Array(10).fill(refusal)));
      },
    });

    const result = cancelMany(
      futures.cancelMultipleOrders,
      { symbol, orderIdList: range(500) },
      { concurrency, timeoutMs: 1000 },
    );
    await vi.advanceTimersByTimeAsync(60 * 60_000);

    const { failed, unanswered } = await result;
    expect(unanswered).toEqual([]);
    expect(failed).toHaveLength(500);
    expect(failed.filter(({ error }) => error.code !== -2011)).toEqual([]);
    expect(sentAt).toHaveLength(50);
    const gaps = sentAt.slice(1).map((time, index) => time - (sentAt[index] as number));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60_000);
    // Not only as much as allowed is used, but all of it.
    expect(Math.max(...gaps)).toBeLessThan(61_000);
  });

  const unavailable = { code: -1, msg: "Service Unavailable." };
  test.each<[what: string, step: Step, options: object]>([
    [
      "a refusal to be retried later than its time",
      { status: 503, headers: { "Retry-After": 60 }, body: unavailable },
      {},
    ],
    ["refusals until its time is over", { status: 503, body: unavailable }, { timeoutMs: 300, maxRetries: 100 }],
    ["an answer that leaves the outcome open", { status: 500, headers: { "Retry-After": 60 }, body: "" }, {}],
    ["lost answers", "lost", { timeoutMs: 5000 }],
    ["an answer in full that never comes", "hang", { timeoutMs: 60 }],
    ["a 429 that is not over in time to wait", busy(60), { maxWaitMs: 100 }],
    ["a ban", { status: 418, headers: { "Retry-After": 60 }, body: {} }, {}],
  ])("ends as that of a call of its own: %s", async (_what, step, options) => {
    const given = { timeoutMs: 500, ...options };
    const [one, many] = await Promise.all([serveSteps(step), serveSteps(step)]);

    const alone = await createFutures(one.url, { maxRetries: 2 })
      .cancelMultipleOrders({ symbol, orderIdList: [1] }, given)
      .catch((error) => error);
    const result = await cancelMany(
      createFutures(many.url, { maxRetries: 2 }).cancelMultipleOrders,
      { symbol, orderIdList: [1] },
      given,
    );

    const error = result.failed[0]?.error ?? result.unanswered[0]?.cause;
    const brief = (each: typeof alone) => [each.code, each.outcome, each.status, each.cause?.code];
    expect(brief(error)).toEqual(brief(alone));
    // How often there was time for another attempt is left to chance.
    if (alone.code !== "TIMEOUT" && !("maxRetries" in options)) expect(many.requests.length).toBe(one.requests.length);
  });

  test("is not that of its waits, which `maxWaitMs` bounds in all", async () => {
    const server = await serveSteps(busy(0.2));
    const futures = createFutures(server.url, { maxRetries: 8 });

    const { failed } = await cancelMany(
      futures.cancelMultipleOrders,
      { symbol, orderIdList: [1] },
      { maxWaitMs: 500, timeoutMs: 100 },
    );

    expect(failed[0]?.error).toMatchObject({ code: "REFUSED", status: 429 });
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });

  test("does not begin anew with another attempt", async () => {
    const server = await serveSteps("lost", "hang");
    const futures = createFutures(server.url, { maxRetries: 100 });
    const start = performance.now();

    const { unanswered } = await cancelMany(
      futures.cancelMultipleOrders,
      { symbol, orderIdList: [1] },
      { attemptTimeoutMs: 50, timeoutMs: 400 },
    );

    const cause = unanswered[0]?.cause as CancelkitError;
    expect(cause).toMatchObject({ code: "TIMEOUT", outcome: "unknown" });
    // A hundred attempts would take five seconds and more.
    expect(cause.attempts).toBeLessThan(12);
    expect(performance.now() - start).toBeGreaterThanOrEqual(cause.durationMs);
  });

  test.each(["", ", also through middleware"])(
    "begins with its turn, whatever limiter gives that%s",
    async (through) => {
      const server = await serveBatches(() => undefined);
      const rateLimiter = { acquire: () => wait(350, true), observe() {} };
      const futures = createFutures(server.url, { rateLimiter, timeoutMs: 300 });
      if (through) futures.client.use({ onRequest: () => undefined });

      const result = await cancelMany(futures.cancelMultipleOrders, { symbol, orderIdList: range(20) });

      expect(result.failed.map(({ error }) => error.code)).toEqual(Array(20).fill(-2011));
    },
  );

  test.each<[what: string, client: object, call: object]>([
    ["the client's", { timeoutMs: 200 }, {}],
    ["the call's", {}, { timeoutMs: 200 }],
    ["the client's, where attempts would have more", { timeoutMs: 200, maxRetries: 2 }, {}],
    ["the client's, where more attempts would fit", { timeoutMs: 200, maxRetries: 100, attemptTimeoutMs: 30 }, {}],
  ])("is %s", async (_what, client, call) => {
    const server = await serveSteps("hang");
    const futures = createFutures(server.url, client);

    const result = await cancelMany(futures.cancelMultipleOrders, { symbol, orderIdList: [1, 2] }, call);

    expect(result.unanswered.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(result.unanswered[0]?.cause).toMatchObject({
      code: "TIMEOUT",
      outcome: "unknown",
      message: expect.stringMatching(/\((200|30|[1-9]\d?) ms\)/),
    });
  });

  test("leaves some to look where the exchange never answers", async () => {
    const order = { ...exampleOf("queryOrder", "binance-usdm-futures"), orderId: 1, status: "CANCELED" };
    const server = await serveSteps((head) => (/^DELETE/.test(head) ? "hang" : { body: order }));
    const futures = createFutures(server.url, { timeoutMs: 500, resolveUnknown: "query" });

    const result = await cancelMany(futures.cancelMultipleOrders, { symbol, orderIdList: [1] });

    expect(result.canceled.map(({ id }) => id)).toEqual(["1"]);
  });

  test("begins anew after a 429 that was waited out", async () => {
    const server = await serve((request, count) =>
      count === 1 ? busy(1) : { body: idsOf(request).map(() => refusal) },
    );
    const futures = createFutures(server.url, { timeoutMs: 100, maxRetries: 1 });

    const result = await cancelMany(
      futures.cancelMultipleOrders,
      { symbol, orderIdList: range(20) },
      { concurrency: 1 },
    );

    expect(result.failed.map(({ error }) => error.code)).toEqual(Array(20).fill(-2011));
    expect(server.requests).toHaveLength(3);
  });

  test("has not begun for what waits for a connection when a 429 comes", async () => {
    const server = await serve((request, count) =>
      count === 1 ? busy(1) : { body: idsOf(request).map(() => refusal) },
    );
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const futures = createFutures(server.url, { timeoutMs: 300, agent });

    const result = await cancelMany(futures.cancelMultipleOrders, { symbol, orderIdList: range(30) });

    expect(result.failed.map(({ error }) => error.code)).toEqual([
      ...Array(10).fill("REFUSED"),
      ...Array(20).fill(-2011),
    ]);
  });

  test("ends while it waits again after a lost answer, which stays open", async () => {
    const server = await serveSteps("lost", busy(30));
    const futures = createFutures(server.url, { timeoutMs: 400, maxRetries: 5, attemptTimeoutMs: 100 });

    const result = await cancelMany(futures.cancelMultipleOrders, { symbol, orderIdList: [1] });

    expect(result.unanswered[0]?.cause).toMatchObject({ outcome: "unknown" });
  });

  test("leaves no listener on the caller's signal", async () => {
    const server = await serveBatches(() => undefined);
    const { signal } = new AbortController();

    const { failed } = await cancelMany(
      createFutures(server.url).cancelMultipleOrders,
      { symbol, orderIdList: range(30) },
      { signal },
    );

    expect(failed).toHaveLength(30);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("may never begin: an abort ends the wait, and nothing of it stays behind", async () => {
    const server = await serve({ body: [] });
    const controller = new AbortController();
    const reason = new Error("enough");
    const rateLimiter = {
      acquire() {
        setImmediate(() => controller.abort(reason));
        return new Promise<boolean>(() => {});
      },
      observe() {},
    };
    const futures = createFutures(server.url, { rateLimiter });
    const { signal } = controller;

    const result = await cancelMany(futures.cancelMultipleOrders, { symbol, orderIdList: range(30) }, { signal });

    expect(result.failed).toHaveLength(30);
    for (const { error } of result.failed) expect(error).toMatchObject({ code: "ABORTED", cause: reason });
    expect(server.connections).toHaveLength(0);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});
