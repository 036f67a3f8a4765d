import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, suite, test } from "vitest";
import { isMap, isScalar, isSeq, parseDocument, type Scalar } from "yaml";
import { extensions } from "../../scripts/codegen/rules/extensions.ts";
import { readSpecs, type SpecError } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import { tableModule } from "../../scripts/codegen/table-code.ts";
import { isAlwaysNaming, targetNotes } from "../../scripts/codegen/target.ts";

const document = readFileSync("test/fixtures/rules/fixture-rules.yaml", "utf8");

/** Makes clients' tables of specs, by file name; the code of the last one. */
function generate(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "cancelkit-rules-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return readSpecs(folder)
      .map((spec) => tableModule(spec, readOperations(spec)))
      .join("");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What codegen says of a spec; nothing if it takes it. */
function refusal(text: string): { readonly line: number; readonly message: string } | undefined {
  try {
    generate({ "rules.yaml": text });
    return undefined;
  } catch (error) {
    const { name, message } = error as SpecError;
    const [, line, rest = ""] = /rules\.yaml:(\d+): (.*)$/s.exec(message) ?? [];
    expect(name).toMatch(/^(?:SpecError|SyntaxError)$/);
    return { line: Number(line), message: rest };
  }
}

/** Replaces a text that must be there, by one with the same number of lines before its first change. */
function change(from: string, to: string): { readonly text: string; readonly line: number } {
  expect(document.split(from)).toHaveLength(2);
  const text = document.replace(from, () => to);
  const at = [...text].findIndex((letter, index) => letter !== document[index]);
  return { text, line: text.slice(0, at).split("\n").length };
}

/** The line, from 1, of the first that has a text. */
function lineOf(text: string, part: string): number {
  expect(text).toContain(part);
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

test("takes a spec with every field, and gives what reads or is named the mark of what may be sent again", () => {
  const code = generate({ "rules.yaml": document });

  const rows = [...code.matchAll(/^ {2}(\w+): \{$(.*?)^ {2}\},$/gms)].map(([, id, row]) => [
    id,
    /again: "(read|named)"/.test(row ?? ""),
  ]);
  expect(Object.fromEntries(rows)).toMatchObject({
    cancelOrders: true,
    cancelAll: false,
    readOrder: true,
    readList: true,
    readTime: true,
  });
});

test("documents each field that it takes, and takes each that is documented", () => {
  const rows = readFileSync("specs/README.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `x-"));
  const documented = rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`(x-[\w-]+)`/g)].map(([, name]) => name),
  );

  expect([...new Set(documented)].toSorted()).toEqual(Object.keys(extensions).toSorted());
  for (const name of Object.keys(extensions)) expect(document).toContain(`${name}:`);
});

