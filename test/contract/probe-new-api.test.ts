import { createHmac } from "node:crypto";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, suite, test } from "vitest";
import type { Exchange } from "../../src/exchange.ts";
import { planProbes } from "../../src/probe/plan.ts";
import type { ProbedApi } from "../../src/probe/probed-api.ts";
import { exitCodeOf } from "../../src/probe/report.ts";
import { createCore } from "../../src/testing/core.ts";
import { generate, write } from "../unit/generate.ts";
import { type Received, serve } from "./loopback.ts";
import { probe } from "./probe-runs.ts";

interface AcmeCredentials {
  readonly apiKey: string;
  readonly secret: string;
}

const acme: Exchange<AcmeCredentials> = {
  credentials: ["apiKey", "secret"],
  createSigner:
    ({ apiKey, secret }) =>
    (request, time) => {
      const { operation, path, query, body = "" } = request;
      const payload = [time, operation.method, path, query, body].join("|");
      const signature = createHmac("sha512", secret).update(payload).digest("base64");
      const headers = { ...request.headers, "ACME-KEY": apiKey, "ACME-TIME": String(time), "ACME-SIGN": signature };
      return { ...request, headers, secrets: [apiKey, secret, signature] };
    },
  readError(body) {
    const { reason, details } = Object(body) as { reason?: string; details?: { text?: string } };
    return { code: reason, message: details?.text };
  },
};

const credentials = { apiKey: "acme-key", secret: "acme-secret" };
// As deep below the top as `generated/<api>`, so that imports lead to the same `src`.
const output = resolve(".cache/probe-new-api");
let api: ProbedApi;

beforeAll(async () => {
  const files = await generate("test/fixtures/probe");
  write(
    join(output, ".."),
    new Map([...files].map(([path, text]) => [path.replace("fixture-probe", "probe-new-api"), text])),
  );
  const { api: facts, operations } = await import(join(output, "operations.ts"));
  const { document, operations: described } = await import(join(output, "document.ts"));
  api = { api: facts, operations, exchange: acme, document, facts: described };
});

afterAll(() => rmSync(output, { recursive: true, force: true }));

/** A server that answers as the spec says, and keeps a ledger. */
async function serveAcme() {
  const apis = [{ name: "acme", document: api.document, operations: api.facts }];
  const core = createCore(apis, [credentials], Date.now);
  const open = [
    { api: "acme", market: "AB", oid: 1, name: "mine" },
    { api: "acme", market: "AB", oid: 2n ** 63n - 2n ** 48n - 1n, name: "a".repeat(32) },
  ];
  core.open(open);
  const handle = ({ method, url: target, headers, body }: Received) => {
    const answer = core.handle({ method, target, headers, body: Buffer.from(body) });
    return { status: answer.status, headers: answer.headers, body: answer.body };
  };
  return { core, server: await serve(handle) };
}

suite("an API that only its spec describes", () => {
  test("is probed by all that its spec says, as documented, and keeps its orders", async () => {
    const { core, server } = await serveAcme();
    const before = core.ledger.list();

    const { probed, ...outcome } = await probe(api, server.url, credentials);

    expect(probed.filter(({ state }) => state !== "as documented")).toEqual([]);
    expect(exitCodeOf(outcome)).toBe(0);
    expect(core.ledger.list()).toEqual(before);
    expect(server.connections).toHaveLength(1);
    const of = (id: string) => probed.filter(({ operation }) => operation === id);
    const asked = new Set(probed.map(({ operation }) => operation));
    expect([...asked].sort()).toEqual(["cancelByName", "cancelOrder", "cancelOrders", "getOrder", "getTime"]);
    expect(of("cancelByName").map(({ condition }) => condition)).toEqual([
      "keyMissing",
      "keyUnknown",
      "signatureMissing",
      "signatureInvalid",
      "timestampBehind",
      "timestampAhead",
      "parameterMissing",
      "parameterMissing",
      "orderUnknown",
    ]);
    expect(of("cancelOrders").at(-1)?.came).toBe("200 with none, none");
  });

  test("is asked for numbers near the largest and for random names, and for no other order", async () => {
    const { server } = await serveAcme();

    await probe(api, server.url, credentials);

    const cancels = server.requests.filter(({ method }) => method !== "GET");
    expect(cancels.length).toBeGreaterThan(20);
    for (const { url, body } of cancels) {
      const [ids] = [url, body]
        .map((text) => text.match(/922\d{16}|name=[0-9a-f]{32}\b/g) ?? [])
        .filter((found) => found.length > 0);
      expect(ids).toBeDefined();
      expect(`${url} ${body}`).not.toMatch(/mine|a{32}|\b1\b/);
    }
  });

  test("has what might do harm left out, and says why", () => {
    const { leftOut } = planProbes(api);

    expect(Object.fromEntries(leftOut.map(({ operation, why }) => [operation, why]))).toEqual({
      cancelAll: expect.stringContaining("all that is open"),
      placeOrder: expect.stringContaining("does not say that it only reads"),
      cancelSome: expect.stringContaining("may be left out"),
      cancelByShortName: expect.stringContaining("no id"),
      cancelWide: expect.stringContaining("`market`"),
      cancelUnsaid: expect.stringContaining("`desk`"),
      getBalances: expect.stringContaining("does not say that it only reads"),
    });
  });

  test.each(["all", "ALL", "*", "..", "."])("is not asked for the market %s where that stands in a path", (symbol) => {
    const { leftOut } = planProbes(api, { symbol });

    expect(leftOut).toContainEqual({ operation: "cancelOrders", why: expect.stringContaining("`market`") });
  });

  test("is found to refuse keys where the secret is another", async () => {
    const { server } = await serveAcme();

    const { stop, ...outcome } = await probe(api, server.url, { ...credentials, secret: "another" });

    expect([stop, exitCodeOf({ stop, ...outcome })]).toEqual(["keys", 2]);
  });
});
