import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, suite, test } from "vitest";
import { dereference, readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import { fragmentsOf } from "../../src/docs/suggest/fragment.ts";
import { type Core, createCore } from "../../src/testing/core.ts";
import type { ApiDocument } from "../../src/testing/document.ts";
import { generate } from "../unit/generate.ts";
import { parsers, specs } from "./checked.ts";
import { credentials, now, requestFor } from "./suggested-request.ts";
import { withSpecs, writePages } from "./written.ts";

const folder = "test/docs/suggest-pages";
const texts = Object.fromEntries(
  readdirSync(folder).map((file) => [join(folder, file), readFileSync(join(folder, file), "utf8")]),
);
const outcome = writePages(texts);
const added = outcome.added.map((one) => [one.endpoint, one] as const);
const operationOf = (endpoint: string) => outcome.added.find((one) => one.endpoint === endpoint)?.built.operation;
const writtenOf = (endpoint: string) => {
  const one = outcome.added.find((other) => other.endpoint === endpoint);
  const spec = outcome.specs.find(({ file }) => file === one?.file);
  return spec && one ? parsers.yaml.parse(spec.text).paths[one.built.path][one.built.method] : undefined;
};

/** The mock exchange fills lists with copies of one item, and leaves lists within lists empty. */
const unlike = new Set(["/fapi/v1/batchOrders", "/fapi/v1/depth", "/api/v3/klines"]);

interface Api {
  readonly name: string;
  readonly document: ApiDocument & { readonly "x-exchange": string };
  readonly operations: Readonly<Record<string, ReturnType<typeof readOperations>[number]["operation"]>>;
}

let core: Core;
let apis: readonly Api[];
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  await withSpecs(outcome.specs, async (from) => {
    files = await generate(from);
    apis = readSpecs(from).map((spec) => ({
      name: spec.name,
      document: dereference(spec) as unknown as Api["document"],
      operations: Object.fromEntries(readOperations(spec).map(({ operation }) => [operation.id, operation])),
    }));
    core = createCore(apis as never, credentials, () => now);
  });
}, 60_000);

test("every endpoint of the pages gets an operation of its own name", () => {
  expect(added.length).toBeGreaterThanOrEqual(20);
  expect(added.map(([endpoint, { built }]) => `${endpoint} ${built.id}`).sort()).toEqual([
    "DELETE /api/v3/openOrders cancelAllOpenOrdersSymbol",
    "DELETE /eapi/v1/order cancelOptionOrder",
    "DELETE /fapi/v1/allOpenOrders cancelAllOpenOrders",
    "DELETE /fapi/v1/order cancelOrder",
    "DELETE /v3/orders/{pair}/{id} cancelOrder",
    "GET /api/v3/account getAccountInformation",
    "GET /api/v3/klines getKlineCandlestickData",
    "GET /dapi/v1/openOrder queryCurrentOpenCoinMOrder",
    "GET /fapi/v1/allOrders getAllOrders",
    "GET /fapi/v1/depth getOrderBook",
    "GET /fapi/v1/historicalTrades getOldTradesLookup",
    "GET /sapi/v1/margin/allOrders queryAllOrders",
    "GET /v3/order-book/{pair} getOrderBook",
    "POST /api/v3/order createOrder",
    "POST /fapi/v1/batchOrders placeMultipleOrders",
    "POST /fapi/v1/leverage changeInitialLeverage",
    "POST /fapi/v1/listenKey startUserDataStream",
    "POST /fapi/v1/order createOrder",
    "POST /papi/v1/um/order createUmOrder",
    "POST /v3/margin/transfer createMarginTransfer",
    "POST /v3/orders/{pair} createOrder",
    "PUT /api/v3/order/amend/keepPriority amendKeepPriority",
    "PUT /fapi/v1/order modifyOrder",
    "PUT /v3/margin/orders cancelBatchMarginOrders",
    "PUT /v3/orders cancelBatchOrders",
  ]);
});

