import { describe, expect, test } from "vitest";
import { type Answer, createMargin, credentials, order, parameters, refusal, serve, serveBytes } from "./loopback.ts";

const path = "/sapi/v1/margin/order";
const query = parameters;

/** A client without types, as a caller may have it. */
type Untyped = Record<"DELETE" | "GET", (path: string, init?: unknown) => Promise<Record<string, unknown>>> & {
  request(method: string, path: string, init?: unknown): Promise<unknown>;
  use(...middleware: unknown[]): void;
};

async function arrange(answer: Answer = { body: order }, options: Parameters<typeof createMargin>[1] = {}) {
  const server = await serve(answer);
  const margin = createMargin(server.url, options);
  return { server, margin, client: margin.client, untyped: margin.client as unknown as Untyped };
}

describe("client.DELETE", () => {
  test("gives the decoded answer and the response", async () => {
    const { client, server } = await arrange();

    const { data, error, response } = await client.DELETE(path, { params: { query } });

    expect(data).toEqual(order);
    expect(error).toBeUndefined();
    expect(response.status).toBe(200);
    expect(server.requests).toHaveLength(1);
  });

  test("gives a refusal as error, with its body", async () => {
    const { client } = await arrange({ status: 400, body: refusal, headers: { "Retry-After": "1" } });

    const { data, error, response } = await client.DELETE(path, { params: { query } });

    expect(data).toBeUndefined();
    expect(error).toEqual(refusal);
    expect(response.status).toBe(400);
    expect(response.ok).toBe(false);
    expect(response.headers.get("retry-after")).toBe("1");
  });

  test("gives a refusal without JSON as text", async () => {
    const { client } = await arrange({ status: 403, body: "<html>Forbidden</html>" });

    const { error } = await client.DELETE(path, { params: { query } });

    expect(error).toBe("<html>Forbidden</html>");
  });

  test.each<[what: string, answer: Answer]>([
    ["nothing", { status: 418, body: "", headers: { "Content-Length": 0, "Retry-After": "1" } }],
    ["nothing, in chunks", { status: 403, body: "", headers: { "Transfer-Encoding": "chunked" } }],
    ["null", { status: 400, body: null }],
    ["null, in chunks", { status: 400, body: null, headers: { "Transfer-Encoding": "chunked" } }],
    ["false", { status: 400, body: false }],
    ["0", { status: 400, body: 0 }],
    ["an empty text", { status: 400, body: '""' }],
  ])("gives a refusal that says %s as error, with its status", async (_what, answer) => {
    const { client, untyped } = await arrange(answer);
    const seen: unknown[] = [];
    untyped.use({ onResponse: async ({ response }: { response: Response }) => void seen.push(await response.json()) });

    const { data, error, response } = await client.DELETE(path, { params: { query } });

    const { status } = answer;
    expect({ data, error, ok: response.ok }).toEqual({ data: undefined, error: { status }, ok: false });
    expect(seen).toEqual([{ status }]);
    expect(Number(response.headers.get("Content-Length"))).toBe((await response.text()).length);
  });

  test.each<[what: string, answer: Answer, code: string]>([
    ["an unknown outcome", { status: 500, body: refusal }, "UNKNOWN_OUTCOME"],
    ["junk under 200", { body: "<html>" }, "INVALID_RESPONSE"],
    ["an empty 200", { body: "", headers: { "Content-Length": "0" } }, "INVALID_RESPONSE"],
    ["204", { status: 204 }, "INVALID_RESPONSE"],
    ["a redirect", { status: 308, body: "" }, "REDIRECTED"],
  ])("throws %s", async (_what, answer, code) => {
    const { client } = await arrange(answer);

    const call = client.DELETE(path, { params: { query } });

    await expect(call).rejects.toMatchObject({ name: "ResponseError", code, outcome: "unknown" });
  });

  test("throws a lost connection", async () => {
    const server = await serveBytes((socket) => socket.destroy());

    const call = createMargin(server.url).client.DELETE(path, { params: { query } });

    await expect(call).rejects.toMatchObject({ name: "TransportError", code: "CONNECTION_LOST", outcome: "unknown" });
  });

  test("takes the options of a call", async () => {
    const { untyped, server } = await arrange();

    const aborted = untyped.DELETE(path, { params: { query }, signal: AbortSignal.abort() });
    await expect(aborted).rejects.toMatchObject({ code: "ABORTED", outcome: "not-sent" });
    await untyped.DELETE(path, { params: { query }, recvWindow: 3000, timeoutMs: 1000 });

    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.url).toContain("recvWindow=3000&");
  });
});

