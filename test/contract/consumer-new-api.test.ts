import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as yamlParser from "yaml";
import { dereference, readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import { createRecordReads } from "../../src/contract/record/record-reads.ts";
import { writeContract } from "../../src/contract/record/write-contract.ts";
import { readContract } from "../../src/contract/verify/read-contract.ts";
import { type Verification, verifyContract } from "../../src/contract/verify/verify.ts";
import { parseSpec } from "../../src/docs/spec/node.ts";
import { type Core, createCore } from "../../src/testing/core.ts";
import type { ApiDocument } from "../../src/testing/document.ts";

const yaml = `openapi: 3.1.0
info: { title: Acme, version: "1" }
x-exchange: acme
servers: [{ url: https://api.acme.test }]
paths:
  /acme/orders/{market}/cancel:
    put:
      operationId: cancelOrders
      x-target: { effect: cancel, item: order, select: list, by: { ids: oid }, within: { market: market } }
      x-dependencies:
        - IF mode=='SAFE' THEN limit;
      parameters:
        - name: market
          in: path
          required: true
          schema: { type: string, pattern: "^[A-Z]+$" }
        - name: Acme-Mode
          in: header
          schema: { type: string, enum: [FAST, SAFE] }
        - name: mode
          in: query
          schema: { type: string, enum: [FAST, SAFE] }
        - name: limit
          in: query
          schema:
            type: integer
            maximum: 50
        - name: sides
          in: query
          explode: false
          schema:
            type: array
            items: { type: string, enum: [BUY, SELL] }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [ids]
              properties:
                ids:
                  type: array
                  maxItems: 4
                  items: { type: integer, format: int64 }
                note:
                  type: object
                  properties:
                    text: { type: string, maxLength: 40 }
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
                        - $ref: "#/components/schemas/Order"
                        - $ref: "#/components/schemas/Error"
              example: { success: true, canceled: [] }
        4XX:
          description: No.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Error" }
components:
  schemas:
    Order:
      type: object
      required: [oid, market, state]
      properties:
        oid: { type: string, format: int64 }
        market: { type: string }
        state:
          type: string
          enum: [open, gone]
        hint:
          type: [string, "null"]
    Error:
      type: object
      required: [reason, text]
      properties:
        reason:
          type: string
          x-value: error.code
        text:
          type: string
          x-value: error.message
x-orders:
  order:
    opened: { state: open, hint: here }
    canceled: { state: gone }
x-errors:
  - code: none
    status: 404
    message: No such order
    when: orderUnknown
  - code: bad
    status: 422
    message: Wrong
    when: parameterMalformed
`;

let core: Core;
let contract: string;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "consumer-"));
  writeFileSync(join(folder, "acme.yaml"), yaml);
  const apis = readSpecs(folder).map((spec) => ({
    name: spec.name,
    document: dereference(spec) as unknown as ApiDocument,
    operations: Object.fromEntries(readOperations(spec).map(({ operation }) => [operation.id, operation])),
  }));
  rmSync(folder, { recursive: true });
  core = createCore(apis, [], () => 1_700_000_000_000);
  const recordReads = createRecordReads(core.recorder);
  const call = (query: string, body: string) => {
    const headers = { "acme-mode": "FAST", "content-type": "application/json" };
    const answer = core.handle({
      method: "PUT",
      target: `/acme/orders/BTC/cancel${query}`,
      headers,
      body: Buffer.from(body),
    });
    return recordReads(JSON.parse(answer.body));
  };
  core.open({ api: "acme", market: "BTC", oid: "9007199254740993" });
  const answer = call("?mode=SAFE&limit=7&sides=BUY,SELL", '{"ids":[9007199254740993,1],"note":{"text":"hello"}}');
  for (const item of answer.canceled) [item.oid, item.state, item.hint, item.reason];
  call("?mode=FAST", '{"ids":[1,2,3,4,5]}').reason;
  contract = JSON.stringify(writeContract(core.recorder, core.apis, { consumer: "desk" }));
});

const verify = (text: string): Verification =>
  verifyContract(readContract("desk.json", contract), [parseSpec("acme.yaml", "acme", text, { yaml: yamlParser })]);

