import { createHmac } from "node:crypto";
import { getEventListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fetch as undiciFetch } from "undici";
import { describe, expect, test } from "vitest";
import {
  createMargin,
  credentials,
  findRefusedPort,
  order,
  parameters,
  refusal,
  serve,
  serveBytes,
} from "./loopback.ts";

type Fetch = typeof globalThis.fetch;

const fetches: [name: string, fetch: Fetch][] = [
  ["globalThis.fetch", globalThis.fetch],
  ["undici's fetch", undiciFetch as unknown as Fetch],
];

test("a caller's fetch gets the signed URL as a string, the headers and redirect: manual", async () => {
  const calls: [url: string, init: RequestInit][] = [];
  const clock = () => 1_700_000_000_000;
  const fetch = (async (...given: [string, RequestInit]) => {
    calls.push(given);
    return Response.json(order);
  }) as Fetch;

  await expect(createMargin("https://exchange.test/base/", { fetch, clock }).cancelOrder(parameters)).resolves.toEqual(
    order,
  );

  const query = "symbol=LTCBTC&orderId=28&timestamp=1700000000000";
  const signature = createHmac("sha256", credentials.secret).update(query).digest("hex");
  expect(calls).toEqual([
    [
      `https://exchange.test/base/sapi/v1/margin/order?${query}&signature=${signature}`,
      {
        method: "DELETE",
        headers: { "x-mbx-apikey": credentials.apiKey },
        redirect: "manual",
        signal: expect.any(AbortSignal),
      },
    ],
  ]);
});

describe.each(fetches)("%s", (_name, fetch) => {
  test("resolves with the decoded answer", async () => {
    const server = await serve({
      body: JSON.stringify({ ...order, orderId: 0 }).replace(":0,", ":8389765519993908929,"),
    });

    const { data, response } = await createMargin(server.url, { fetch })
      .cancelOrder({ ...parameters, orderId: 8389765519993908929n })
      .withResponse();

    expect(data.orderId).toBe("8389765519993908929");
    expect(response.status).toBe(200);
    expect(server.requests[0]?.headers["x-mbx-apikey"]).toBe(credentials.apiKey);
  });

  test("throws a refusal", async () => {
    const server = await serve({ status: 429, headers: { "Retry-After": "3" }, body: refusal });

    await expect(createMargin(server.url, { fetch }).cancelOrder(parameters)).rejects.toMatchObject({
      code: "REFUSED",
      outcome: "rejected",
      status: 429,
      exchangeCode: -2011,
      retryAfterMs: 3000,
    });
  });

  test.each([301, 302, 303, 307, 308])("does not follow %i, and what it led to receives nothing", async (status) => {
    const target = await serve({ body: order });
    const server = await serve({ status, headers: { Location: `${target.url}/sapi/v1/margin/order` }, body: "" });

    await expect(createMargin(server.url, { fetch }).cancelOrder(parameters)).rejects.toMatchObject({
      code: "REDIRECTED",
      outcome: "unknown",
      status,
    });
    expect(target.connections).toHaveLength(0);
  });

  test("a refused port is not sent", async () => {
    const url = `http://127.0.0.1:${await findRefusedPort()}`;

    await expect(createMargin(url, { fetch }).cancelOrder(parameters)).rejects.toMatchObject({
      code: "NOT_CONNECTED",
      outcome: "not-sent",
    });
  });

  test.each<[what: string, answer: string]>([
    ["before the answer", ""],
    ["within the body", "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"],
  ])("a connection that is lost %s is unknown", async (_what, answer) => {
    const server = await serveBytes((socket) => socket.end(answer));

    await expect(createMargin(server.url, { fetch }).cancelOrder(parameters)).rejects.toMatchObject({
      name: "TransportError",
      code: "CONNECTION_LOST",
      outcome: "unknown",
    });
  });

  test.each(["", "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"])(
    "is bound by the time, after %j",
    async (answer) => {
      const server = await serveBytes((socket) => socket.write(answer));

      await expect(
        createMargin(server.url, { fetch }).cancelOrder(parameters, { timeoutMs: 300 }),
      ).rejects.toMatchObject({ code: "TIMEOUT", outcome: "unknown" });
      await wait(20);
      expect(server.connections[0]?.destroyed).toBe(true);
    },
  );

  test("is bound by the signal", async () => {
    const abort = new AbortController();
    const server = await serveBytes(() => abort.abort());

    const error = await createMargin(server.url, { fetch })
      .cancelOrder(parameters, { signal: abort.signal })
      .catch((thrown) => thrown);

    expect(error).toMatchObject({ code: "ABORTED", outcome: "unknown" });
    expect(error.cause).toBe(abort.signal.reason);
    expect(getEventListeners(abort.signal, "abort")).toHaveLength(0);
  });
});

describe("a fetch that ignores its signal", () => {
  const deaf = () => new Promise<Response>(() => {});

  test("is bound by the time all the same", async () => {
    const margin = createMargin("https://exchange.test", { fetch: deaf, timeoutMs: 20 });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "TIMEOUT", outcome: "unknown" });
  });

  test("is bound by the signal all the same", async () => {
    const margin = createMargin("https://exchange.test", { fetch: deaf });
    const { cancelOrder } = margin;

    const call = cancelOrder(parameters, { signal: AbortSignal.timeout(20) });

    await expect(call).rejects.toMatchObject({ code: "ABORTED", outcome: "unknown", cause: { name: "TimeoutError" } });
  });

  test("is not called once the signal was aborted", async () => {
    let calls = 0;
    const fetch = async () => {
      calls++;
      return Response.json(order);
    };

    const call = createMargin("https://exchange.test", { fetch }).cancelOrder(parameters, {
      signal: AbortSignal.abort(),
    });

    await expect(call).rejects.toMatchObject({ code: "ABORTED", outcome: "not-sent" });
    expect(calls).toBe(0);
  });
});

