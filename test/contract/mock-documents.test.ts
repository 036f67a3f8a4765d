import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { documents } from "../../generated/documents.ts";
import { type DocumentedApi, mediaOf, type Schema } from "../../src/testing/document.ts";
import type { FaultSeed, MockExchange, OrderSeed } from "../../src/testing/index.ts";
import { type Reply, send, sendSigned, sendWithPayload } from "./mock-requests.ts";
import { createMockExchange } from "./way.ts";

const ajv = new Ajv2020({ strict: false, formats: { decimal: /^-?\d+(\.\d+)?$/, int64: true, "unix-time-ms": true } });
let exchange: MockExchange;

beforeAll(async () => {
  exchange = await createMockExchange();
});

beforeEach(() => {
  exchange.clear();
  exchange.clock.reset();
});

afterAll(() => exchange.close());

type Example = Readonly<Record<string, OrderSeed[string]>>;

function documentedOf({ document, operations }: DocumentedApi, id: string) {
  const { path = "", method = "", status = 0 } = operations[id] ?? {};
  const responses = document.paths[path]?.[method.toLowerCase() as "get"]?.responses ?? {};
  return { path, method, status, responses };
}

function exampleOf(api: string, id: string): unknown {
  const found = documents.find(({ name }) => name === api) as DocumentedApi;
  const { responses, status } = documentedOf(found, id);
  return Object.values(mediaOf(responses[status]?.content)?.examples ?? {})[0]?.value;
}

/** The order that a report of its cancel tells of, as it was before. */
function orderOf({ origClientOrderId, clientOrderId, status: _, updateTime: __, ...rest }: Example): Example {
  return { ...rest, clientOrderId: origClientOrderId ?? clientOrderId };
}

/** The order list that a report of its cancel tells of. */
function listOf(report: Example): OrderSeed {
  const { orderReports, listStatusType: _, listOrderStatus: __, ...rest } = report;
  return { ...rest, api: "binance-margin", orders: (orderReports as never as Example[]).map(orderOf) } as OrderSeed;
}

