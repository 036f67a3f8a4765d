import http from "node:http";
import net from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import { type Attempt, createRateLimiter, type Turn } from "../../src/index.ts";
import {
  createMargin as createOnce,
  credentials,
  findRefusedPort,
  order,
  parameters,
  type Received,
  serve,
} from "./loopback.ts";

const createMargin = (url: string, options: object = {}) => createOnce(url, { rateLimit: true, ...options });

function createBitopro(baseUrl: string, options: object = {}) {
  const bitopro = createBitoproClient({ ...credentials, identity: "a@b.c", baseUrl, ...options });
  onTestFinished(() => bitopro.close());
  return bitopro;
}

const tooLong = { name: "TransportError", code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 };

describe("a client", () => {
  test("keeps to the documented limits by itself", async () => {
    const server = await serve({ body: { data: {} } });
    const bitopro = createBitopro(server.url);
    const start = performance.now();

    await Promise.all([bitopro.cancelAllMarginOrders(), bitopro.cancelAllMarginOrders()]);

    expect(performance.now() - start).toBeGreaterThan(990);
  });

  test.each([
    ["than `maxWaitMs`", { maxWaitMs: 0 }],
    ["than `timeoutMs`", { timeoutMs: 200 }],
  ])("fails a call that would wait longer %s, and sends nothing", async (_what, options) => {
    const server = await serve({ body: { data: {} } });
    const bitopro = createBitopro(server.url);
    await bitopro.cancelAllMarginOrders();

    await expect(bitopro.cancelAllMarginOrders({}, options)).rejects.toMatchObject(tooLong);
    expect(server.requests).toHaveLength(1);
  });

  test("lets the more urgent call go first", async () => {
    const server = await serve({ body: { data: {} } });
    const bitopro = createBitopro(server.url, { timeoutMs: 5000 });
    const done: string[] = [];
    const call = (name: string, priority: number) =>
      bitopro.cancelAllMarginOrders({}, { priority }).then(() => done.push(name));

    await Promise.all([call("first", 0), call("later", 0), call("urgent", 1)]);

    expect(done).toEqual(["first", "urgent", "later"]);
  });

  test("ends the wait of a call that is aborted", async () => {
    const server = await serve({ body: { data: {} } });
    const bitopro = createBitopro(server.url);
    const controller = new AbortController();
    await bitopro.cancelAllMarginOrders();

    const waiting = bitopro.cancelAllMarginOrders({}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);

    await expect(waiting).rejects.toMatchObject({ code: "ABORTED", outcome: "not-sent" });
    expect(server.requests).toHaveLength(1);
  });

  test("waits for nothing with `rateLimit: false`", async () => {
    const server = await serve({ body: { data: {} } });
    const bitopro = createBitopro(server.url, { rateLimit: false, maxWaitMs: 0 });

    await Promise.all(Array.from({ length: 20 }, () => bitopro.cancelAllMarginOrders()));

    expect(server.requests).toHaveLength(20);
  });

  test("paces with others that were given the same limiter, and not with those of another account", async () => {
    const server = await serve({ body: { data: {} } });
    const limits = { bitopro: { ip: 1000, ipAndUid: 1 } };
    const rateLimiter = createRateLimiter({ limits });
    const [one, another] = [createBitopro(server.url, { rateLimiter }), createBitopro(server.url, { rateLimiter })];
    const other = createBitopro(server.url, { rateLimiter, apiKey: "another" });

    await one.cancelAllMarginOrders({}, { maxWaitMs: 0 });

    await expect(another.cancelAllMarginOrders({}, { maxWaitMs: 0 })).rejects.toMatchObject(tooLong);
    await expect(other.cancelAllMarginOrders({}, { maxWaitMs: 0 })).resolves.toEqual({ data: {} });
  });
});

test("each attempt takes from the budget", async () => {
  const server = await serve((_request, count) => (count < 3 ? { status: 503, body: "" } : { body: order }));
  const rateLimiter = createRateLimiter({ limits: { "binance-margin": { ip: 30 } } });
  const margin = createMargin(server.url, { rateLimiter, maxRetries: 2 });

  await expect(margin.cancelOrder(parameters)).resolves.toMatchObject({ orderId: "28" });

  await expect(margin.cancelOrder(parameters, { maxWaitMs: 0 })).rejects.toMatchObject(tooLong);
  expect(server.requests).toHaveLength(3);
});

