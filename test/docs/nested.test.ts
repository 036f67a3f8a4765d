import { expect, test } from "vitest";
import { checkSources } from "../../src/docs/run.ts";
import { parseSpec } from "../../src/docs/spec/node.ts";
import { parsers } from "./checked.ts";

const spec = parseSpec(
  "orders.yaml",
  "orders",
  `openapi: 3.1.0
info: { title: Orders, version: "1" }
paths:
  /fapi/v1/batchOrders:
    put:
      operationId: changeOrders
      summary: Change Many Orders
      parameters:
        - name: batchOrders
          in: query
          required: true
          content:
            application/json:
              schema:
                type: array
                maxItems: 5
                items:
                  type: object
                  required: [symbol]
                  properties:
                    symbol: { type: string }
                    orderId: { type: integer }
                    price: { type: string, format: decimal, maximum: 10 }
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { type: object, properties: { ok: { type: boolean } } } } }
`,
  parsers,
);

const second = (
  rows: string,
  introduction = "**Where `batchOrders` is the list of orders in JSON:**",
) => `# Change Many Orders

## HTTP Request

PUT \`/fapi/v1/batchOrders\`

## Request Parameters

Name|Type|Mandatory|Description
---|---|---|---
batchOrders|LIST<JSON>|YES|order list. Max 5 orders

${introduction}

Name|Type|Mandatory|Description
---|---|---|---
${rows}

## Response Example

\`\`\`json
{ "ok": true }
\`\`\`
`;
const rows = "symbol|STRING|YES|\norderId|LONG|NO|\nprice|DECIMAL|NO|max 10";

function check(text: string) {
  const { findings } = checkSources([{ name: "x.md", text, named: true }], [spec], parsers);
  return {
    found: findings.differences.map(
      ([{ kind, severity, subject, page }]) => `${severity} ${kind} ${subject} @${page.line}`,
    ),
    notes: findings.notes.map(({ line, message }) => `${line}: ${message}`),
  };
}

test.each([
  ["**Where `batchOrders` is the list of orders in JSON:**"],
  ["其中 `batchOrders` 应以 list of JSON 格式填写"],
  ["Each item of `batchOrders` has these fields:"],
])("compares a second table with the fields of the list: %s", (introduction) => {
  expect(check(second(rows, introduction)).found).toEqual([]);
  expect(check(second(rows.replace("orderId", "id"), introduction)).found).toEqual([
    "additive parameter-added batchOrders.id @18",
    "breaking parameter-removed batchOrders.orderId @17",
  ]);
});

test.each([
  [
    "mandatory",
    rows.replace("orderId|LONG|NO", "orderId|LONG|YES"),
    "breaking parameter-mandatory batchOrders.orderId @18",
  ],
  ["type", rows.replace("orderId|LONG", "orderId|STRING"), "breaking parameter-type batchOrders.orderId @18"],
  ["bound", rows.replace("max 10", "max 5"), "breaking parameter-maximum batchOrders.price @19"],
  ["another field", `${rows}\nside|ENUM|YES|`, "breaking parameter-added batchOrders.side @20"],
])("reports a change of a field's %s at its line", (_what, changed, expected) => {
  expect(check(second(changed)).found).toEqual([expected]);
});

test("compares nested names with the fields of the list", () => {
  const nested = (name: string, type: string) =>
    second("")
      .replace(/\n\*\*Where[\s\S]*?\n\n## Response/, "\n## Response")
      .replace("Max 5 orders", `Max 5 orders\nbatchOrders[i].${name}|${type}|NO|`);

  expect(check(nested("orderId", "LONG")).found).toEqual([]);
  expect(check(nested("orderId", "STRING")).found).toEqual(["breaking parameter-type batchOrders.orderId @12"]);
  expect(check(nested("other", "LONG")).found).toEqual(["additive parameter-added batchOrders.other @12"]);
});

test("says so where the spec describes no fields", () => {
  const { found, notes } = check(second(rows).replace("batchOrders|LIST", "others[0].id|LONG|NO|\nbatchOrders|LIST"));

  expect(found).toEqual([]);
  expect(notes).toContainEqual(expect.stringMatching(/^11: the fields of `others` are not compared/));
});
