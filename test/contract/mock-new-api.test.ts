import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dereference, readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import { type Core, createCore } from "../../src/testing/core.ts";
import type { ApiDocument } from "../../src/testing/document.ts";

const yaml = `
openapi: 3.1.0
info: { title: Acme, version: "1" }
x-exchange: acme
servers: [{ url: https://api.acme.test }]
security: [{ Key: [], Sign: [] }]
paths:
  /acme/time:
    get:
      operationId: getTime
      security: []
      x-weight: [{ limit: ip, weight: 1 }]
      responses:
        "200":
          description: The time.
          content:
            application/json:
              schema:
                type: object
                required: [serverTime, zone]
                properties:
                  serverTime: { type: integer, format: unix-time-ms, x-value: now }
                  zone: { type: string }
              example: { serverTime: 1499827319559, zone: UTC }
  /acme/book:
    get:
      operationId: getBook
      security: [{ Key: [] }]
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 5 } }
        - { name: sides, in: query, explode: false, schema: { type: array, items: { type: string, enum: [BUY, SELL] } } }
        - { name: level, in: query, schema: { type: array, items: { type: integer } } }
      responses:
        "200":
          description: The book, without an example.
          content:
            application/json:
              schema:
                type: object
                required: [bids, id, price]
                properties:
                  bids: { type: array, items: { type: string } }
                  id: { type: integer, format: int64 }
                  price: { type: string, format: decimal }
                  hint: { type: string }
  /acme/orders:
    post:
      operationId: placeOrder
      x-weight: [{ limit: ip, weight: 2 }]
      parameters: [{ $ref: "#/components/parameters/time" }]
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [market]
              properties:
                market: { type: string, minLength: 1 }
                post: { type: boolean }
      responses:
        "201": { description: "Placed, without a body." }
        4XX: { $ref: "#/components/responses/Refused" }
  /acme/orders/{market}:
    get:
      operationId: getOrders
      security: []
      parameters: [{ name: market, in: path, required: true, schema: { type: string, minLength: 4 } }]
      responses: { "202": { description: Orders of a market. } }
  /acme/orders/all:
    delete:
      operationId: cancelAll
      security: []
      responses: { "204": { description: Canceled. } }
  /acme/orders/{market}/cancel:
    put:
      operationId: cancelOrders
      x-target: { effect: cancel, item: order, select: list, by: { ids: oid }, within: { market: market } }
      parameters:
        - $ref: "#/components/parameters/time"
        - { name: market, in: path, required: true, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [ids]
              properties:
                ids: { type: array, maxItems: 2, items: { type: integer, format: int64 } }
                note: { type: object, properties: { text: { type: string } } }
      responses:
        "200":
          description: What was canceled.
          content:
            application/json:
              schema:
                type: object
                required: [success, canceled]
                properties:
                  success: { type: boolean }
                  canceled:
                    type: array
                    items:
                      oneOf:
                        - { $ref: "#/components/schemas/Order" }
                        - { $ref: "#/components/schemas/Error" }
              example: { success: true, canceled: [] }
        4XX: { $ref: "#/components/responses/Refused" }
  /acme/order:
    get:
      operationId: getOrder
      x-target: { effect: read, item: order, select: one, by: { id: oid }, within: { market: market } }
      x-error-codes: [gone]
      parameters:
        - $ref: "#/components/parameters/time"
        - { name: market, in: query, required: true, schema: { type: string } }
        - { name: id, in: query, required: true, schema: { type: integer, format: int64 } }
      responses:
        "200":
          description: The order.
          content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
        4XX: { $ref: "#/components/responses/Refused" }
components:
  securitySchemes:
    Key: { type: apiKey, in: header, name: ACME-KEY }
    Sign:
      type: apiKey
      in: header
      name: ACME-SIGN
      x-signature:
        payload: "{header:ACME-TIME}|{query}|{body}"
        timestamp: ACME-TIME
        windowMs: 1000
        aheadMs: 100
        algorithms: [{ algorithm: HMAC-SHA512, encoding: base64 }]
  parameters:
    time: { name: ACME-TIME, in: header, required: true, x-filled: true, schema: { type: integer } }
  responses:
    Refused:
      description: Refused.
      content: { application/json: { schema: { $ref: "#/components/schemas/Error" } } }
  schemas:
    Error:
      type: object
      required: [reason, details]
      properties:
        reason: { type: string, x-value: error.code }
        details: { type: object, required: [text], properties: { text: { type: string, x-value: error.message } } }
    Order:
      type: object
      required: [oid, market, state]
      properties:
        oid: { type: string, format: int64 }
        market: { type: string }
        state: { type: string }
x-rate-limits: { ip: { scope: IP, per: host, limit: 10, intervalMs: 1000, header: Acme-Used } }
x-orders: { order: { opened: { state: open }, canceled: { state: gone } } }
x-errors:
  - { code: auth, status: 403, message: Who are you?, meaning: x, when: [keyUnknown] }
  - { code: bad, status: 422, message: "{parameter} is wrong", meaning: x, when: parameterMalformed }
  - { code: none, status: 404, message: No such order, meaning: x, when: orderUnknown }
  - { code: gone, status: 410, message: It is gone, meaning: x, when: orderUnknown }
`;

