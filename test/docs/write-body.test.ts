import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parsers } from "./checked.ts";
import { changedLines, writePages } from "./written.ts";

const name = "test/docs/suggest-pages/bitopro-create.md";
const text = readFileSync(name, "utf8");
const { specs } = writePages({ [name]: text });
const before = specs.find(({ api }) => api === "bitopro")?.text ?? "";
const action = "| action | string | Yes | What to do. | | `BUY`, `SELL` | BUY |\n";

test.each<[what: string, from: string, to: string, lost: string[], got: string[]]>([
  [
    "a renamed field",
    "| amount |",
    "| size |",
    ["required: [action, amount, timestamp]", "amount:"],
    ["required: [action, size, timestamp]", "size:"],
  ],
  [
    "an optional field",
    "| amount | string | Yes",
    "| amount | string | No",
    ["required: [action, amount, timestamp]"],
    ["required: [action, timestamp]"],
  ],
  [
    "a mandatory field",
    "| clientId | uint64 | No",
    "| clientId | uint64 | Yes",
    ["required: [action, amount, timestamp]"],
    ["required: [action, amount, timestamp, clientId]"],
  ],
  [
    "a new field",
    action,
    `${action}| note | string | No | Text. | | | |\n`,
    [],
    ["note:", "type: string", "minLength: 1"],
  ],
  [
    "a field that went",
    action,
    "",
    ["required: [action, amount, timestamp]", "action:", "type: string", "enum: [BUY, SELL]"],
    ["required: [amount, timestamp]"],
  ],
  [
    "more values",
    "`BUY`, `SELL` | BUY",
    "`BUY`, `SELL`, `BOTH` | BUY",
    ["enum: [BUY, SELL]"],
    ["enum: [BUY, SELL, BOTH]"],
  ],
  ["a bound", "1 ~ 2147483647", "1 ~ 1000", ["maximum: 2147483647"], ["maximum: 1000"]],
])("in a body: %s", (_what, from, to, lost, got) => {
  expect(text).toContain(from);

  const outcome = writePages({ [name]: text.replace(from, to) }, specs);

  expect(outcome.open).toEqual([]);
  expect(changedLines(before, outcome.textOf("bitopro"))).toEqual({ lost, got });
  expect(parsers.yaml.parse(outcome.textOf("bitopro")).paths["/v3/orders/{pair}"].post.operationId).toBe("createOrder");
});