suite.each(added)("%s", (_endpoint, { built, file }) => {
  const api = file.replace(/^.*\/|\.yaml$/g, "");

  test("is taken by codegen", () => {
    const { id, path, method } = built;

    expect(apis.find(({ name }) => name === api)?.operations[id]).toMatchObject({ path, method: method.toUpperCase() });
    for (const module of ["types", "operations", "index"]) expect(files.has(`${api}/${module}.ts`)).toBe(true);
    expect(files.get(`${api}/types.ts`)?.includes(JSON.stringify(path))).toBe(true);
  });

  test("is answered by the mock exchange with its example", () => {
    const found = apis.find(({ name }) => name === api);
    const operation = found?.operations[built.id];
    if (!found || !operation) throw new Error("codegen did not take it");

    const answer = core.handle(requestFor(operation, found.document["x-exchange"]));

    expect(answer.status, String(answer.body)).toBe(200);
    const examples = exampleOf(built.operation);
    if (examples !== undefined && !unlike.has(built.path)) expect(JSON.parse(answer.body)).toEqual(examples);
  });

  test("agrees with its page", () => {
    const open = outcome.open.filter(({ operation }) => operation?.id === built.id && operation.spec.api === api);

    // The page counts in a budget that no spec has, which the suggestion says.
    expect(open.filter(({ says }) => !says.page.includes("ORDER"))).toEqual([]);
  });
});

test("a body that only an example shows is taken from it, and a remark says so", () => {
  const { requestBody } = operationOf("PUT /v3/margin/orders") as {
    requestBody?: { content: Record<string, { schema: unknown }> };
  };
  const remarks = outcome.added.find(({ endpoint }) => endpoint === "PUT /v3/margin/orders")?.built.remarks;

  expect(requestBody?.content["application/json"]?.schema).toMatchObject({
    type: "object",
    additionalProperties: { type: "array", items: { type: "string" } },
  });
  expect(remarks).toContainEqual(expect.objectContaining({ text: expect.stringContaining("only an example") }));
});

test("what acts on an account is signed, even if its page has no rows of headers", () => {
  expect(operationOf("POST /v3/margin/transfer")).not.toHaveProperty("security");
  expect(operationOf("GET /v3/order-book/{pair}")).toHaveProperty("security", []);
});

test("a rule that leaves open whether both may be sent has a remark", () => {
  const page = texts[join(folder, "margin.md")]?.split("\n---\n\n# 查询")[0] ?? "";
  const remarksOf = (text: string) =>
    writePages({ "x.md": text }).added.flatMap(({ built }) => built.remarks.map(({ text }) => text));
  const about = expect.stringMatching(/^unknown: whether orderId and origClientOrderId may be sent together: line 29 /);

  expect(remarksOf(page)).toContainEqual(about);
  expect(remarksOf(page.replace("must be sent.", "must be sent, not both."))).not.toContainEqual(about);
});

test("a fragment is what the spec then has", () => {
  const fragments = fragmentsOf(outcome.added, outcome.specs, parsers).map((text) => [text, parsers.yaml.parse(text)]);

  expect(fragments.length).toBe(3);
  for (const [text, { paths, "x-rate-limits": budgets = {} }] of fragments) {
    const spec = outcome.specs.find(({ file }) => String(text).startsWith(`# For ${file}:`));
    const whole = parsers.yaml.parse(spec?.text ?? "");
    for (const [path, item] of Object.entries(paths)) expect(whole.paths[path]).toMatchObject(item as object);
    expect(whole["x-rate-limits"]).toMatchObject(budgets);
  }
});

test("specs keep all that they had", () => {
  for (const [index, { text }] of specs.entries()) {
    const lines = (outcome.specs[index]?.text ?? "").split("\n");
    let at = 0;
    for (const line of text.split("\n")) {
      const found = lines.indexOf(line, at);
      expect(found, `${line} is gone`).toBeGreaterThanOrEqual(0);
      at = found + 1;
    }
  }
});

