import http from "node:http";
import { expect, suite, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { ParameterError } from "../../src/errors.ts";
import { createRateLimiter } from "../../src/index.ts";
import { readClientOptions } from "../../src/read-options.ts";

const place = { api: "test" };
const server = "https://api.example.com";

suite("baseUrl", () => {
  test.each([
    [undefined, "https://api.example.com/"],
    ["https://other.example", "https://other.example/"],
    ["https://other.example:8443/prefix/", "https://other.example:8443/prefix/"],
    ["http://localhost:8080", "http://localhost:8080/"],
    ["http://mock.localhost", "http://mock.localhost/"],
    ["http://127.0.0.1:1", "http://127.0.0.1:1/"],
    ["http://127.1", "http://127.0.0.1/"],
    ["http://[::1]:1", "http://[::1]:1/"],
  ])("may be %s", (baseUrl, expected) => {
    expect(readClientOptions({ baseUrl }, server, place).href).toBe(expected);
  });

  test.each([
    null,
    "",
    " ",
    5,
    {},
    new URL("https://other.example"),
    "other.example",
    "//other.example",
    "ftp://other.example",
    "ws://localhost",
    "http://other.example",
    "http://localhost.other.example",
    "http://127.0.0.1.other.example",
    "http://localhost@other.example",
    "http://10.0.0.1",
    "http://0.0.0.0",
    "https://user@other.example",
    "https://:password@other.example",
    "https://other.example/?a=b",
    "https://other.example/?",
    "https://other.example/#a",
    "https://other.example/#",
  ])("must not be %o", (baseUrl) => {
    const read = () => readClientOptions({ baseUrl } as never, server, place);

    expect(read).toThrow(
      expect.objectContaining({
        code: "OPTION_INVALID",
        outcome: "not-sent",
        parameter: "baseUrl",
        operation: undefined,
      }),
    );
  });
});

suite("a client", () => {
  const credentials = { apiKey: "key", secret: "secret" };

  test.each<[parameter: string, value: unknown, others?: object]>([
    ["timeoutMs", 0],
    ["timeoutMs", -1],
    ["timeoutMs", Number.NaN],
    ["timeoutMs", Number.POSITIVE_INFINITY],
    ["timeoutMs", "1000"],
    ["timeoutMs", null],
    ["timeoutMs", 2 ** 31],
    ["fetch", "fetch"],
    ["fetch", null],
    ["clock", 5],
    ["clock", null],
    ["onAttempt", {}],
    ["agent", {}],
    ["agent", null],
    ["agent", "agent"],
    ["agent", new http.Agent(), { fetch }],
    ["rateLimiter", null],
    ["rateLimiter", createRateLimiter],
    ["rateLimiter", { limits: { "binance-margin": { ip: 6000 } } }],
    ["rateLimiter", { acquire() {} }],
    ["rateLimiter", createRateLimiter(), { rateLimit: false }],
    ["baseurl", "https://other.example"],
    ["recvwindow", 5000],
    ["signal", AbortSignal.timeout(1)],
    ["identity", "me"],
    ["symbol", "BTCUSDT"],
  ])("is not made with %s: %o", (parameter, value, others = {}) => {
    const create = () => createBinanceMarginClient({ ...credentials, ...others, [parameter]: value });

    expect(create).toThrow(ParameterError);
    expect(create).toThrow(expect.objectContaining({ code: "OPTION_INVALID", outcome: "not-sent", parameter }));
  });

  test.each([undefined, null, "key", 5])("is not made with %o for options", (options) => {
    const create = () => createBinanceMarginClient(options as never);

    expect(create).toThrow(expect.objectContaining({ code: "OPTION_INVALID", parameter: "options" }));
  });

  test("is made with every option", () => {
    const options = { timeoutMs: 2 ** 31 - 1, clock: () => 0, onAttempt() {}, recvWindow: 1, agent: undefined, fetch };

    const client = createBinanceMarginClient({ ...credentials, ...options, baseUrl: "https://other.example" });

    expect(client).toMatchObject({ client: { DELETE: expect.any(Function) }, close: expect.any(Function) });
    client.close();
  });
});
