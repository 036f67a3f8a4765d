import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dereference, type JsonObject, readMockSpecs } from "../../scripts/codegen/spec.ts";
import type { MockExchange } from "../../src/testing/index.ts";
import { send, sendSigned } from "./mock-requests.ts";
import { createMockExchange } from "./way.ts";

interface Described {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
}
type Content = { readonly "application/json": { readonly schema: JsonObject } };

const [spec] = readMockSpecs("specs").map((each) => dereference(each)) as unknown as [
  { readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>> },
];
const ajv = new Ajv2020({ strict: false });
let exchange: MockExchange;

beforeAll(async () => {
  exchange = await createMockExchange({ explain: true });
});

afterAll(() => exchange.close());

const order = { api: "binance-margin", symbol: "BTCUSDT", orderId: 1 };

// In the order in which they are called: what is listed later has something in it.
const calls: readonly (readonly [method: string, path: string, body: unknown, status: number])[] = [
  ["post", "/_mock/orders", order, 200],
  [
    "post",
    "/_mock/orders",
    [
      { ...order, orderId: 2, orders: [{}, {}] },
      { api: "bitopro", pair: "BTC_USDT" },
    ],
    200,
  ],
  ["post", "/_mock/orders", { api: "binance-margin" }, 400],
  ["get", "/_mock/orders", undefined, 200],
  ["get", "/_mock/closed-orders", undefined, 200],
  ["get", "/_mock/requests", undefined, 200],
  ["get", "/_mock/contract", undefined, 200],
  ["get", "/_mock/credentials", undefined, 200],
  ["post", "/_mock/accounts", { name: "second" }, 200],
  ["post", "/_mock/accounts", {}, 400],
  ["get", "/_mock/accounts", undefined, 200],
  ["get", "/_mock/clock", undefined, 200],
  ["patch", "/_mock/clock", { advanceMs: 1 }, 200],
  ["patch", "/_mock/clock", [], 400],
  ["post", "/_mock/faults", { operation: "*", fault: { kind: "drip", overMs: 1 }, probability: 0.5 }, 200],
  ["post", "/_mock/faults", { operation: "cancelOrder", fault: { code: -2011 }, times: "always", seed: 1 }, 200],
  ["post", "/_mock/faults", { operation: "cancelOrder", fault: { code: -1 } }, 400],
  ["get", "/_mock/faults", undefined, 200],
  ["delete", "/_mock/faults", undefined, 200],
  ["delete", "/_mock/state", undefined, 200],
];

describe("specs/mock-control.yaml", () => {
  test("describes every request and answer as it is", async () => {
    exchange.orders.open({ ...order, orderId: 3 });
    await sendSigned(exchange, "/sapi/v1/margin/order", "symbol=BTCUSDT&orderId=3");
    await sendSigned(exchange, "/sapi/v1/margin/order", "symbol=BTCUSDT&orderId=4&a=1");
    exchange.fail("cancelOrder", { code: -2011 });
    await sendSigned(exchange, "/sapi/v1/margin/order", "symbol=BTCUSDT&orderId=3");

    for (const [method, path, body, status] of calls) {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const reply = await send(exchange.url, path, { method: method.toUpperCase(), ...sent });
      const described = spec.paths[path]?.[method];
      const response = described?.responses[status] ?? described?.responses["4XX"];
      const isValid = ajv.compile(response?.content["application/json"].schema ?? false);
      const takes = ajv.compile(described?.requestBody?.content["application/json"].schema ?? true);

      expect([method, path, reply.status]).toEqual([method, path, status]);
      expect(isValid(reply.body), `${method} ${path} ${JSON.stringify(isValid.errors)}`).toBe(true);
      if (status === 200) expect(takes(body ?? {}), `${path} ${JSON.stringify(takes.errors)}`).toBe(true);
    }
  });

  test("has each path that there is, and is called whole here", () => {
    const called = new Set(calls.map(([method, path]) => `${method} ${path}`));
    const described = Object.entries(spec.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );

    expect([...called].sort()).toEqual(described.sort());
  });

  test.each<[fault: unknown, allowed: boolean]>([
    [{ code: -2011 }, true],
    [{ code: -2011, as: "text", applied: true, message: "No." }, true],
    [{ status: 503, as: "html" }, true],
    [{ status: 429, retryAfterMs: 10, tells: "date" }, true],
    [{ kind: "reset", applied: true }, true],
    [{ kind: "lost-answer" }, true],
    [{ kind: "slow", afterMs: 1 }, true],
    [{ kind: "half", by: "end" }, true],
    [{ kind: "length", off: -1 }, true],
    [{ kind: "html", status: 201 }, true],
    [{ kind: "redirect", location: "/" }, true],
    [{ kind: "filled", items: [0] }, true],
    [{ kind: "idle-end" }, true],
    [{ code: -2011, kind: "reset" }, false],
    [{ kind: "slow" }, false],
    [{ kind: "html", status: 404 }, false],
    [{ kind: "length", off: 0 }, false],
    [{ kind: "filled", items: [] }, false],
    [{ kind: "nothing" }, false],
    [{ status: 399 }, false],
    [{}, false],
  ])("and the exchange judge the fault %j alike", async (fault, allowed) => {
    const schema = spec.paths["/_mock/faults"]?.post?.requestBody?.content["application/json"].schema;
    const operation = (fault as { kind: string }).kind === "idle-end" ? "*" : "cancelOrder";
    const body = { operation, fault };

    const reply = await send(exchange.url, "/_mock/faults", { method: "POST", body: JSON.stringify(body) });

    expect([ajv.validate(schema ?? false, body), reply.status]).toEqual(allowed ? [true, 200] : [false, 400]);
  });
});
