import { afterAll, beforeAll, beforeEach, expect, suite, test } from "vitest";
import { exitCodeOf } from "../../src/probe/report.ts";
import { createMockExchange, type FaultSeed, type MockExchange } from "../../src/testing/index.ts";
import { findRefusedPort, order, serve } from "./loopback.ts";
import { probe } from "./probe-runs.ts";

let exchange: MockExchange;

beforeAll(async () => {
  exchange = await createMockExchange();
});

beforeEach(() => exchange.clear());

afterAll(() => exchange.close());

const run = () => probe("binance-margin", exchange.url, exchange.credentials.hmac);

suite("a probe of an exchange that differs", () => {
  test.each<[what: string, fault: FaultSeed, came: string]>([
    ["another code", { code: -1100 }, "400 -1100"],
    ["the code under another status", { status: 404, message: "gone" }, "404"],
    ["a server error", { status: 503 }, "503"],
    ["a redirect", { kind: "redirect", location: "https://elsewhere.example/" }, "30"],
  ])("reports %s, and goes on", async (_, fault, came) => {
    exchange.fail("queryOrder", fault, { times: "always" });

    const { probed, stop, ...outcome } = await run();

    const those = probed.filter(({ operation }) => operation === "queryOrder");
    expect(those.filter(({ state }) => state === "differs").length).toBeGreaterThanOrEqual(10);
    expect(those.at(-1)).toMatchObject({ state: "differs", came: expect.stringContaining(came) });
    expect(probed.filter(({ operation, state }) => operation !== "queryOrder" && state !== "as documented")).toEqual(
      [],
    );
    expect([stop, exitCodeOf({ stop, ...outcome })]).toEqual([undefined, 1]);
  });

  test("reports a refusal that is not of the documented shape or type", async () => {
    exchange.fail("queryOrder", { status: 403, as: "html" }, { times: "always" });

    const { probed } = await run();

    const unsigned = probed.find(
      ({ condition, operation }) => operation === "queryOrder" && condition === "signatureMissing",
    );
    expect(unsigned).toMatchObject({ state: "differs", came: expect.stringMatching(/content type.*no JSON/) });
  });

  test("stops at HTML under 200 for a cancel, loudly", async () => {
    exchange.fail("cancelOrder", { kind: "html" });

    const { probed, stop, ...outcome } = await run();

    expect(probed.filter(({ operation }) => operation === "cancelOrder")).toMatchObject([
      { condition: "keyMissing", state: "differs" },
      ...Array(9).fill({ state: "not reached" }),
    ]);
    expect([stop, exitCodeOf({ stop, ...outcome })]).toEqual(["accepted", 1]);
    expect(exchange.requests.at(-1)).toMatchObject({ operationId: "cancelOrder", status: 200 });
  });

  test.each([
    [429, "limited"],
    [418, "limited"],
  ] as const)("stops at %i, and says how long to wait", async (status, stopped) => {
    exchange.fail("queryOrder", { status, retryAfterMs: 5000 });

    const { probed, stop, ...outcome } = await run();

    expect(probed[1]).toMatchObject({ state: "not reached", came: expect.stringMatching(`^${status}.*5 s`) });
    expect([stop, exitCodeOf({ stop, ...outcome })]).toEqual([stopped, 2]);
    expect(exchange.requests).toHaveLength(2);
  });

  test.each<[what: string, fault: FaultSeed]>([
    ["a reset", { kind: "reset" }],
    ["half of an answer", { kind: "half" }],
    ["no answer in time", { kind: "hang" }],
  ])("stops at %s, and does not ask again", async (_, fault) => {
    exchange.fail("queryOrder", fault);

    const { stop, probed, ...outcome } = await run();

    expect(probed[1]?.state).toBe("not reached");
    expect([stop, exitCodeOf({ stop, ...outcome })]).toEqual(["unreachable", 2]);
    expect(exchange.requests).toHaveLength(2);
  });

  test("stops where nobody listens", async () => {
    const { stop, probed } = await probe(
      "binance-margin",
      `http://127.0.0.1:${await findRefusedPort()}`,
      exchange.credentials.hmac,
    );

    expect([stop, probed[0]?.came]).toEqual(["unreachable", expect.stringContaining("ECONNREFUSED")]);
  });

  test("goes by the exchange's time", async () => {
    exchange.clock.advance(-7_200_000);

    const { stop, probed } = await run();
    exchange.clock.advance(7_200_000);

    expect([stop, probed.filter(({ state }) => state !== "as documented")]).toEqual([undefined, []]);
    expect(probed[0]?.came).toMatch(/off by 7[12]\d{5} ms/);
  });

  test("stops where a batch shows a canceled order", async () => {
    exchange.clear();
    const server = await serve(({ method, url }) =>
      method === "DELETE"
        ? { body: [{ ...order, orderId: 1 }] }
        : { status: 400, body: { code: 0, msg: url.slice(0, 3) } },
    );

    const { stop, probed } = await probe("binance-usdm-futures", server.url, exchange.credentials.hmac);

    expect(stop).toBe("accepted");
    expect(server.requests.filter(({ method }) => method === "DELETE")).toHaveLength(1);
    expect(probed.filter(({ state }) => state === "as documented").map(({ condition }) => condition)).toEqual([
      "signatureMissing",
    ]);
  });

  test("goes on where a batch is taken that had to be refused, and cancels nothing", async () => {
    const server = await serve(({ method }) =>
      method === "DELETE" ? { body: [{ code: -2011, msg: "x" }] } : { status: 400, body: { code: 0, msg: "x" } },
    );

    const { stop, probed } = await probe("binance-usdm-futures", server.url, exchange.credentials.hmac);

    const batches = probed.filter(({ operation }) => operation === "cancelMultipleOrders");
    expect([stop, batches.slice(0, -1).every(({ state }) => state === "differs")]).toEqual([undefined, true]);
    expect(batches.at(-1)).toMatchObject({ state: "as documented", came: "200 with -2011" });
  });

  test("keeps what an exchange echoes of keys and signatures out of what it says", async () => {
    const { hmac } = exchange.credentials;
    const server = await serve(({ url, headers }) => ({
      status: 400,
      body: { code: -1, msg: `${url} ${headers["x-mbx-apikey"]} \u001b[31m` },
    }));

    const { probed } = await probe("binance-margin", server.url, hmac);

    const shown = JSON.stringify(probed);
    expect(server.requests).toHaveLength(42);
    expect(server.connections).toHaveLength(1);
    expect(shown).not.toContain(hmac.apiKey);
    expect(shown).not.toContain("\\u001b");
    for (const { url } of server.requests) {
      const signature = new URL(url, server.url).searchParams.get("signature");
      if (signature) expect(shown).not.toContain(signature);
    }
  });
});