const now = 1_700_000_000_000;
const credential = { apiKey: "acme-key", secret: "acme-secret" };
let core: Core;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "mock-"));
  writeFileSync(join(folder, "acme.yaml"), yaml);
  const apis = readSpecs(folder).map((spec) => ({
    name: spec.name,
    document: dereference(spec) as unknown as ApiDocument,
    operations: Object.fromEntries(readOperations(spec).map(({ operation }) => [operation.id, operation])),
  }));
  rmSync(folder, { recursive: true });
  core = createCore(apis, [credential, { apiKey: "with-identity", secret: "x", identity: "me" }], () => now);
});

beforeEach(() => core.ledger.clear());

interface Sent {
  readonly body?: string;
  readonly type?: string;
  readonly time?: number | string;
  readonly signed?: string;
  readonly apiKey?: string;
}

function call(
  method: string,
  target: string,
  { body = "", type, time = now, signed, apiKey = credential.apiKey }: Sent = {},
) {
  const payload = signed ?? `${time}|${target.split("?")[1] ?? ""}|${body}`;
  const answer = core.handle({
    method,
    target,
    headers: {
      "acme-key": apiKey,
      "acme-time": String(time),
      "acme-sign": createHmac("sha512", credential.secret).update(payload).digest("base64"),
      "content-type": type,
    },
    body: Buffer.from(body),
  });
  return { ...answer, body: answer.body && JSON.parse(answer.body) };
}

const form = "application/x-www-form-urlencoded";

