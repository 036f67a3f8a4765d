import { expect, suite, test } from "vitest";
import { applyEdits } from "../../src/docs/write/apply.ts";
import { pageOf, parsers, specs } from "./checked.ts";
import { changedLines, writePages } from "./written.ts";

const textOf = (api: string) => specs.find((spec) => spec.api === api)?.text ?? "";
const margin = "binance-margin";
const futures = "binance-usdm-futures";

type Row = readonly [what: string, page: string, from: string, to: string, api: string, lost: string[], got: string[]];

suite("write changes the lines that a page contradicts, and no others", () => {
  test.each<Row>([
    [
      "a longer list",
      "developers-en.md",
      "max length 10",
      "max length 20",
      futures,
      ["maxItems: 10"],
      ["maxItems: 20"],
    ],
    [
      "a title, with the name of the page",
      "developers-en.md",
      "# Cancel Multiple Orders",
      "# Revoke Multiple Orders",
      futures,
      ["summary: Cancel Multiple Orders (TRADE)", "description: Cancel Multiple Orders"],
      ["summary: Revoke Multiple Orders (TRADE)", "description: Revoke Multiple Orders"],
    ],
    ["a weight", "apidocs-en.md", "**Weight(IP):**\n10", "**Weight(IP):**\n12", margin, ["weight: 10"], ["weight: 12"]],
    [
      "a rule",
      "apidocs-en.md",
      "Either orderId or origClientOrderId must be sent.",
      "Either orderId or origClientOrderId must be sent, not both.",
      margin,
      ["- Or(orderId, origClientOrderId);"],
      ["- OnlyOne(orderId, origClientOrderId);"],
    ],
    [
      "an error code",
      "developers-both.md",
      "“code”: -2011, “msg”: “Unknown order sent.”} means",
      "“code”: -2999, “msg”: “Unknown order sent.”} means",
      margin,
      ["x-error-codes: [-2011]"],
      ["x-error-codes: [-2011, -2999]"],
    ],
    [
      "a parameter, before those that signing fills in",
      "developers-en.md",
      "recvWindow|",
      "note| STRING| NO| Some text.\nrecvWindow|",
      futures,
      [],
      ["- name: note", "in: query", "schema:", "type: string", "minLength: 1"],
    ],
    [
      "a method",
      "apidocs-en.md",
      "DELETE /sapi/v1/margin/openOrders",
      "POST /sapi/v1/margin/openOrders",
      margin,
      ["delete:"],
      ["post:"],
    ],
    [
      "a rate limit that is nobody else's",
      "bitopro.md",
      "Allow `2`",
      "Allow `3`",
      "bitopro",
      ["limit: 2"],
      ["limit: 3"],
    ],
  ])("%s", (_what, page, from, to, api, lost, got) => {
    const text = pageOf(page).replace(from, to);
    expect(text).not.toBe(pageOf(page));

    const outcome = writePages({ [page]: text });

    expect(changedLines(textOf(api), outcome.textOf(api))).toEqual({ lost, got });
    expect(outcome.open).toEqual([]);
    expect(outcome.left).toEqual([]);
    for (const { api: other, text: before } of specs) if (other !== api) expect(outcome.textOf(other)).toBe(before);
  });
});

test("a path moves with its method, comment and all; the other methods stay", () => {
  const text = pageOf("rest-api.md").replace("DELETE /sapi/v1/margin/order\n", "DELETE /sapi/v2/margin/order\n");

  const { open, textOf: after } = writePages({ "x.md": text });

  expect(open).toEqual([]);
  const paths = parsers.yaml.parse(after(margin)).paths;
  expect(Object.keys(paths["/sapi/v1/margin/order"])).toEqual(["get"]);
  expect(paths["/sapi/v2/margin/order"]).toEqual({
    delete: parsers.yaml.parse(textOf(margin)).paths["/sapi/v1/margin/order"].delete,
  });
  const sorted = (spec: string) => spec.split("\n").sort().join("\n").trim();
  const [moved, before] = [sorted(after(margin)), sorted(textOf(margin))];
  expect(moved.replace("  /sapi/v2/margin/order:\n", "").trim()).toBe(before);
});

test("what other operations share is copied for the one whose page changed", () => {
  const text = pageOf("rest-api.md").replace("(max: 60000)", "(max: 30000)");

  const { open, textOf: after } = writePages({ "x.md": text });

  expect(open).toEqual([]);
  const { paths, components } = parsers.yaml.parse(after(margin));
  expect(components.parameters.recvWindow.schema.maximum).toBe(60000);
  const own = paths["/sapi/v1/margin/order"].delete.parameters.find(({ name }: { name?: string }) => name);
  expect(own).toEqual({
    ...components.parameters.recvWindow,
    schema: { type: "integer", minimum: 1, maximum: 30000, default: 5000 },
  });
  expect(after(margin)).toContain("          # Error -1131 says");
});

test("a renamed parameter takes its name in rules and target along", () => {
  const text = pageOf("developers-en.md").replaceAll("origClientOrderIdList", "clientIds");

  const { open, textOf: after } = writePages({ "x.md": text });

  expect(open).toEqual([]);
  const operation = parsers.yaml.parse(after(futures)).paths["/fapi/v1/batchOrders"].delete;
  expect(operation["x-dependencies"]).toEqual(["OnlyOne(orderIdList, clientIds);"]);
  expect(Object.keys(operation["x-target"].by)).toEqual(["orderIdList", "clientIds"]);
});