const failed = (code: unknown, more: object = {}) => Object.assign(new Error("failed"), { code, ...more });

const hidden = { type: "opaqueredirect", status: 0, headers: [] };
const throwing = new Proxy(
  {},
  {
    get() {
      throw new Error("from a getter");
    },
  },
);
const circular = { self: {} };
circular.self = circular;

test.each<[what: string, failure: () => unknown, code: string, outcome: string]>([
  ["ECONNREFUSED", () => failed("ECONNREFUSED"), "NOT_CONNECTED", "not-sent"],
  ["ENOTFOUND", () => failed("ENOTFOUND"), "NOT_CONNECTED", "not-sent"],
  ["EAI_AGAIN", () => failed("EAI_AGAIN"), "NOT_CONNECTED", "not-sent"],
  ["UND_ERR_CONNECT_TIMEOUT", () => failed("UND_ERR_CONNECT_TIMEOUT"), "NOT_CONNECTED", "not-sent"],
  ["Bun's ConnectionRefused", () => failed("ConnectionRefused"), "NOT_CONNECTED", "not-sent"],
  ["a cause of ECONNREFUSED", () => new TypeError("x", { cause: failed("ECONNREFUSED") }), "NOT_CONNECTED", "not-sent"],
  ["EHOSTUNREACH of connect", () => failed("EHOSTUNREACH", { syscall: "connect" }), "NOT_CONNECTED", "not-sent"],
  ["EHOSTUNREACH of read", () => failed("EHOSTUNREACH", { syscall: "read" }), "CONNECTION_LOST", "unknown"],
  ["ETIMEDOUT", () => failed("ETIMEDOUT"), "CONNECTION_LOST", "unknown"],
  ["ECONNRESET", () => failed("ECONNRESET"), "CONNECTION_LOST", "unknown"],
  ["UND_ERR_SOCKET", () => failed("UND_ERR_SOCKET"), "CONNECTION_LOST", "unknown"],
  ["no code", () => new TypeError("fetch failed"), "CONNECTION_LOST", "unknown"],
  ["an AbortError of its own", () => new DOMException("x", "AbortError"), "CONNECTION_LOST", "unknown"],
  ["a text", () => "failed", "CONNECTION_LOST", "unknown"],
  ["undefined", () => undefined, "CONNECTION_LOST", "unknown"],
  ["null", () => null, "CONNECTION_LOST", "unknown"],
  ["a bigint", () => 1n, "CONNECTION_LOST", "unknown"],
  ["a symbol", () => Symbol("x"), "CONNECTION_LOST", "unknown"],
  ["an object within itself", () => circular, "CONNECTION_LOST", "unknown"],
  ["an object whose getters throw", () => throwing, "CONNECTION_LOST", "unknown"],
])("a fetch that fails with %s says whether something was sent", async (_what, failure, code, outcome) => {
  const reject = async () => {
    throw failure();
  };
  const throwAtOnce = () => {
    throw failure();
  };

  for (const fetch of [reject, throwAtOnce]) {
    const call = createMargin("https://exchange.test", { fetch }).cancelOrder(parameters);

    await expect(call).rejects.toMatchObject({ name: "TransportError", code, outcome });
  }
});

test.each<[what: string, answer: unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["a text", JSON.stringify(order)],
  ["an object that is no response", { status: 200 }],
  ["a response whose body was read", await readOnce()],
])("a fetch that gives %s is unknown", async (_what, answer) => {
  const fetch = (async () => answer) as Fetch;

  await expect(createMargin("https://exchange.test", { fetch }).cancelOrder(parameters)).rejects.toMatchObject({
    code: "CONNECTION_LOST",
    outcome: "unknown",
  });
});

test.each<[what: string, code: string, answer: () => unknown]>([
  ["a redirect that a browser hides", "REDIRECTED", () => ({ ...hidden, text: async () => "" })],
  ["an error response", "INVALID_RESPONSE", () => Response.error()],
  ["an empty response", "INVALID_RESPONSE", () => new Response()],
  ["HTML", "INVALID_RESPONSE", () => new Response("<html></html>")],
])("a fetch that gives %s is %s", async (_what, code, answer) => {
  const fetch = (async () => answer()) as Fetch;

  await expect(createMargin("https://exchange.test", { fetch }).cancelOrder(parameters)).rejects.toMatchObject({
    name: "ResponseError",
    code,
    outcome: "unknown",
  });
});

test("headers of middleware do not join the key header", async () => {
  const server = await serve({ body: order });
  const margin = createMargin(server.url, { fetch: globalThis.fetch });
  margin.client.use({ onRequest: ({ request }) => request.headers.set("x-mbx-apikey", "another") });

  await margin.cancelOrder(parameters);

  expect(server.requests[0]?.headers["x-mbx-apikey"]).toBe(credentials.apiKey);
});

async function readOnce(): Promise<Response> {
  const response = Response.json(order);
  await response.text();
  return response;
}