test("a call that was not sent leaves the budget as it was", async () => {
  const bitopro = createBitopro(`http://127.0.0.1:${await findRefusedPort()}`, { maxRetries: 0 });

  for (const _ of [1, 2, 3]) {
    await expect(bitopro.cancelAllMarginOrders({}, { maxWaitMs: 0 })).rejects.toMatchObject({ code: "NOT_CONNECTED" });
  }
});

/** Connects after so many milliseconds each time, or fails then. */
function createSlowAgent(connections: readonly { readonly afterMs: number; readonly fails?: boolean }[]) {
  const agent = new http.Agent({ keepAlive: false });
  onTestFinished(() => agent.destroy());
  let count = 0;
  const createConnection = (
    options: net.TcpNetConnectOpts,
    done: (error: Error | null, socket?: net.Socket) => void,
  ) => {
    const { afterMs = 0, fails = false } = connections[count++] ?? {};
    setTimeout(() => (fails ? done(new Error("ETIMEDOUT")) : done(null, net.connect(options))), afterMs);
  };
  return Object.assign(agent, { createConnection });
}

async function serveArrivals() {
  const arrivals: number[] = [];
  const server = await serve(() => {
    arrivals.push(performance.now());
    return { body: { data: {} } };
  });
  const shortest = () => Math.min(...arrivals.slice(1).map((time, index) => time - (arrivals[index] as number)));
  return { url: server.url, arrivals, shortest };
}

test("a limit holds as the exchange counts, by arrival, though some calls take longer to arrive", async () => {
  const { url, arrivals, shortest } = await serveArrivals();
  const agent = createSlowAgent([{ afterMs: 150 }, { afterMs: 0 }, { afterMs: 80 }, { afterMs: 0 }]);
  const bitopro = createBitopro(url, { agent });

  await Promise.all(Array.from({ length: 4 }, () => bitopro.cancelAllMarginOrders()));

  expect(arrivals).toHaveLength(4);
  expect(shortest()).toBeGreaterThanOrEqual(1000);
});

test("a call that turns out not to be sent after its interval gives back nothing of another call", async () => {
  const { url, arrivals, shortest } = await serveArrivals();
  const agent = createSlowAgent([{ afterMs: 1500, fails: true }]);
  const bitopro = createBitopro(url, { agent, maxRetries: 0 });

  const failing = bitopro.cancelAllMarginOrders().catch((reason) => reason);
  await Promise.all([bitopro.cancelAllMarginOrders(), bitopro.cancelAllMarginOrders()]);

  await expect(failing).resolves.toMatchObject({ outcome: "not-sent" });
  expect(arrivals).toHaveLength(2);
  expect(shortest()).toBeGreaterThanOrEqual(1000);
});

test("a retry whose time is over when it gets its turn takes nothing", async () => {
  const server = await serve((_request, count) => (count === 1 ? { status: 503, body: "" } : { body: order }));
  const rateLimiter = createRateLimiter({ limits: { "binance-margin": { ip: 20 } } });
  // While it waits for its retry, the process is busy for longer than the call may take.
  const block = () => {
    const end = performance.now() + 1000;
    while (performance.now() < end);
  };
  const onAttempt = ({ outcome }: Attempt) => outcome === "unknown" && setImmediate(block);
  const margin = createMargin(server.url, { rateLimiter, onAttempt });

  const late = margin.cancelOrder(parameters, { maxRetries: 1, timeoutMs: 900 });

  await expect(late).rejects.toMatchObject({ outcome: "unknown" });
  expect(server.requests).toHaveLength(1);
  await expect(margin.cancelOrder(parameters, { maxWaitMs: 0 })).resolves.toMatchObject({ orderId: "28" });
});