describe("refuses, and sends nothing,", () => {
  const params = { query };

  test.each<[what: string, init: unknown, code: string]>([
    ["no parameters", undefined, "PARAMETER_MISSING"],
    ["parameters that break a rule", { params: { query: { symbol: "A" } } }, "PARAMETER_DEPENDENCY"],
    ["an unknown parameter", { params: { query: { ...query, orderid: "1" } } }, "PARAMETER_UNKNOWN"],
    ["a signature of the caller", { params: { query: { ...query, signature: "x" } } }, "PARAMETER_UNKNOWN"],
    ["a timestamp of the caller", { params: { query: { ...query, timestamp: 1 } } }, "PARAMETER_UNKNOWN"],
    ["a body", { params, body: { symbol: "A" } }, "PARAMETER_UNKNOWN"],
    ["a fetch of the call", { params, fetch: globalThis.fetch }, "OPTION_INVALID"],
    ["a base URL of the call", { params, baseUrl: "https://exchange.test" }, "OPTION_INVALID"],
    ["a Request of the call", { params, Request: globalThis.Request }, "OPTION_INVALID"],
    ["a querySerializer of the call", { params, querySerializer: () => "symbol=A" }, "OPTION_INVALID"],
    ["querySerializer options of the call", { params, querySerializer: { allowReserved: true } }, "OPTION_INVALID"],
    ["a bodySerializer of the call", { params, bodySerializer: () => "{}" }, "OPTION_INVALID"],
    ["a pathSerializer of the call", { params, pathSerializer: () => "/other" }, "OPTION_INVALID"],
    ["parseAs text", { params, parseAs: "text" }, "OPTION_INVALID"],
    ["parseAs stream", { params, parseAs: "stream" }, "OPTION_INVALID"],
    ["a misspelt option", { params, timeoutMS: 1 }, "OPTION_INVALID"],
    ["an option of fetch", { params, keepalive: true }, "OPTION_INVALID"],
    ["a time that is none", { params, timeoutMs: 0 }, "OPTION_INVALID"],
    ["a signal that is none", { params, signal: "x" }, "OPTION_INVALID"],
    ["another host", { params, headers: { Host: "exchange.test" } }, "OPTION_INVALID"],
    ["another length", { params, headers: { "Content-Length": "5" } }, "OPTION_INVALID"],
    ["another framing", { params, headers: { "Transfer-Encoding": "chunked" } }, "OPTION_INVALID"],
  ])("%s", async (_what, init, code) => {
    const { untyped, server } = await arrange();

    await expect(untyped.DELETE(path, init)).rejects.toMatchObject({
      name: "ParameterError",
      code,
      outcome: "not-sent",
      api: "binance-margin",
      operation: "cancelOrder",
    });
    expect(server.connections).toHaveLength(0);
  });

  test.each([
    ["PATCH", path],
    ["DELETE", "/sapi/v1/margin/none"],
    ["DELETE", `${path}?symbol=A`],
    ["DELETE", `${path}/../account`],
  ])("%s %s, which is no operation", async (method, at) => {
    const { untyped, server } = await arrange();

    await expect(untyped.request(method, at, { params })).rejects.toMatchObject({ code: "OPTION_INVALID" });
    expect(server.connections).toHaveLength(0);
  });
});