test.each(Object.entries(extensions))("documents each key and word of %s", (name, rules) => {
  const readme = readFileSync("specs/README.md", "utf8");

  const rows = readme.split("\n").filter((line) => line.startsWith("|") && line.split("|")[1]?.includes(`\`${name}\``));

  const words = Object.values(rules).flatMap(wordsOf);
  const quoted = rows.flatMap((row) => row.match(/`[^`]+`/g) ?? []).flatMap((code) => code.split(/[^\w+.-]+/));
  expect(words.filter((word) => !quoted.includes(word))).toEqual([]);
});

/** The keys and words that a rule names. */
function wordsOf(rule: unknown): readonly string[] {
  if (typeof rule !== "object" || rule === null) return [];
  return Object.entries(rule).flatMap(([keyword, value]) => {
    if (keyword === "enum") return value.map(String);
    return [...(keyword === "properties" ? Object.keys(value) : []), ...wordsOf(value)];
  });
}

suite("refuses, with the line and what would be right,", () => {
  test.each<[from: string, to: string, message: string, at?: string]>([
    // Whether a call may be sent again.
    ["select: list", "select: All", '`x-target.select` is "All", but must be one of one, list, all'],
    ["select: list", "select: every", '`x-target.select` is "every", but must be one of one, list, all'],
    ["effect: cancel\n", "effect: cancle\n", '`x-target.effect` is "cancle", but must be one of cancel, read'],
    ["item: order\n", "item: orders\n", '"orders", but must be one of order, orderList, any'],
    ["effect: cancel\n", "efect: cancel\n", "`x-target` has no `efect`; its keys are effect, item, select, by, within"],
    [
      "      x-target:\n",
      "      x-targets:\n",
      "an operation has no field `x-targets` in OpenAPI; of our own it has x-",
    ],
    ["select: list", "select: one", "write `select: list`"],
    ["select: list", "select: all", "write `one` or `list`"],
    ["by: { ids: id, names: name }", "by: {}", "`select: list` needs `by`"],
    ["by: { id: id }", "by: {}", "`select: one` needs `by`"],
    ["by: { ids: id, names: name }", "by: [ids]", "must be an object"],
    ["by: { ids: id, names: name }", "by: { ids: 1 }", "must be a text"],
    ["by: { ids: id, names: name }", "by: { id: id }", "names `id`, which is no parameter"],
    [
      "by: { ids: id, names: name }",
      "by: { market: market }",
      "either names the order or narrows the call",
      "within: { market: market }",
    ],
    ["by: { ids: id, names: name }", "by: { cancelName: name }", "with a parameter that is a list"],
    ["by: { ids: id, names: name }", "by: { time: id }", "signing fills in `time`"],
    // How calls are paced.
    ["weight: 5", "weight: 21", "`weight` is 21, but `second` has 20 per 1000 ms: no call could be made"],
    ["weight: 5", "weight: -5", "`x-weight[0].weight` is -5, but must be at least 0"],
    ["weight: 5", 'weight: "5"', '`x-weight[0].weight` is "5", but must be a whole number'],
    ["weight: 5", "weight: 0.5", "must be a whole number"],
    ["weight: 5", "weight: .inf", "is Infinity, but must be at most 9007199254740991"],
    ["weight: 5", "wieght: 5", "`x-weight[0]` has no `wieght`; its keys are limit, weight"],
    ["limit: day", "limit: second", "`x-weight` names `second` twice"],
    ["limit: day", "limit: week", "`week` is no budget of `x-rate-limits`; it has second, day, account"],
    ["      x-weight:\n", "      x-weights:\n", "no field `x-weights`"],
    ["      x-weight:\n", "      x-wieght:\n", "no field `x-wieght`"],
    ["scope: UID", "scope: Uid", '`x-rate-limits.day.scope` is "Uid", but must be one of IP, UID, IP+UID'],
    ["per: operation", "per: endpoint", 'is "endpoint", but must be one of operation, host'],
    ["limit: 20\n", "limit: 0\n", "`x-rate-limits.second.limit` is 0, but must be at least 1"],
    ["limit: 20\n", 'limit: "20"\n', "must be a whole number"],
    ["limit: 20\n", "limit: 20.5\n", "must be a whole number"],
    ["limit: 20\n", "limit: 1e300\n", "must be at most 9007199254740991"],
    ["intervalMs: 1000\n", "intervalMs: -1\n", "must be at least 1"],
    ["intervalMs: 1000\n", "intervalMs: 1s\n", "must be a whole number"],
    ["intervalMs: 1000\n", "interval: 1000\n", "`x-rate-limits.second` has no `interval`; its keys are scope, per"],
    ["header: RULES-USED", "header: RULES USED", "must be the name of a header"],
    // What an answer says of the order.
    ["outcome: rejected\n    retry", "outcome: rejectd\n    retry", "but must be one of rejected, unknown"],
    [
      "outcome: rejected\n    retry",
      "outcome: unknown\n    retry",
      "`retry` is for `outcome: rejected`",
      "retry: true",
    ],
    ["retry: true", "retry: yes", '`x-statuses[0].retry` is "yes", but must be true'],
    ["status: 4XX", "status: 4xx", "must be a number from 100 to 599, or a class such as 4XX"],
    ["status: 4XX", "status: 42", "must be a number from 100 to 599"],
    [
      "status: 4XX",
      "status: 5XX",
      "this row never decides, since the one in line 216 fits whatever it does",
      "status: 5XX\n    outcome: unknown",
    ],
    [
      "  - code: 7\n    name: FAILED",
      "  - name: FAILED",
      "`outcome` needs a `code` here",
      "outcome: unknown\n  - { code: gone",
    ],
    ["status: 503\n", "status: 600\n", "must be a number from 100 to 599"],
    ["outcome: unknown\n  - { code: gone", "outcome: rejected\n  - { code: gone", "must be unknown"],
    ["when: orderUnknown", "when: orderUnkown", '`x-errors[1].when` is "orderUnkown", but must be one of keyMissing, '],
    [
      "[timestampBehind, timestampAhead]",
      "[timestampBehind, timestampAfter]",
      '`x-errors[2].when[1]` is "timestampAfter"',
    ],
    ["[timestampBehind, timestampAhead]", "[timestampBehind, timestampBehind]", "one of keyMissing, "],
    ["x-error-codes: [7, gone]", "x-error-codes: [7.5]", "must be a whole number or a text"],
    ["x-value: error.code", "x-value: eror.code", "must be order.<field>, cancel.id, cancel.time, error.code, "],
    ["x-value: error.message", "x-value: error.text", '`x-value` is "error.text"'],
    ["x-value: cancel.id", "x-value: cancel.time", "must be cancel.id"],
    // How an order stands.
    [
      "field: state\n        values: { LIVE",
      "field: status\n        values: { LIVE",
      "`status` is no field of the answer; it has id, market, state, amount",
    ],
    ["DEAD: canceled", "DEAD: cancelled", '`x-states.values.DEAD` is "cancelled", but must be one of open, canceled'],
    ["DEAD: canceled", "DEDA: canceled", "`DEDA` is no value of `state`; it has LIVE, DEAD, DONE"],
    ["values: { LIVE: open, DEAD: canceled, DONE: closed }", "values: {}", "says nothing"],
    ["parts: orders", "parts: [orders]", "`x-states.parts` is"],
    ["effect: read, item: order,", "effect: cancel, item: order,", "whose `x-target` has `effect: read`", "x-states:"],
    // The clock.
    ["operation: readTime", "operation: readClock", "needs an `operation` without security", "x-clock:"],
    ["field: now", "field: nau", "`nau` is no number that the answer of readTime always has"],
    ["field: now", "field: zone", "`zone` is no number"],
    ["field: now", "field: later", "`later` is no number that the answer of readTime always has"],
    // Parameters.
    ["x-filled: true", 'x-filled: "true"', "must be true or false"],
    ["x-option: true", "x-option: yes", '`x-option` is "yes", but must be true or false'],
    ["x-unit: ms", "x-unit: 1000", "must be a text"],
    ["x-any-case: name", "x-any-case: both", "must be one of name, value"],
    ["required: false", "required: no", '`required` is "no", but must be true or false'],
    ["required: false", "requird: false", "a parameter has no field `requird`"],
    [
      "maxItems: 50, items: { type: string }",
      'maxItems: "50", items: { type: string }',
      "`properties.names.maxItems` is",
    ],
    ["maxLength: 36", "maxLength: -1", "`maxLength` is -1, but must be at least 0"],
    ["x-type: ENUM", "x-typ: ENUM", "a schema has no field `x-typ`"],
    ["x-minimum: 1", "x-minimum: one", "must be a number, or one as text"],
    ["x-group-by: market", "x-group-by: [market]", "must be a text"],
    // The rest.
    ["x-exchange: bitopro", "x-exchange: Bitopro", "must be the name of a module in src/exchanges/"],
    ["x-mock: false", "x-mock: no", "must be true or false"],
    ['"2026-01-15T23:48:47.140907"', "yesterday", "must be a date such as 2026-01-15"],
    ["half: en", "half: de", "must be one of en, zh"],
    ["encodings: [base64, base64url]", "encodings: [base64, base32]", "must be one of base64, base64url"],
    ["{header:RULES-PAYLOAD}|", "{headers}|", "must be made of {method}, {path}, "],
    ["encoding: hex", "encoding: HEX", "must be one of hex, base64"],
    ["timestampUnits: [ms, us]", "timestampUnits: [ms, s]", "must be one of ms, us"],
    ["windowMs: 5000", "windowMs: 5s", "must be a whole number"],
    ["expired: {", "expire: {", "`x-orders.order` has no `expire`; its keys are opened, canceled, filled, expired"],
    ["x-value: order.amount", "x-value: amount", "must be `order.` and a field of the order"],
    ["        x-value: order.amount", "        x-vlaue: order.amount", "must be `x-value`"],
    ["x-type: ENUM", "x-states: ENUM", "`x-states` stands at an operation, not at a schema"],
    [
      "      name: RULES-SIGN",
      "      x-unit: ms",
      "`x-unit` stands at a parameter or a schema, not at a security scheme",
    ],
  ])("%j as %j", (from, to, message, at) => {
    const { text, line } = change(from, to);
    const place = at === undefined ? line : lineOf(text, at);

    const found = refusal(text);

    expect(found?.message).toContain(message);
    expect(found?.line).toBe(place);
  });

  test("fields without a value", () => {
    const { text, line } = change("x-exchange: bitopro", "x-exchange:");

    expect(refusal(text)).toEqual({
      line,
      message: "`x-exchange` is null, but must be the name of a module in src/exchanges/",
    });
  });
});

/** Maps whose keys a spec makes up; `left` is an order's field, which may be any map. */
const madeUp = ["x-rate-limits", "by", "within", "values", "opened", "canceled", "filled", "expired", "left"];

/** The keys of our fields, and those inside of them, in a node of YAML. */
function keysIn(node: unknown, parent = "", isOurs = false): Scalar[] {
  if (isSeq(node)) return node.items.flatMap((item) => keysIn(item, parent, isOurs));
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    const isOne = !madeUp.includes(parent) && (isOurs || name.startsWith("x-"));
    return [...(isOne ? [key] : []), ...keysIn(value, name, isOurs || name.startsWith("x-"))];
  });
}

const keys = keysIn(parseDocument(document).contents);
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-".split("");

test("refuses every misspelt key, in its line", { timeout: 60_000 }, () => {
  expect(keys.length).toBeGreaterThan(100);
  fc.assert(
    fc.property(
      fc.constantFrom(...keys),
      fc.nat(),
      fc.constantFrom("drop", "double", "swap", "change", "add", "capital"),
      fc.constantFrom(...letters),
      (key, place, way, letter) => {
        const word = String(key.value);
        const at = place % word.length;
        const [before, here, next = "", after] = [word.slice(0, at), word[at] ?? "", word[at + 1], word.slice(at + 1)];
        const misspelt = {
          drop: before + after,
          double: before + here + here + after,
          swap: before + next + here + after.slice(1),
          change: before + letter + after,
          add: before + letter + here + after,
          capital: before + here.toUpperCase() + after,
        }[way];
        fc.pre(misspelt !== word && /^[A-Za-z]/.test(misspelt));
        const [from = 0, to = 0] = key.range ?? [];
        const text = document.slice(0, from) + misspelt + document.slice(to);

        const found = refusal(text);

        expect(found, `${word} as ${misspelt}`).toBeDefined();
        expect(found?.line, `${word} as ${misspelt}: ${found?.message}`).toBe(
          document.slice(0, from).split("\n").length,
        );
      },
    ),
    { numRuns: 100 },
  );
});

suite("budgets of one name and host in two specs", () => {
  const other = document.replaceAll("intervalMs: 1000\n", "intervalMs: 60000\n");

  test("are refused where their figures differ", () => {
    const line = other.split("\n").findIndex((each) => each.includes("intervalMs: 60000")) + 1;

    const twice = () => generate({ "first.yaml": document, "second.yaml": other });

    expect(twice).toThrow(`second.yaml:${line}: \`second\` is shared with `);
    expect(twice).toThrow(`first.yaml:${line}, where \`intervalMs\` is 1000: write the same, or give it another name`);
  });

  test.each<[what: string, second: string]>([
    ["they are the same", document],
    ["the hosts are two", other.replace("https://api.rules.test", "https://api.others.test")],
    ["the names are two", other.replaceAll("limit: second", "limit: minute").replace("  second:", "  minute:")],
    ["each operation has its own", other.replace("per: host\n", "per: operation\n")],
  ])("are taken where %s", (_what, second) => {
    expect(generate({ "first.yaml": document, "second.yaml": second })).toContain("export const operations");
  });
});

test("does not mark what can be called without a name, and says so", () => {
  const text = document.replace(/ +x-dependencies: .*\n/, "");
  const folder = mkdtempSync(join(tmpdir(), "cancelkit-rules-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "rules.yaml"), text);
  const [spec] = readSpecs(folder);
  if (!spec) throw new Error("there is no spec");

  const operations = readOperations(spec);

  const [, row] = /^ {2}cancelOrders: \{$(.*?)^ {2}\},$/ms.exec(tableModule(spec, operations)) ?? [];
  expect(row).toContain('method: "POST"');
  expect(row).not.toContain("again");
  expect(targetNotes(operations)).toEqual([
    expect.stringMatching(/rules\.yaml:\d+: cancelOrders can be called without ids, names, so it is taken for a sweep/),
  ]);
});

test.each(["All", "every", "", undefined])("takes a call for a sweep whose orders are selected by %j", (select) => {
  const target = { effect: "cancel", item: "order", select, by: { id: "id" }, within: {} } as never;
  const id = { name: "id", in: "query", required: true, value: { type: "id" } } as const;

  expect(isAlwaysNaming({ target, parameters: [id], dependencies: [] })).toBe(false);
});