describe("used-weight headers", () => {
  test("show what other processes use", async () => {
    const server = await serve({ headers: { "X-SAPI-USED-IP-WEIGHT-1M": "11995" }, body: order });
    const margin = createMargin(server.url);

    const { response } = await margin.cancelOrder(parameters).withResponse();

    expect(response.usedWeight).toEqual({ ip: 11995 });
    await expect(margin.cancelOrder(parameters, { maxWaitMs: 0 })).rejects.toMatchObject(tooLong);
    // Each endpoint of /sapi has a budget of its own.
    await expect(margin.cancelAllOpenOrders({ symbol: "X" }, { maxWaitMs: 0 })).rejects.not.toMatchObject(tooLong);
  });

  test("of an account count for that account alone, and for the budget that they name", async () => {
    const headers = { "X-SAPI-USED-UID-WEIGHT-1M": "180000", "X-SAPI-USED-IP-WEIGHT-1M": "12000" };
    const server = await serve({ status: 400, headers, body: { code: -2011, msg: "Unknown order sent." } });
    const rateLimiter = createRateLimiter();
    const cancelList = (apiKey: string) =>
      createMargin(server.url, { rateLimiter, apiKey }).cancelOrderList(
        { symbol: "LTCBTC", orderListId: 1 },
        { maxWaitMs: 0 },
      );

    await expect(cancelList("one")).rejects.toMatchObject({ code: "REFUSED", usedWeight: { uid: 180_000 } });

    await expect(cancelList("one")).rejects.toMatchObject(tooLong);
    await expect(cancelList("another")).rejects.toMatchObject({ code: "REFUSED" });
  });

  test("stand on errors too", async () => {
    const body = { code: -2011, msg: "Unknown order sent." };
    const server = await serve({ status: 400, headers: { "X-SAPI-USED-IP-WEIGHT-1M": "20" }, body });

    const error = await createMargin(server.url)
      .cancelOrder(parameters)
      .catch((reason) => reason);

    expect(error).toMatchObject({ code: "REFUSED", usedWeight: { ip: 20 }, attempts: 1 });
    expect(error.durationMs).toBeGreaterThan(0);
  });
});

