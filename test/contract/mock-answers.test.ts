import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documents } from "../../generated/documents.ts";
import { mediaOf } from "../../src/testing/document.ts";
import type { MockExchange } from "../../src/testing/index.ts";
import { type Reply, send, sendSigned, sendWithPayload } from "./mock-requests.ts";
import { createMockExchange } from "./way.ts";

const ajv = new Ajv2020({ strict: false, formats: { decimal: /^-?\d+(\.\d+)?$/, int64: true, "unix-time-ms": true } });
let exchange: MockExchange;

beforeAll(async () => {
  exchange = await createMockExchange();
});

afterAll(() => exchange.close());

/** The documented schema of an operation's answer with a status. */
function schemaFor(operationId: string, status: number): ValidateFunction {
  const api = documents.find(({ operations }) => operationId in operations);
  const operation = api?.operations[operationId];
  const documented = operation && api?.document.paths[operation.path]?.[operation.method.toLowerCase() as "delete"];
  const response = documented?.responses[status] ?? documented?.responses[`${String(status)[0]}XX`];
  const schema = mediaOf(response?.content)?.schema;
  if (!schema) throw new Error(`${operationId} documents no answer with ${status}`);
  return ajv.compile(schema);
}

const margin = { api: "binance-margin", symbol: "BTCUSDT" };
const oco = { ...margin, contingencyType: "OCO", orders: [{ stopPrice: "1.5", icebergQty: "1" }, {}] } as const;
const futures = { api: "binance-usdm-futures", symbol: "BTCUSDT" };

test.each<[operationId: string, status: number, call: () => Promise<Reply>]>([
  ["cancelOrder", 200, () => sendSigned(exchange, "/sapi/v1/margin/order", "symbol=BTCUSDT&orderId=1")],
  ["cancelOrder", 400, () => sendSigned(exchange, "/sapi/v1/margin/order", "symbol=BTCUSDT&orderId=1")],
  ["cancelOrder", 401, () => send(exchange.url, "/sapi/v1/margin/order")],
  ["cancelOrderList", 200, () => sendSigned(exchange, "/sapi/v1/margin/orderList", "symbol=BTCUSDT&orderListId=2")],
  ["cancelOrderList", 400, () => sendSigned(exchange, "/sapi/v1/margin/orderList", "symbol=BTCUSDT&orderListId=2")],
  ["cancelAllOpenOrders", 200, () => sendSigned(exchange, "/sapi/v1/margin/openOrders", "symbol=BTCUSDT")],
  ["cancelAllOpenOrders", 400, () => sendSigned(exchange, "/sapi/v1/margin/openOrders", "")],
  ["cancelMultipleOrders", 200, () => sendSigned(exchange, "/fapi/v1/batchOrders", "symbol=BTCUSDT&orderIdList=[3,4]")],
  ["cancelMultipleOrders", 400, () => sendSigned(exchange, "/fapi/v1/batchOrders", "symbol=BTCUSDT")],
  ["cancelMarginOrdersByPair", 200, () => sendWithPayload(exchange, "/v3/margin/orders/BTC_USDT")],
  ["cancelMarginOrdersByPair", 400, () => sendWithPayload(exchange, "/v3/margin/orders/btc")],
  ["cancelAllMarginOrders", 200, () => sendWithPayload(exchange, "/v3/margin/orders/all")],
  ["cancelAllMarginOrders", 401, () => send(exchange.url, "/v3/margin/orders/all")],
])("%s answers %d in the documented shape", async (operationId, status, call) => {
  if (status === 200) {
    await send(exchange.url, "/_mock/state");
    exchange.orders.open([
      { ...margin, orderId: 1 },
      { ...margin, stopPrice: "0.5" },
      { ...oco, orderListId: 2 },
      oco,
      { ...futures, orderId: 3, type: "TRAILING_STOP_MARKET", activatePrice: "9020", priceRate: "0.3" },
      { api: "bitopro", pair: "BTC_USDT" },
    ]);
  }

  const reply = await call();

  const validate = schemaFor(operationId, status);
  expect(reply.status).toBe(status);
  expect(validate(reply.body), JSON.stringify(validate.errors)).toBe(true);
});

test("the schemas refuse what is not documented", () => {
  expect(schemaFor("cancelOrder", 200)({ symbol: "BTCUSDT" })).toBe(false);
  expect(schemaFor("cancelAllOpenOrders", 200)([{ code: -2011, msg: "" }])).toBe(false);
});

test("an answer has no conditional field that the order has not", async () => {
  exchange.orders.open(
    [futures, { ...futures, symbol: "ETHUSDT", activatePrice: "9020" }].map((order, orderId) => ({
      ...order,
      orderId,
    })),
  );

  const plain = await sendSigned(exchange, "/fapi/v1/batchOrders", "symbol=BTCUSDT&orderIdList=[0]");
  const trailing = await sendSigned(exchange, "/fapi/v1/batchOrders", "symbol=ETHUSDT&orderIdList=[1]");

  expect(Object.hasOwn(plain.body[0], "activatePrice")).toBe(false);
  expect(trailing.body[0].activatePrice).toBe("9020");
});

test("the documented example comes from an order with its fields", async () => {
  const [example] = exampleOf("cancelMultipleOrders") as [Record<string, string | number | boolean>];
  exchange.orders.open({ ...example, api: "binance-usdm-futures" });

  const { body } = await sendSigned(
    exchange,
    "/fapi/v1/batchOrders",
    `symbol=BTCUSDT&orderIdList=[${example.orderId}]`,
  );

  expect(body).toEqual([{ ...example, updateTime: expect.any(Number) }]);
});

function exampleOf(operationId: string): unknown {
  const api = documents.find(({ operations }) => operationId in operations);
  const operation = api?.operations[operationId];
  const documented = operation && api?.document.paths[operation.path]?.delete;
  return Object.values(mediaOf(documented?.responses[200]?.content)?.examples ?? {})[0]?.value;
}