describe("a documented example comes from a ledger that was seeded with it", () => {
  const margin = { api: "binance-margin" } as const;
  const ask = (method: string, path: string, query: string) =>
    sendSigned(exchange, path, query, { method, time: exchange.clock.now() });
  const idsOf = (text: string, name: string) =>
    [...text.matchAll(new RegExp(`"${name}":"([^"]+)"`, "g"))].map(([, id]) => id);

  test("binance-margin cancelOrder", async () => {
    const example = exampleOf("binance-margin", "cancelOrder") as Example;
    exchange.orders.open({ ...orderOf(example), ...margin });

    const query = `symbol=LTCBTC&isIsolated=TRUE&orderId=28&newClientOrderId=${example.clientOrderId}`;
    const { body } = await ask("DELETE", "/sapi/v1/margin/order", query);

    expect(body).toEqual(example);
  });

  test("binance-margin queryOrder", async () => {
    const example = exampleOf("binance-margin", "queryOrder") as Example;
    exchange.orders.open({ ...example, ...margin });

    const { body } = await ask("GET", "/sapi/v1/margin/order", "symbol=BNBBTC&isIsolated=TRUE&orderId=213205622");

    expect(body).toEqual(example);
  });

  test("binance-margin cancelOrderList", async () => {
    const example = exampleOf("binance-margin", "cancelOrderList") as Example & { orderReports: Example[] };
    exchange.orders.open(listOf(example));
    exchange.clock.freeze(example.transactionTime as number);

    const query = `symbol=LTCBTC&orderListId=0&newClientOrderId=${example.orderReports[0]?.clientOrderId}`;
    const { body } = await ask("DELETE", "/sapi/v1/margin/orderList", query);

    expect(body).toEqual(example);
  });

  test("binance-margin queryOrderList", async () => {
    const example = exampleOf("binance-margin", "queryOrderList") as Example;
    exchange.orders.open({ ...example, ...margin } as OrderSeed);

    const { body } = await ask("GET", "/sapi/v1/margin/orderList", "orderListId=27");

    expect(body).toEqual(example);
  });

  test("binance-margin cancelAllOpenOrders, whose example is of both accounts", async () => {
    const example = exampleOf("binance-margin", "cancelAllOpenOrders") as [Example, Example, Example];
    const [isolated, cross, list] = example;
    exchange.orders.open([{ ...orderOf(isolated), ...margin }, { ...orderOf(cross), ...margin }, listOf(list)]);
    exchange.clock.freeze(list.transactionTime as number);

    const ofIsolated = await ask("DELETE", "/sapi/v1/margin/openOrders", "symbol=BTCUSDT&isIsolated=TRUE");
    const ofCross = await ask("DELETE", "/sapi/v1/margin/openOrders", "symbol=BTCUSDT");

    // A sweep names its cancel itself, and one name goes for all that it cancels.
    const names = [ofIsolated, ofCross].map(
      ({ text }) =>
        new Set(idsOf(text, "clientOrderId").filter((id) => !JSON.stringify(list.orders).includes(String(id)))),
    );
    expect(names.map(({ size }) => size)).toEqual([1, 1]);
    const told = [ofIsolated.text, ofCross.text].map((text, index) =>
      text.replaceAll(String([...(names[index] ?? [])][0]), String(isolated.clientOrderId)),
    );
    const [byIsolated, byCross] = told.map((text) => JSON.parse(text));
    expect([byIsolated[0], byCross[0], byIsolated[1]]).toEqual(example);
  });

  test("binance-usdm-futures cancelMultipleOrders", async () => {
    const example = exampleOf("binance-usdm-futures", "cancelMultipleOrders") as [Example, Example];
    exchange.orders.open({ ...orderOf(example[0]), api: "binance-usdm-futures" });
    exchange.clock.freeze(example[0].updateTime as number);

    const { body } = await ask("DELETE", "/fapi/v1/batchOrders", "symbol=BTCUSDT&orderIdList=[283194212,283194213]");

    expect(body).toEqual(example);
  });

  test("binance-usdm-futures queryOrder", async () => {
    const example = exampleOf("binance-usdm-futures", "queryOrder") as Example;
    exchange.orders.open({ ...example, api: "binance-usdm-futures" });

    const { body } = await ask("GET", "/fapi/v1/order", "symbol=BTCUSDT&orderId=1917641");

    expect(body).toEqual(example);
  });

  test.each([
    ["cancelAllMarginOrders", "/v3/margin/orders/all"],
    ["cancelMarginOrdersByPair", "/v3/margin/orders/BTC_USDT"],
  ])("bitopro %s", async (id, path) => {
    const example = exampleOf("bitopro", id) as { data: { BTC_USDT: string[] } };
    exchange.orders.open(example.data.BTC_USDT.map((orderId) => ({ api: "bitopro", pair: "BTC_USDT", orderId })));

    expect((await sendWithPayload(exchange, path)).body).toEqual(example);
  });

  test.each([
    ["binance-margin", "/api/v3/time"],
    ["binance-usdm-futures", "/fapi/v1/time"],
  ])("%s checkServerTime", async (api, path) => {
    const example = exampleOf(api, "checkServerTime") as { serverTime: number };
    exchange.clock.freeze(example.serverTime);

    expect((await send(exchange.url, path, { method: "GET" })).body).toEqual(example);
  });
});

describe("each answer that a fault can make is as documented", () => {
  const operations = documents.flatMap((api) => Object.keys(api.operations).map((id) => ({ api, id, name: api.name })));

  test.each(operations)("$name $id", async ({ api, id }) => {
    const { path, method, responses } = documentedOf(api, id);
    const errors = api.document["x-errors"] ?? [];
    const statuses = [...new Set([...errors.map(({ status }) => status), 403, 404, 418, 429, 500, 502, 503, 504])];
    const codes = new Set(errors.flatMap(({ code }) => (code === undefined ? [] : [code])));
    const seeds: FaultSeed[] = [...[...codes].map((code) => ({ code })), ...statuses.map((status) => ({ status }))];

    for (const seed of seeds) {
      exchange.fail(`${api.name}/${id}`, seed);
      const reply = await send(exchange.url, path.replace(/\{.+?\}/, "BTC_USDT"), { method });
      const isValid = ajv.compile(schemaOf(responses, reply));

      expect(isValid(reply.body), `${JSON.stringify(seed)} ${reply.text}`).toBe(true);
      expect(reply).toMatchObject("code" in seed ? { body: seed } : seed);
    }
  });

  function schemaOf(responses: ReturnType<typeof documentedOf>["responses"], { status }: Reply): Schema {
    const response = responses[status] ?? responses[`${String(status)[0]}XX`];
    const schema = mediaOf(response?.content)?.schema;
    if (!schema) throw new Error(`no answer with ${status} is documented`);
    return schema;
  }
});