describe("after a 429", () => {
  const idOf = ({ url }: Received) => new URL(url, "http://localhost").searchParams.get("orderId");
  const tooMany = { status: 429, headers: { "Retry-After": "0.2" }, body: { code: -1003, msg: "Too many requests." } };
  const startHeld = async () => {
    const server = await serve((request, count) =>
      count === 1 ? tooMany : { body: { ...order, orderId: idOf(request) } },
    );
    await createOnce(server.url)
      .cancelOrder({ symbol: "LTCBTC", orderId: "0" })
      .catch(() => {});
    return server;
  };

  test.each<[what: string, options: object]>([
    ["under the documented limits", {}],
    ["with `rateLimit: false`", { rateLimit: false }],
    ["with a limiter of the caller's own", { rateLimiter: { acquire: () => true, observe() {} } }],
  ])("calls go on by priority, then by arrival, %s", async (_what, options) => {
    const server = await startHeld();
    const margin = createMargin(server.url, options);
    const priorities = [0, 5, -1, 0, 5];

    await Promise.all(
      priorities.map((priority, index) =>
        margin.cancelOrder({ symbol: "LTCBTC", orderId: String(index + 1) }, { priority }),
      ),
    );

    expect(server.requests.map(idOf)).toEqual(["0", "2", "5", "1", "4", "3"]);
  });

  test("no more go on than the budget has room for", async () => {
    const server = await startHeld();
    const rateLimiter = createRateLimiter({ limits: { "binance-margin": { ip: 20 } } });
    const margin = createMargin(server.url, { rateLimiter });

    const calls = await Promise.allSettled(
      [1, 2, 3, 4].map((orderId) => margin.cancelOrder({ symbol: "LTCBTC", orderId }, { maxWaitMs: 600 })),
    );

    expect(calls.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
    expect(server.requests.map(idOf)).toEqual(["0", "1", "2"]);
  });

  test("a call waits no longer than `maxWaitMs` in all", async () => {
    const server = await serve(tooMany);
    const margin = createOnce(server.url, { maxRetries: 5 });

    await expect(margin.cancelOrder(parameters, { maxWaitMs: 350 })).rejects.toMatchObject({
      code: "REFUSED",
      status: 429,
      attempts: 2,
    });
  });

  test("a 418 ends the wait of all that wait", async () => {
    const banned = { status: 418, headers: { "Retry-After": "60" }, body: { code: -1003, msg: "Banned." } };
    let ban = () => {};
    const told = new Promise<void>((resolve) => {
      ban = resolve;
    });
    const server = await serve(async (_request, count) => {
      if (count === 1) await told;
      return count === 1 ? banned : { ...tooMany, headers: { "Retry-After": "30" } };
    });
    const first = createOnce(server.url).cancelOrder(parameters);
    while (server.requests.length === 0) await new Promise(setImmediate);
    await createOnce(server.url)
      .cancelOrder(parameters)
      .catch(() => {});
    const waiting = createMargin(server.url, { timeoutMs: 120_000 }).cancelOrder(parameters);

    setTimeout(ban, 20);

    await expect(waiting).rejects.toMatchObject(tooLong);
    await expect(first).rejects.toMatchObject({ status: 418 });
    await expect(waiting).rejects.toHaveProperty("retryAfterMs", expect.closeTo(60_000, -4));
  });
});

describe("a limiter of the caller's own", () => {
  const failure = new Error("the store is gone");
  const of = (acquire: (shares: unknown, turn: Turn) => unknown) => ({
    rateLimiter: { acquire, observe: () => Promise.reject(failure) },
  });
  const failed = { name: "ParameterError", code: "OPTION_INVALID", outcome: "not-sent", parameter: "rateLimiter" };

  test.each<[what: string, acquire: () => unknown, cause: unknown]>([
    ["rejects", () => Promise.reject(failure), failure],
    ["rejects without a reason", () => Promise.reject(), undefined],
    [
      "throws",
      () => {
        throw failure;
      },
      failure,
    ],
  ])("that %s fails the call as not sent", async (_what, acquire, cause) => {
    const server = await serve({ body: order });
    const margin = createMargin(server.url, { ...of(acquire), maxRetries: 2 });

    const error = await margin.cancelOrder(parameters).catch((reason) => reason);

    expect(error).toMatchObject({ ...failed, attempts: 0 });
    expect(error.cause).toEqual(cause);
    expect(server.requests).toHaveLength(0);
  });

  test.each([
    ["`timeoutMs`", { timeoutMs: 50 }],
    ["`maxWaitMs`", { maxWaitMs: 50 }],
  ])("that never answers holds a call no longer than %s", async (_what, options) => {
    const server = await serve({ body: order });
    const margin = createMargin(server.url, { ...of(() => new Promise(() => {})), ...options });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject(tooLong);
    expect(server.requests).toHaveLength(0);
  });

  test.each([
    ["nothing", () => undefined],
    ["something else", () => Promise.resolve("OK")],
  ])("that gives %s lets no call go", async (_what, acquire) => {
    const server = await serve({ body: order });
    const margin = createMargin(server.url, of(acquire));

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject(tooLong);
    expect(server.requests).toHaveLength(0);
  });

  test.each<[what: string, acquire: (shares: unknown, turn: Turn) => unknown]>([
    ["never answers", () => new Promise(() => {})],
    [
      "rejects then",
      (_shares, { signal }) => new Promise((_, reject) => signal?.addEventListener("abort", () => reject(failure))),
    ],
  ])("that %s is left by an abort", async (_what, acquire) => {
    const server = await serve({ body: order });
    const margin = createMargin(server.url, of(acquire));
    const controller = new AbortController();
    const reason = new Error("enough");

    const call = margin.cancelOrder(parameters, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 20);

    await expect(call).rejects.toMatchObject({ code: "ABORTED", outcome: "not-sent", cause: reason });
    expect(server.requests).toHaveLength(0);
  });

  test("that rejects when nobody listens any more is not heard", async () => {
    const server = await serve({ body: order });
    let fail = (_reason: Error) => {};
    const never = new Promise<boolean>((_, reject) => {
      fail = reject;
    });
    const margin = createMargin(server.url, { ...of(() => never), maxWaitMs: 10 });
    const unheard: unknown[] = [];
    const note = (reason: unknown) => unheard.push(reason);
    process.on("unhandledRejection", note);
    onTestFinished(() => void process.off("unhandledRejection", note));

    await margin.cancelOrder(parameters).catch(() => {});
    fail(failure);
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(unheard).toEqual([]);
  });

  test("that fails between two attempts does not hide what the first may have done", async () => {
    const server = await serve((_request, count) => (count === 1 ? { status: 503, body: "" } : { body: order }));
    let turns = 0;
    const margin = createMargin(server.url, { ...of(() => ++turns === 1 || Promise.reject(failure)), maxRetries: 2 });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ outcome: "unknown", status: 503 });
    expect(server.requests).toHaveLength(1);
  });

  test("is told where the call goes, and what it takes of which budget", async () => {
    const server = await serve({ body: order });
    const seen: unknown[] = [];
    const acquire = async (shares: unknown, turn: Turn) => {
      seen.push(shares, turn);
      return true;
    };

    await createMargin(server.url, of(acquire)).cancelOrder(parameters, { priority: 3, maxWaitMs: 500 });

    expect(seen).toMatchObject([
      [{ api: "binance-margin", name: "ip", weight: 10, limit: 12_000, intervalMs: 60_000 }],
      { origin: server.url, priority: 3 },
    ]);
  });
});