describe("a contract with an API that is there as YAML alone", () => {
  test("holds as long as nothing changes", () => {
    expect(verify(yaml)).toMatchObject({ interactions: 2, breaks: [], changes: [], notes: [] });
  });

  test("has paths, headers, queries and JSON bodies, with ids that are like those that were sent", () => {
    const { interactions } = JSON.parse(contract);

    expect(interactions[0].request).toMatchObject({
      path: "/acme/orders/BTC/cancel",
      headers: { "Acme-Mode": ["FAST"] },
      query: { mode: ["SAFE"], limit: ["7"], sides: ["BUY,SELL"] },
      body: { contentType: "application/json", content: { ids: [1_000_000_000_000_000, 2], note: { text: "hello" } } },
    });
    expect(interactions[0].response.body.content).toEqual({
      canceled: [{ oid: "0", state: "gone", hint: "" }, { reason: "none" }],
    });
    expect(interactions[1].comments.cancelkit.isMalformed).toBe(true);
  });

  // What is changed, into what, and what the line that is reported begins with; nothing where it does not matter.
  test.each<[what: string, from: string, to: string, line: string | undefined]>([
    ["a path", "/acme/orders/{market}/cancel:", "/acme/orders/{market}/end:", "/acme/orders/{market}/end:"],
    ["a method", "    put:", "    post:", "post:"],
    ["the pattern of a path's parameter", "^[A-Z]+$", "^[A-Z]{6}$", 'pattern: "^[A-Z]{6}$"'],
    [
      "a header's values",
      "in: header\n          schema: { type: string, enum: [FAST, SAFE]",
      "in: header\n          schema: { type: string, enum: [SAFE]",
      "enum: [SAFE]",
    ],
    ["a header's name", "name: Acme-Mode", "name: Acme-Way", "parameters:"],
    ["a bound", "maximum: 50", "maximum: 5", "maximum: 5"],
    ["a bound that holds", "maximum: 50", "maximum: 7", undefined],
    ["how a list is written", "          explode: false\n", "", "enum: [BUY, SELL] }"],
    ["a rule", "THEN limit;", "THEN NOT limit;", "IF mode=='SAFE' THEN NOT limit;"],
    ["a field of the body that becomes mandatory", "required: [ids]", "required: [ids, extra]", "extra]"],
    [
      "a field of the body that is called otherwise",
      "                note:\n",
      "                memo:\n",
      "properties:",
    ],
    ["a field inside of the body that is shorter", "maxLength: 40", "maxLength: 4", "maxLength: 4 }"],
    ["how many items a body may have", "maxItems: 4", "maxItems: 1", "maxItems: 1"],
    [
      "the type of a body's items",
      "items: { type: integer, format: int64 }",
      "items: { type: string }",
      "type: string }",
    ],
    ["a field that nobody read", "success: { type: boolean }", "success: { type: string }", undefined],
    ["a field that nobody read, and goes", "        market: { type: string }\n", "", undefined],
    [
      "ids that were text and are numbers",
      "oid: { type: string, format",
      "oid: { type: integer, format",
      "type: integer, format: int64 }",
    ],
    ["a value that was read", "enum: [open, gone]", "enum: [open, canceled]", "enum: [open, canceled]"],
    [
      "a field that is not always there any more",
      "required: [oid, market, state]",
      "required: [market, state]",
      "required: [market, state]",
    ],
    [
      "a field that is always there now",
      "required: [oid, market, state]",
      "required: [oid, market, state, hint]",
      undefined,
    ],
    ["a field that is no longer null", 'type: [string, "null"]', "type: string", undefined],
    [
      "a field that may be null",
      "oid: { type: string, ",
      'oid: { type: [string, "null"], ',
      'type: [string, "null"], format: int64 }',
    ],
    [
      "the type of a field that may be null",
      'type: [string, "null"]',
      'type: [integer, "null"]',
      'type: [integer, "null"]',
    ],
    ["an error code that goes", "  - code: none\n", "  - code: absent\n", "x-errors:"],
    ["the status of an error code", "    status: 422\n", "    status: 423\n", "status: 423"],
    ["the message of an error", "message: Wrong", "message: Bad", undefined],
    [
      "the kind of items that failures are",
      '\n                        - $ref: "#/components/schemas/Error"',
      "",
      "properties:",
    ],
  ])("is checked for %s", (_, from, to, expected) => {
    expect(yaml.split(from)).toHaveLength(2);
    const text = yaml.replace(from, to);

    const { breaks } = verify(text);

    const lines = text.split("\n");
    const found = breaks.map(({ file, line, column }) => [file, lines[line - 1]?.slice(column - 1)]);
    if (expected === undefined) expect(found).toEqual([]);
    else
      expect(found).toContainEqual([
        "acme.yaml",
        expect.stringMatching(new RegExp(`^${expected.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`)),
      ]);
  });

  test("goes by what is sent: names of the spec's own may change", () => {
    const text = yaml
      .replace("{market}/cancel:", "{pair}/cancel:")
      .replace("name: market\n", "name: pair\n")
      .replace("operationId: cancelOrders", "operationId: endOrders");

    expect(verify(text).breaks).toEqual([]);
  });

  test("is told of values that are new, which break nothing", () => {
    const { breaks, changes } = verify(yaml.replace("enum: [open, gone]", "enum: [open, gone, lost]"));

    expect(breaks).toEqual([]);
    expect(changes.map(({ message }) => message)).toEqual(["`$.canceled[0].state` of the answer may now also be lost"]);
  });
});