suite("a suggestion", () => {
  test("refers to the parameters that siblings share, and copies one that the page has otherwise", () => {
    expect(operationOf("DELETE /fapi/v1/order")).toMatchObject({
      parameters: expect.arrayContaining([
        { $ref: "#/components/parameters/symbol" },
        { $ref: "#/components/parameters/recvWindow" },
        { $ref: "#/components/parameters/timestamp" },
      ]),
    });
    expect(writtenOf("POST /papi/v1/um/order").parameters).toContainEqual(
      expect.objectContaining({
        name: "recvWindow",
        "x-option": true,
        schema: { type: "integer", minimum: 1, default: 5000 },
      }),
    );
  });

  test("has rules, where halves differ the one that decides", () => {
    expect(operationOf("DELETE /fapi/v1/order")).toMatchObject({
      "x-dependencies": ["Or(orderId, origClientOrderId);"],
    });
    expect(operationOf("PUT /fapi/v1/order")).toMatchObject({
      "x-dependencies": ["OnlyOne(orderId, origClientOrderId);"],
    });
    expect(operationOf("GET /sapi/v1/margin/allOrders")).toMatchObject({
      "x-dependencies": ["OnlyOne(orderId, origClientOrderId);"],
      externalDocs: { "x-updated-at": "2026-01-15T23:48:55.000000" },
    });
    expect(operationOf("POST /api/v3/order")).toMatchObject({
      "x-dependencies": ["ZeroOrOne(quantity, quoteOrderQty);"],
    });
  });

  test("is open to whom the title says", () => {
    expect(operationOf("GET /fapi/v1/depth")).toHaveProperty("security", []);
    expect(operationOf("GET /fapi/v1/historicalTrades")).toHaveProperty("security", [{ ApiKey: [] }]);
    expect(operationOf("POST /fapi/v1/order")).not.toHaveProperty("security");
    expect(operationOf("GET /v3/order-book/{pair}")).toHaveProperty("security", []);
  });

  test("has bounds, values, defaults, ids and times", () => {
    const schemaOf = (endpoint: string, name: string) =>
      writtenOf(endpoint).parameters.find((parameter: { name?: string }) => parameter.name === name)?.schema;

    expect(schemaOf("POST /fapi/v1/leverage", "leverage")).toEqual({
      type: "integer",
      format: "int32",
      minimum: 1,
      maximum: 125,
    });
    expect(schemaOf("GET /fapi/v1/allOrders", "limit")).toMatchObject({ default: 500, maximum: 1000 });
    expect(schemaOf("GET /fapi/v1/allOrders", "startTime")).toEqual({ type: "integer", format: "unix-time-ms" });
    expect(schemaOf("GET /fapi/v1/historicalTrades", "fromId")).toEqual({ type: "integer", format: "int64" });
    expect(schemaOf("POST /fapi/v1/order", "side")).toEqual({ type: "string", enum: ["BUY", "SELL"] });
    expect(schemaOf("POST /fapi/v1/order", "callbackRate")).toMatchObject({
      format: "decimal",
      "x-minimum": 0.1,
      "x-maximum": 10,
    });
  });

  test("has the answer's schema from its examples", () => {
    const schemaOf = (endpoint: string) => writtenOf(endpoint).responses["200"].content["application/json"].schema;

    expect(schemaOf("POST /fapi/v1/batchOrders").items.oneOf[1]).toEqual({ $ref: "#/components/schemas/Error" });
    expect(schemaOf("POST /api/v3/order").required).toEqual(["symbol", "orderId", "transactTime"]);
    expect(schemaOf("DELETE /eapi/v1/order").properties.orderId).toEqual({ type: "integer", format: "int64" });
    expect(schemaOf("PUT /v3/orders").properties.data).toEqual({
      type: "object",
      additionalProperties: { type: "array", items: { type: "string", format: "int64" } },
    });
    expect(schemaOf("POST /fapi/v1/leverage")).toEqual({ type: "object" });
    expect(schemaOf("GET /fapi/v1/allOrders").items).toMatchObject({
      required: ["orderId", "price", "time"],
      properties: { note: {} },
    });
  });

  test("says what the page does not", () => {
    const text = fragmentsOf(outcome.added, outcome.specs, parsers).join("");

    for (const unknown of [
      "the page has no example of the answer",
      "null in the example",
      "an empty object in the example",
      "the weight",
      "the parameters: the page has no table",
      "the address of the page",
      "x-target",
      "servers have DELETE /eapi/v1/order",
      "which budget",
    ])
      expect(text).toMatch(new RegExp(`# unknown: .*${unknown}`));
  });

  test("has a budget of its own where the page has a rate limit that no sibling has", () => {
    expect(operationOf("PUT /v3/orders")).toMatchObject({ "x-weight": [{ limit: "ipAndUid", weight: 1 }] });
    expect(parsers.yaml.parse(outcome.textOf("bitopro"))["x-rate-limits"]).toMatchObject({
      ipAndUid900PerMinute: { scope: "IP+UID", per: "operation", limit: 900, intervalMs: 60_000 },
    });
  });
});

function exampleOf(operation: Readonly<Record<string, unknown>>): unknown {
  const { responses } = operation as {
    responses: Record<string, { content: Record<string, { examples?: Record<string, { value: unknown }> }> }>;
  };
  const value = responses["200"]?.content["application/json"]?.examples?.documented?.value;
  return value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value, (_key, item) => (typeof item === "bigint" ? Number(item) : item)));
}