test("a field that the page no longer shows need not be there, and its example has none", () => {
  const text = pageOf("rest-api.md").replace('  "timeInForce": "GTC",\n', "");

  const { open, textOf: after } = writePages({ "x.md": text });

  expect(open).toEqual([]);
  const { paths, components } = parsers.yaml.parse(after(margin));
  expect(components.schemas.CanceledOrder.required).not.toContain("timeInForce");
  expect(components.schemas.CanceledOrder.properties).toHaveProperty("timeInForce");
  const answer = paths["/sapi/v1/margin/order"].delete.responses["200"].content["application/json"];
  expect(answer.examples.documented.value).not.toHaveProperty("timeInForce");
});

suite("write leaves alone, and says why", () => {
  test.each<[what: string, page: string, from: string, to: string, why: RegExp]>([
    [
      "halves that contradict each other",
      "developers-both.md",
      "greater than `60000`",
      "greater than `30000`",
      /:86 says otherwise/,
    ],
    ["a signed header that may be left out", "bitopro.md", "| ApiKey |", "| ApiKey |", /./],
    [
      "a parameter that a rule of the page still names",
      "apidocs-en.md",
      "orderId | LONG | NO |\n",
      "",
      /says otherwise/,
    ],
  ])("%s", (what, page, from, to, why) => {
    const text =
      what === "a signed header that may be left out"
        ? pageOf(page).replace("| string | Yes | ApiKey", "| string | No | ApiKey")
        : pageOf(page).replace(from, to);

    const outcome = writePages({ [page]: text });

    expect(outcome.left.map((item) => item.why)).toEqual(expect.arrayContaining([expect.stringMatching(why)]));
    expect(outcome.specs.map((spec) => spec.text)).toEqual(specs.map((spec) => spec.text));
  });

  test("a source page that shows another endpoint now", () => {
    const text = pageOf("developers-both.md")
      .replaceAll("/sapi/v1/margin/order", "/sapi/v1/margin/loan")
      .replaceAll("DELETE", "POST")
      .replace("# Margin Account Cancel Order", "# Margin Loan");

    const { left } = writePages({ "x.md": text });

    expect(left).toMatchObject([{ difference: { kind: "source" }, why: expect.stringContaining("looked up") }]);
  });

  test("acknowledged differences", () => {
    const outcome = writePages({ "bitopro.md": pageOf("bitopro.md") });

    expect(outcome.left).toEqual([]);
    expect(outcome.specs.map((spec) => spec.text)).toEqual(specs.map((spec) => spec.text));
  });
});

test("pages that disagree do not undo each other, in whatever order", () => {
  const heavier = pageOf("rest-api.md").replace("**Weight:** 10", "**Weight:** 20");
  const same = pageOf("apidocs-en.md");

  for (const pages of [
    { "a.md": heavier, "b.md": same },
    { "b.md": same, "a.md": heavier },
  ]) {
    const { left, textOf: after } = writePages(pages);

    expect(after(margin)).toBe(textOf(margin));
    expect(left).toMatchObject([
      { difference: { kind: "weight" }, why: expect.stringMatching(/b\.md:\d+ says otherwise/) },
    ]);
  }
});

suite("an edit", () => {
  const yaml = `# top\na:\n  # about b\n  b: [1, 2] # list\n  "c": 'x'   # text\n  d:\n    - e: 1\n      f: 2\n\n    # about g\n    - g\nz: {k: v, l: w}\n`;
  const apply = (edits: Parameters<typeof applyEdits>[1]) => applyEdits(yaml, edits, parsers.yaml, () => true);

  test.each<[what: string, edit: Parameters<typeof applyEdits>[1][number], from: string, to: string]>([
    ["sets a value and keeps the comment behind it", { path: ["a", "b"], value: [3] }, "[1, 2] #", "[3] #"],
    ["appends to a list on one line", { path: ["a", "b"], append: true, value: 3 }, "2] #", "2, 3] #"],
    [
      "puts an item before another one",
      { path: ["a", "d"], append: 1, value: "x" },
      "    # about g",
      "    - x\n    # about g",
    ],
    ["appends to a list of lines", { path: ["a", "d"], append: true, value: { h: 1 } }, "- g\n", "- g\n    - h: 1\n"],
    ["removes a pair with its comment", { path: ["a", "b"] }, "  # about b\n  b: [1, 2] # list\n", ""],
    ["removes the first key of an item", { path: ["a", "d", 0, "e"] }, "e: 1\n      f", "f"],
    ["removes an item of a list on one line", { path: ["a", "b", 0] }, "[1, 2]", "[2]"],
    ["removes from a map on one line", { path: ["z", "l"] }, ", l: w", ""],
    ["adds to a map on one line", { path: ["z", "m"], value: "n" }, "w}", "w, m: n}"],
    ["renames a key", { path: ["a", "c"], rename: "y" }, '"c":', "y:"],
    ["makes what is missing on the way", { path: ["a", "n", "o"], value: 1 }, "- g\n", "- g\n  n:\n    o: 1\n"],
  ])("%s", (_what, edit, from, to) => {
    expect(apply([edit])).toBe(yaml.replace(from, to));
  });

  test("keeps the line ends of a file", () => {
    const crlf = yaml.replaceAll("\n", "\r\n");

    const result = applyEdits(crlf, [{ path: ["a", "d"], append: true, value: "x" }], parsers.yaml, () => true);

    expect(result).toBe(crlf.replace("- g\r\n", "- g\r\n    - x\r\n"));
  });
});