describe("an API that is there as YAML alone", () => {
  test("answers a public operation with its example and the server's time", () => {
    const answer = core.handle({ method: "GET", target: "/acme/time", headers: {}, body: Buffer.alloc(0) });

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ serverTime: now, zone: "UTC" });
    expect(answer.headers["Acme-Used"]).toBe("1");
  });

  test("answers an operation that asks for a key only, without an example", () => {
    const answer = call("GET", "/acme/book?limit=5&sides=BUY,SELL&level=1&level=2");

    expect(answer).toMatchObject({ status: 200, body: { bids: [], id: 0, price: "0" } });
    expect(Object.hasOwn(answer.body, "hint")).toBe(false);
  });

  test("prefers the literal path, and takes a template for a method that the literal path has not", () => {
    const answers = [
      call("DELETE", "/acme/orders/all"),
      call("GET", "/acme/orders/BTC1"),
      call("GET", "/acme/orders/all"),
      call("PUT", "/acme/orders/all"),
    ];

    expect(answers.map(({ status }) => status)).toEqual([204, 202, 422, 405]);
    expect(answers[3]?.headers.Allow).toBe("DELETE, GET");
  });

  test("takes a form, its values in query or body, and answers without a body", () => {
    const inBody = call("POST", "/acme/orders", { body: "market=BTC+EUR&post=true", type: form });
    const inQuery = call("POST", "/acme/orders?market=BTC");

    expect([inBody, inQuery]).toMatchObject([
      { status: 201, body: "" },
      { status: 201, body: "" },
    ]);
  });

  test("cancels what a JSON body names, ids exact, and says what it could not cancel", () => {
    core.open({ api: "acme", market: "BTC", oid: "9007199254740993" });

    const answer = call("PUT", "/acme/orders/BTC/cancel", { body: '{"ids":[9007199254740993, 9007199254740992]}' });

    expect(answer).toMatchObject({
      status: 200,
      body: {
        success: true,
        canceled: [
          { oid: "9007199254740993", market: "BTC", state: "gone" },
          { reason: "none", details: { text: "No such order" } },
        ],
      },
    });
    expect(core.ledger.list()).toEqual([]);
  });

  test("keeps of an order what the API documents, and no other state beside it", () => {
    core.open({ api: "acme", market: "BTC", oid: 7 });
    const [opened] = core.ledger.list();
    call("PUT", "/acme/orders/BTC/cancel", { body: '{"ids":[7]}' });

    expect(opened).toMatchObject({ market: "BTC", oid: "7", state: "open" });
    expect(opened).not.toHaveProperty("status");
    expect(core.ledger.listClosed()).toMatchObject([{ state: "gone" }]);
    expect(core.ledger.listClosed()[0]).not.toHaveProperty("status");
  });

  test("reads an order, open or canceled, and leaves it as it is", () => {
    core.open({ api: "acme", market: "BTC", oid: 7 });
    const read = () => call("GET", "/acme/order?market=BTC&id=7").body;

    const before = [read(), read()];
    call("PUT", "/acme/orders/BTC/cancel", { body: '{"ids":[7]}' });

    expect([...before, read()].map(({ state }) => state)).toEqual(["open", "open", "gone"]);
  });

  test.each<[what: string, expected: readonly unknown[], answer: () => ReturnType<typeof call>]>([
    ["an unknown key", [403, "auth"], () => call("GET", "/acme/book", { apiKey: "other" })],
    ["no key, where no error is documented for that", [403, "auth"], () => call("GET", "/acme/book", { apiKey: "" })],
    [
      "a key with an identity that the API does not ask for",
      [403, "auth"],
      () => call("GET", "/acme/book", { apiKey: "with-identity" }),
    ],
    [
      "a signature over another payload",
      [403, "auth"],
      () => call("POST", "/acme/orders?market=BTC", { signed: `${now}market=BTC` }),
    ],
    ["a missing body parameter", [422, "bad"], () => call("PUT", "/acme/orders/BTC/cancel", { body: "{}" })],
    [
      "a list that is too long",
      [422, "bad"],
      () => call("PUT", "/acme/orders/BTC/cancel", { body: '{"ids":[1,2,3]}' }),
    ],
    ["quoted ids", [422, "bad"], () => call("PUT", "/acme/orders/BTC/cancel", { body: '{"ids":["1"]}' })],
    ["null", [422, "bad"], () => call("PUT", "/acme/orders/BTC/cancel", { body: '{"ids":null}' })],
    [
      "a field too many in a body",
      [422, "bad"],
      () => call("PUT", "/acme/orders/BTC/cancel", { body: '{"ids":[1],"x":1}' }),
    ],
    [
      "a field too many in an object",
      [422, "bad"],
      () => call("PUT", "/acme/orders/BTC/cancel", { body: '{"ids":[1],"note":{"x":1}}' }),
    ],
    ["a body that is no JSON", [422, "bad"], () => call("PUT", "/acme/orders/BTC/cancel", { body: "ids=1" })],
    [
      "a body parameter in the query",
      [422, "bad"],
      () => call("PUT", "/acme/orders/BTC/cancel?ids=1", { body: '{"ids":[1]}' }),
    ],
    [
      "a form of another type",
      [422, "bad"],
      () => call("POST", "/acme/orders", { body: "market=BTC", type: "text/plain" }),
    ],
    ["a boolean that is none", [422, "bad"], () => call("POST", "/acme/orders?market=BTC&post=1")],
    ["a number too large", [422, "bad"], () => call("GET", "/acme/book?limit=6")],
    ["an item that is not in the enum", [422, "bad"], () => call("GET", "/acme/book?sides=BUY,HOLD")],
    ["an item that is no integer", [422, "bad"], () => call("GET", "/acme/book?level=1&level=x")],
    [
      "a time in a header that is too old",
      [422, "bad"],
      () => call("POST", "/acme/orders?market=BTC", { time: now - 1001 }),
    ],
    [
      "a time in a header that is ahead",
      [422, "bad"],
      () => call("POST", "/acme/orders?market=BTC", { time: now + 100 }),
    ],
    ["no time", [422, "bad"], () => call("POST", "/acme/orders?market=BTC", { time: "" })],
    [
      "an unknown order, by the code that the page names",
      [410, "gone"],
      () => call("GET", "/acme/order?market=BTC&id=8"),
    ],
  ])("refuses %s", (_, [status, reason], answer) => {
    const { status: given, body } = answer();

    expect([given, body.reason ?? body.code]).toEqual([status, reason]);
  });
});