describe("middleware of the caller", () => {
  test("may add headers, but overrides no key", async () => {
    const { margin, server } = await arrange();
    margin.client.use({
      onRequest({ request }) {
        request.headers.set("X-Trace", "7");
        request.headers.set("X-MBX-APIKEY", "another");
        return request;
      },
    });

    await margin.cancelOrder(parameters);

    expect(server.requests[0]?.headers).toMatchObject({ "x-trace": "7", "x-mbx-apikey": credentials.apiKey });
  });

  test("may be given for one call", async () => {
    const { client, server } = await arrange();
    const middleware = [{ onRequest: ({ request }: { request: Request }) => request.headers.set("X-Trace", "7") }];

    await client.DELETE(path, { params: { query }, middleware: middleware as never });

    expect(server.requests[0]?.headers["x-trace"]).toBe("7");
  });

  test("sees where the request goes, without key, timestamp and signature", async () => {
    const { margin, server } = await arrange();
    const requests: Request[] = [];
    margin.client.use({ onRequest: ({ request }) => void requests.push(request) });

    await margin.cancelOrder(parameters);

    const [seen] = requests;
    expect(seen?.url).toBe(`${server.url}${path}?symbol=LTCBTC&orderId=28`);
    expect(seen?.method).toBe("DELETE");
    expect([...(seen?.headers ?? [])]).toEqual([]);
  });

  test("changes nothing that was checked by writing to the request or its parameters", async () => {
    const { margin, server } = await arrange();
    margin.client.use({
      onRequest({ request, params }) {
        Object.assign(request, { url: "https://exchange.test/" });
        Object.assign(params.query ?? {}, { symbol: "ALL", orderId: "29" });
      },
    });

    await margin.cancelOrder({ ...parameters });

    expect(server.requests[0]?.url).toContain("?symbol=LTCBTC&orderId=28&timestamp=");
  });

  test("may answer by itself, and nothing is sent", async () => {
    const { margin, server } = await arrange();
    margin.client.use({ onRequest: () => Response.json({ ...order, orderId: "29" }) });

    await expect(margin.cancelOrder(parameters)).resolves.toMatchObject({ orderId: "29" });
    expect(server.connections).toHaveLength(0);
  });

  test.each<[status: number, body: unknown, code: string, outcome: string]>([
    [400, refusal, "REFUSED", "rejected"],
    [400, null, "REFUSED", "rejected"],
    [500, refusal, "UNKNOWN_OUTCOME", "unknown"],
    [307, {}, "REDIRECTED", "unknown"],
  ])("that answers with %i and %j fails the named operation", async (status, body, code, outcome) => {
    const { margin } = await arrange();
    margin.client.use({ onRequest: () => Response.json(body, { status }) });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({
      name: "ResponseError",
      status,
      code,
      outcome,
    });
  });

  test.each<[what: string, make: (request: Request) => unknown]>([
    ["another", () => new Request("https://exchange.test/sapi/v1/margin/order", { method: "DELETE" })],
    ["one that it made from ours", (request) => new Request(request, { headers: { "X-Trace": "7" } })],
    ["a copy of one that it made from ours", (request) => new Request(request).clone()],
  ])("is refused when it puts %s in the place of the request", async (_what, make) => {
    const { margin, server } = await arrange();
    margin.client.use({ onRequest: ({ request }) => make(request) as Request });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({
      name: "ParameterError",
      code: "OPTION_INVALID",
      outcome: "not-sent",
    });
    expect(server.connections).toHaveLength(0);
  });

  test("may hand back a clone of the request", async () => {
    const { margin, server } = await arrange();
    margin.client.use({ onRequest: ({ request }) => request.clone() });

    await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);
    expect(server.requests).toHaveLength(1);
  });

  test("may read the response in every usual way and hand it back", async () => {
    const { margin } = await arrange({ body: order, headers: { "X-SAPI-USED-IP-WEIGHT-1M": "10" } });
    const seen: unknown[] = [];
    margin.client.use({
      async onResponse({ response }) {
        seen.push(response.status, response.ok, response.headers.get("X-SAPI-Used-IP-Weight-1m"));
        seen.push(await response.clone().json(), JSON.parse(await response.clone().text()), await response.json());
        seen.push(response.url.includes("signature"), JSON.parse(await new Response(response.body).text()));
        return response;
      },
    });

    await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);
    expect(seen).toEqual([200, true, "10", order, order, order, false, order]);
  });

  test("may make a response of its own from ours", async () => {
    const { margin } = await arrange();
    margin.client.use({
      onResponse: ({ response: { body, status, headers } }) => new Response(body, { status, headers }),
    });

    await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);
  });

  test("that makes a response of its own from a refusal leaves it a refusal", async () => {
    const { margin } = await arrange({ status: 400, body: refusal });
    margin.client.use({
      onResponse: ({ response: { body, status, headers } }) => new Response(body, { status, headers }),
    });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "REFUSED", exchangeCode: -2011 });
  });

  test("sees our errors, and what it makes of them is thrown", async () => {
    const { margin } = await arrange({ status: 500, body: refusal });
    const own = new Error("of the caller");
    let seen: unknown;
    margin.client.use({
      onError({ error }) {
        seen = error;
        return own;
      },
    });

    await expect(margin.cancelOrder(parameters)).rejects.toBe(own);
    expect(seen).toMatchObject({ code: "UNKNOWN_OUTCOME" });
  });
});
