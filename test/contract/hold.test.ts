import http from "node:http";
import https from "node:https";
import net from "node:net";
import tls from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { createMargin as createOnce, order, parameters, serve } from "./loopback.ts";
import { serveSteps } from "./scripted.ts";
import { transports } from "./transports.ts";

const createMargin = (url: string, options: object = {}) => createOnce(url, { maxRetries: 2, ...options });
const tooMany = (headers: Record<string, string> = {}) => ({
  status: 429,
  headers,
  body: { code: -1003, msg: "Too many requests." },
});
const banned = (headers: Record<string, string> = {}, msg = "Way too many requests.") => ({
  status: 418,
  headers,
  body: { code: -1003, msg },
});
const httpDate = (inMs: number) => new Date(Math.ceil((Date.now() + inMs) / 1000) * 1000).toUTCString();

describe("after a 429", () => {
  test.each([
    ["in seconds", () => "0.3", 300],
    ["as a date", () => httpDate(1000), 1000],
  ])("the same call goes on once Retry-After has passed, %s", async (_what, retryAfter, leastMs) => {
    const server = await serveSteps(tooMany({ "Retry-After": retryAfter() }), { body: order });
    const start = performance.now();

    const { response } = await createMargin(server.url).cancelOrder(parameters).withResponse();

    expect(performance.now() - start).toBeGreaterThanOrEqual(leastMs - 1);
    expect(response).toMatchObject({ attempts: 2 });
  });

  test.each([{ rateLimit: true }, { rateLimit: false }])(
    "no client of the process sends before it, %o",
    async (options) => {
      const server = await serveSteps(tooMany({ "Retry-After": "0.3" }), { body: order });
      await createMargin(server.url, { maxRetries: 0 })
        .cancelOrder(parameters)
        .catch(() => {});
      const start = performance.now();

      await createMargin(server.url, options).cancelOrder(parameters);

      expect(performance.now() - start).toBeGreaterThan(250);
    },
  );

  test("whose wait does not fit the deadline, the call fails at once", async () => {
    const server = await serveSteps(tooMany({ "Retry-After": "30" }), { body: order });
    const margin = createMargin(server.url, { timeoutMs: 2000 });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({
      code: "REFUSED",
      outcome: "rejected",
      retryAfterMs: 30_000,
      attempts: 1,
    });
    const error = await margin.cancelOrder(parameters).catch((reason) => reason);
    expect(error).toMatchObject({ name: "TransportError", code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 });
    expect(error.retryAfterMs).toBeGreaterThan(29_000);
    expect(server.requests).toHaveLength(1);
  });

  test("other origins are asked as ever", async () => {
    const held = await serveSteps(tooMany({ "Retry-After": "30" }));
    const free = await serveSteps({ body: order });
    await createMargin(held.url, { maxRetries: 0 })
      .cancelOrder(parameters)
      .catch(() => {});

    await expect(createMargin(free.url).cancelOrder(parameters)).resolves.toMatchObject({ orderId: "28" });
  });
});

const fetchCase = {
  name: "a fetch of the caller",
  createMargin: (url: string, options: object = {}) => createMargin(url, { fetch, ...options }),
};
const cases = [...transports, fetchCase];
const pairs = cases.flatMap((learning) => cases.map((obeying) => ({ learning, obeying })));

test.each(pairs)("a hold learnt over $learning.name is obeyed over $obeying.name", async ({ learning, obeying }) => {
  const server = await serveSteps(tooMany({ "Retry-After": "30" }), { body: order });
  const learner = learning.createMargin(server.url, { maxRetries: 0 });
  await learner.cancelOrder(parameters).catch(() => {});

  await expect(obeying.createMargin(server.url).cancelOrder(parameters)).rejects.toMatchObject({
    code: "WAIT_TOO_LONG",
    outcome: "not-sent",
  });
  expect(server.requests).toHaveLength(1);
});

/** An agent whose connections all lead to one server. */
function agentTo(url: string): http.Agent {
  const { hostname, port, protocol } = new URL(url);
  const library = protocol === "https:" ? https : http;
  const agent = new library.Agent();
  const connect = () =>
    protocol === "https:"
      ? tls.connect({ host: hostname, port: Number(port), rejectUnauthorized: false })
      : net.connect(Number(port), hostname);
  onTestFinished(() => agent.destroy());
  return Object.assign(agent, { createConnection: connect });
}

let names = 0;

test.each<[what: string, one: string, other: string]>([
  ["with other case", "http://NAME.localhost", "HTTP://Name.LocalHost/"],
  ["with the port that it has anyway", "http://NAME.localhost", "http://NAME.localhost:80"],
  ["with a path", "http://NAME.localhost:8080", "http://NAME.localhost:8080/some/path/"],
  ["with a dot at its end", "https://NAME.test", "https://NAME.test."],
  ["with a dot at its end, before a port", "https://NAME.test.:8443/", "https://NAME.test:8443"],
])("a hold is obeyed for the same origin that is written %s", async (_what, ...urls) => {
  const server = await serve((_request, count) => (count === 1 ? tooMany({ "Retry-After": "30" }) : { body: order }), {
    tls: urls[0].startsWith("https:"),
  });
  const agent = agentTo(server.url);
  names++;
  const [one, other] = urls.map((url) =>
    createOnce(
      url.replace(/NAME/i, (name) => `${name}${names}`),
      { agent },
    ),
  );

  await expect(one?.cancelOrder(parameters)).rejects.toMatchObject({ code: "REFUSED", status: 429 });
  await expect(other?.cancelOrder(parameters)).rejects.toMatchObject({ code: "WAIT_TOO_LONG" });

  expect(server.requests).toHaveLength(1);
});

test.each(transports)("of a repeated Retry-After the longest holds, over $name", async ({ createMargin }) => {
  const server = await serve({ status: 429, headers: { "Retry-After": ["1", "30", "2"] }, body: {} });

  await expect(createMargin(server.url).cancelOrder(parameters)).rejects.toMatchObject({ retryAfterMs: 30_000 });
});

describe("after a 418", () => {
  test.each([
    ["Retry-After", () => banned({ "Retry-After": "60" }), 60_000],
    ["the text of -1003", () => banned({}, `Banned until ${Date.now() + 90_000}.`), 90_000],
    ["two minutes where nothing is said", () => banned(), 120_000],
  ])("calls fail at once with the time left, by %s", async (_what, answer, ms) => {
    const server = await serveSteps(answer(), { body: order });
    const margin = createMargin(server.url, { rateLimit: false, timeoutMs: 200_000 });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "REFUSED", status: 418, attempts: 1 });
    const error = await createMargin(server.url, { timeoutMs: 200_000 })
      .cancelOrder(parameters)
      .catch((reason) => reason);

    expect(error).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent" });
    expect(error.retryAfterMs).toBeGreaterThan(ms - 5000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(ms);
    expect(server.requests).toHaveLength(1);
  });
});
