import { createHmac } from "node:crypto";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { cancelMany } from "../../src/index.ts";
import { createCore } from "../../src/testing/core.ts";
import { generate, write } from "../unit/generate.ts";
import { serveSteps } from "./scripted.ts";

type Client = Readonly<Record<string, (parameters?: object) => Promise<unknown>>> & { close(): void };

// As deep below the top as `generated/<api>`, so that imports lead to the same `src`.
const output = resolve(".cache");
const folder = join(output, "fixture-unnamed");
const credential = { apiKey: "k", secret: "s", identity: "i" };

beforeAll(async () => write(output, await generate("test/fixtures/unnamed")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function createClient(baseUrl: string): Promise<Client> {
  const { createFixtureUnnamedClient } = await import(join(folder, "index.ts"));
  const client: Client = createFixtureUnnamedClient({ ...credential, baseUrl, maxRetries: 1 });
  onTestFinished(() => client.close());
  return client;
}

/** What the mock exchange of that API, where order 28 of A_B is open, answers to a request that is signed by hand. */
async function ask(method: string, target: string, body?: string): Promise<{ status: number; text: string }> {
  const { document, operations } = await import(join(folder, "document.ts"));
  const core = createCore([{ name: "fixture-unnamed", document, operations }], [credential], Date.now);
  core.open({ api: "fixture-unnamed", orderId: id });
  const payload = Buffer.from(body ?? JSON.stringify({ identity: "i", nonce: Date.now() })).toString("base64");
  const headers = {
    "x-bitopro-apikey": "k",
    "x-bitopro-payload": payload,
    "x-bitopro-signature": createHmac("sha384", "s").update(payload).digest("hex"),
    ...(body && { "content-type": "application/json" }),
  };
  const { status, body: text } = core.handle({ method, target, headers, body: Buffer.from(body ?? "") });
  return { status, text: String(text) };
}

const id = "28";

describe("after a lost answer", () => {
  test.each<[what: string, operation: string, parameters: object]>([
    ["a cancel that names its order", "cancelOne", { id }],
    ["a cancel by GET that names its order", "cancelByGet", { id }],
    ["a query by POST", "readByPost", { id }],
    ["a GET of which nothing is said", "plainGet", {}],
    ["a list of orders", "cancelListed", { ids: [id] }],
  ])("%s is sent again", async (_what, operation, parameters) => {
    const server = await serveSteps("lost", { body: [{ orderId: id }] });
    const client = await createClient(server.url);

    await expect(client[operation]?.(parameters)).resolves.toEqual([{ orderId: id }]);
    expect(server.requests).toHaveLength(2);
  });

  test.each<[what: string, operation: string, parameters: object]>([
    ["a sweep by GET", "sweepByGet", {}],
    ["a cancel that narrows instead of naming", "cancelEither", { market: "A_B" }],
    ["the same cancel with a name, which is not told apart,", "cancelEither", { id }],
    ["a POST of which nothing is said", "plainPost", {}],
  ])("%s is not sent again", async (_what, operation, parameters) => {
    const server = await serveSteps("lost", { body: [] });
    const client = await createClient(server.url);

    await expect(client[operation]?.(parameters)).rejects.toMatchObject({
      code: "CONNECTION_LOST",
      outcome: "unknown",
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [404, "ALREADY_GONE"],
    [422, "UNKNOWN_OUTCOME"],
  ])("a refusal without a code counts by its status %i as %s", async (status, code) => {
    const server = await serveSteps("lost", { status, body: { error: "It is no longer there." } });
    const client = await createClient(server.url);

    await expect(client.cancelOne?.({ id })).rejects.toMatchObject({ code, outcome: "unknown", status, attempts: 2 });
  });
});

test("what is gone by its status is a plain refusal where no answer was lost", async () => {
  const server = await serveSteps({ status: 404, body: { error: "Order not found." } });
  const client = await createClient(server.url);

  await expect(client.cancelOne?.({ id })).rejects.toMatchObject({ code: "REFUSED", outcome: "rejected", status: 404 });
});

describe("a call that lists no order", () => {
  const lists: readonly [operation: string, parameters: object, parameter: string, rule: string][] = [
    ["cancelListed", { ids: [] }, "ids", "must have at least 1 items, not 0"],
    ["cancelWritten", { ids: [] }, "ids", "must have at least 1 items, not 0"],
    ["cancelMapped", { body: {} }, "body", "must have at least 1 properties, not 0"],
    ["cancelMapped", { body: { A_B: [id], C_D: [] } }, "body", "must have at least 1 items, not 0"],
    ["cancelObjects", { orders: [] }, "orders", "must have at least 1 items, not 0"],
    ["cancelObjects", { orders: [{}] }, "orders", "must have at least 1 properties, not 0"],
  ];

  test.each(lists)("is not sent: %s of %j", async (operation, parameters, parameter, rule) => {
    const server = await serveSteps({ body: [] });
    const client = await createClient(server.url);

    const call = client[operation]?.(parameters);

    await expect(call).rejects.toMatchObject({ code: "PARAMETER_INVALID", outcome: "not-sent", parameter });
    await expect(call).rejects.toThrow(rule);
    expect(server.requests).toHaveLength(0);
  });

  test.each<[method: string, target: string, body: string | undefined, status: number]>([
    ["POST", "/listed", '{"ids":[]}', 422],
    ["POST", "/listed", '{"ids":["28"]}', 200],
    ["DELETE", "/written?ids=[]", undefined, 422],
    ["DELETE", `/written?ids=${encodeURIComponent('["28"]')}`, undefined, 200],
    ["PUT", "/mapped", "{}", 422],
    ["PUT", "/mapped", '{"A_B":["28"],"C_D":[]}', 422],
    ["PUT", "/mapped", '{"A_B":["28"]}', 200],
    ["PUT", "/objects", '{"orders":[]}', 422],
    ["PUT", "/objects", '{"orders":[{}]}', 422],
    ["PUT", "/objects", '{"orders":[{"orderId":"28"}]}', 200],
  ])("and one that does, to the mock exchange: %s %s %s gives %i", async (method, target, body, status) => {
    const answer = await ask(method, target, body);

    expect(answer.status).toBe(status);
    expect(answer.text).toContain(status === 200 ? '"28"' : "A parameter is bad.");
  });

  test("is none for `cancelMany`, which sends nothing then", async () => {
    const server = await serveSteps({ body: [] });
    const client = await createClient(server.url);

    const result = await cancelMany(client.cancelListed as never, { ids: [] } as never);

    expect(result).toEqual({ canceled: [], failed: [], unanswered: [] });
    expect(server.requests).toHaveLength(0);
  });
});
