import { describe, expect, test } from "vitest";
import type { Endpoint } from "../../src/docs/page.ts";
import { readPage } from "../../src/docs/read/page.ts";
import { checkText, parsers } from "./checked.ts";
import { toHtml } from "./to-html.ts";

const read = (text: string) => readPage("x.md", text, parsers);

function only(text: string): Endpoint {
  const { endpoints } = read(text);
  expect(endpoints).toHaveLength(1);
  return endpoints[0] as Endpoint;
}

const table = (rows: string, header = "Name|Type|Mandatory|Description") => `${header}\n---|---|---|---\n${rows}`;

/** A page of one endpoint, in the layout of the newer pages. */
function page(
  parts: { rows?: string; weight?: string; notes?: string; response?: string; cost?: string } = {},
): string {
  const { rows = "symbol|STRING|YES|", weight = "**1**", notes = "", response = '{ "symbol": "A" }' } = parts;
  return `# Do It (TRADE)

## HTTP Request

POST \`/dapi/v1/order\`

## ${parts.cost ?? "Request Weight"}

${weight}

## Request Parameters

${table(rows)}

${notes}

## Response Example

\`\`\`json
${response}
\`\`\`
`;
}

const row = (cells: string) => {
  const { parameters, notes } = only(page({ rows: cells }));
  return { parameter: parameters[0], notes: notes.map(({ line, message }) => `${line}: ${message}`) };
};

describe("where an endpoint is declared", () => {
  const rest = `\n\n**Weight:** 1\n\n**Parameters:**\n\n${table("symbol|STRING|YES|")}\n\n**Response:**\n\n\`\`\`\n{}\n\`\`\`\n`;

  test.each([
    [
      "a fence under a title",
      "### Do it (TRADE)\n\n```\nDELETE /api/v3/order (HMAC SHA256)\n```",
      "DELETE /api/v3/order",
    ],
    ["a fence without a slash", "### Do it\n```\nGET api/v3/rateLimit/order\n```", "GET /api/v3/rateLimit/order"],
    ["a heading", "# Orders\n\n## PUT /api/v3/order", "PUT /api/v3/order"],
    ["a heading with a code mark", "# Create an order\n\n### `POST` /orders/{pair}", "POST /orders/{pair}"],
    ["a line with its host", "# Do it\n\n`POST https://api.example.com/sapi/v1/x/y`", "POST /sapi/v1/x/y"],
    [
      "bold letters",
      "# Do it\n\n**`DELETE` /margin/orders/{pair}/{orderId}**",
      "DELETE /margin/orders/{pair}/{orderId}",
    ],
  ])("%s", (_what, declaration, expected) => {
    const { method, paths, parameters, costs } = only(`${declaration}${rest}`);

    expect(`${method} ${paths[0]?.value}`).toBe(expected);
    expect(parameters).toMatchObject([{ name: "symbol" }]);
    expect(costs).toMatchObject([{ weight: 1 }]);
  });

  test.each([
    ["POST /api/v3/one or POST /api/v3/two"],
    ["`POST /api/v3/one` / `POST /api/v3/two`"],
    ["POST /api/v3/one, /api/v3/two:"],
  ])("two paths: %s", (declaration) => {
    const { paths } = only(page().replace("POST `/dapi/v1/order`", declaration));

    expect(paths.map(({ value }) => value)).toEqual(["/api/v3/one", "/api/v3/two"]);
  });

  test.each([
    [
      "a change log",
      "# Log\n\n## 2026-06-17\n\n  * `POST /sapi/v1/margin/x`:\n\n**REST API**\n\n    * POST /sapi/v1/a\n    * GET /sapi/v1/b\n",
    ],
    ["a table of contents", "- [Orders](#a)\n  - [GET /api/v3/klines](#b)\n"],
    ["a stream", "# Stream\n\nwss://stream.example.com:9443/ws/x\n"],
  ])("%s declares none", (_what, text) => {
    expect(read(text).endpoints).toEqual([]);
  });

  test.each([
    ["an endpoint without a description", "# Log\n\nGET /sapi/v1/alone\n", /^3: .* is named without a description/],
    ["two methods for a path", "# Do it\n\n## GET/POST /api/v3/both\n", /^3: looks like an endpoint/],
    ["an endpoint in a table", "# Do it\n\nMethod|Path\n---|---\n`DELETE`|`/api/v3/x`\n", /^5: looks like an endpoint/],
    [
      "a method of a socket",
      '# Do it\n\n```\n{ "method": "order.cancel", "params": {} }\n```\n',
      /^4: order.cancel is a method/,
    ],
  ])("%s is a note", (_what, text, note) => {
    const { endpoints, notes } = read(text);

    expect(endpoints).toEqual([]);
    expect(notes.map(({ line, message }) => `${line}: ${message}`)).toContainEqual(expect.stringMatching(note));
  });

  test("an example of a request is no second endpoint", () => {
    const example = "## Request Example\n\n```\nDELETE /dapi/v1/order\n```\n\n## Response Example";

    expect(read(page().replace("## Response Example", example)).endpoints).toHaveLength(1);
  });
});

describe("bounds in words", () => {
  test.each([
    ["x|DECIMAL|NO|Range (0,5000]", "above 0", 5000],
    ["x|LONG|NO|Minimum acceptable value is 1000000", 1_000_000, undefined],
    ["x|DECIMAL|NO|for one type, min 0.1, max 10 where 1 for 1%", 0.1, 10],
    ["x|INT|NO|(max: 100)", undefined, 100],
    ["x|LIST<JSON>|YES|Max 5 orders", undefined, 5],
    ["x|LONG|NO|It cannot be greater than ```60000```", undefined, 60000],
    ["x|LONG|NO|不能超过 60000", undefined, 60000],
    ["x|LONG|NO|默认值不能大于 `60000`", undefined, 60000],
    ["x|INT|NO|取值范围 [1, 100]", 1, 100],
    ["x|INT|NO|默认:10 最大:100", undefined, 100],
    ["x|INT|NO|1-100", 1, 100],
    ["x|INT|NO|must be greater than 0", "above 0", undefined],
    ["x|INT|NO|No greater than 60000", undefined, 60000],
    ["x|INT|NO|no less than 10", 10, undefined],
    ["x|INT|NO|60000 max", undefined, 60000],
    ["x|INT|NO|0 < x <= 100", "above 0", 100],
    ["x|INT|NO|1 ≤ x ≤ 125", 1, 125],
    ["x|INT|NO|The range is 1 to 10", 1, 10],
    ["x|INT|NO|介于 1 和 100", 1, 100],
  ])("%s", (cells, low, high) => {
    const { parameter } = row(cells);
    const minimum = parameter?.minimum?.value;

    expect(minimum?.exclusive ? `above ${minimum.value}` : minimum?.value).toBe(low);
    expect(parameter?.maximum?.value.value).toBe(high);
  });

  test("bounds that are not understood are a note", () => {
    expect(row("x|INT|NO|Valid limits:[5, 10, 20]").notes).toContainEqual(
      expect.stringMatching(/^\d+: x: its values are not compared: Valid limits/),
    );
  });

  test("a regular expression is a pattern", () => {
    expect(row("x|STRING|NO|the rule: `^[\\.A-Z\\:/a-z0-9_-]{1,36}$`").parameter?.pattern?.value).toBe(
      "^[\\.A-Z\\:/a-z0-9_-]{1,36}$",
    );
  });
});

describe("types and mandatory", () => {
  test.each([
    ["INT", "int"],
    ["LONG", "long"],
    ["DECIMAL", "decimal"],
    ["ENUM", "enum"],
    ["STRING", "string"],
    ["LIST<LONG>", "list"],
    ["list<JSON>", "list"],
    ["ARRAY of STRING", "list"],
    ["BOOLEAN", "boolean"],
  ])("%s", (word, name) => {
    expect(row(`x|${word}|NO|`).parameter?.type?.value.name).toBe(name);
  });

  test.each([
    ["YES", true],
    ["Yes", true],
    ["TRUE", true],
    ["是", true],
    ["NO", false],
    ["No", false],
    ["FALSE", false],
    ["NO*", false],
    ["否", false],
    ["No when MARKET", undefined],
  ])("%s", (word, expected) => {
    const { parameter, notes } = row(`x|STRING|${word}|`);

    expect(parameter?.mandatory?.value).toBe(expected);
    expect(notes.some((note) => note.includes("whether it is mandatory"))).toBe(expected === undefined);
  });

  test.each([["是否必须"], ["是否必需"], ["Required"]])("the column %s", (name) => {
    const text = page().replace("Mandatory", name);

    expect(only(text).parameters[0]?.mandatory?.value).toBe(true);
  });
});

describe("values and defaults", () => {
  test.each([
    ["x|ENUM|NO|A/B", undefined, ["A", "B"]],
    ['x|STRING|NO|"TRUE", "FALSE"，default "FALSE"', "FALSE", ["TRUE", "FALSE"]],
    [
      "x|ENUM|NO|ACK, RESULT, or FULL; MARKET orders default to FULL, all others default to ACK.",
      undefined,
      ["ACK", "RESULT", "FULL"],
    ],
    ["x|ENUM|NO|支持的值有 ONE，TWO，NONE", undefined, ["ONE", "TWO", "NONE"]],
    [
      "x|ENUM|NO|Default `BOTH` for One-way Mode ; `LONG` or `SHORT` for Hedge Mode.",
      undefined,
      ["BOTH", "LONG", "SHORT"],
    ],
    ["x|ENUM|NO|`ONE`:the one/ `TWO`:the other; default `ONE`", "ONE", ["ONE", "TWO"]],
    ["x|ENUM|NO|can be set to `ONE`/ `TWO`: /`SIX`", undefined, ["ONE", "TWO", "SIX"]],
    ["x|ENUM|NO|Allowed values: <br/> `ONE` - the one. <br/> `TWO` - the other.", undefined, ["ONE", "TWO"]],
    ["x|ENUM|NO|Supported values: <br> `ONE` (default)- the one<br> `TWO` - the other", undefined, ["ONE", "TWO"]],
    ["x|INT|NO|Default Value: 500; Max Value: 1000", "500", undefined],
    ["x|LONG|NO|当前页。 开始值 1. 默认:1", "1", undefined],
  ])("%s", (cells, initial, values) => {
    const { parameter } = row(cells);

    expect(parameter?.default?.value).toBe(initial);
    expect(parameter?.values?.value).toEqual(values);
  });

  test("values on lines of their own", () => {
    const { parameters } = only(page({ rows: "side|ENUM|YES|BUY  \n  \nSELL  \nother|LONG|NO|" }));

    expect(parameters).toMatchObject([{ values: { value: ["BUY", "SELL"] } }, { name: "other" }]);
  });

  test.each([
    ["x|LONG|NO|Default 7 days", /a default in words/],
    ["x|STRING|NO|at most 32 characters", /the length of a text/],
    ["x|LONG|NO|If supplied, neither `startTime` nor `endTime` may be given", /a sentence about parameters/],
  ])("%s is a note", (cells, note) => {
    expect(row(cells).notes).toContainEqual(expect.stringMatching(note));
  });
});

describe("weights", () => {
  test.each([
    ["Request Weight(IP)", "**50**", [{ weight: 50, scope: "IP" }]],
    ["请求权重(UID)", "50", [{ weight: 50, scope: "UID" }]],
    ["Request Weight", "**1(UID)**", [{ weight: 1, scope: "UID" }]],
    ["Request Weight", "0", [{ weight: 0 }]],
    ["Request Weight: 4", "", [{ weight: 4 }]],
  ])("%s, %s", (cost, weight, expected) => {
    expect(only(page({ cost, weight })).costs).toMatchObject(expected);
  });

  test.each([
    ["**2** for one symbol; **40** without"],
    ["带symbol为1\n不带为40"],
    ["Condition|Request Weight\n---|---\n`a` is **not** `B`|**6(UID)**\n`a` is `B`|**1500(UID)**"],
  ])("%s is a note", (weight) => {
    const { costs, notes } = only(page({ weight }));

    expect(costs).toEqual([]);
    expect(notes[0]).toMatchObject({
      line: 9,
      message: expect.stringMatching(/^a weight that depends on the request/),
    });
  });

  test("of two scopes that contradict each other the value's is compared, with a note", () => {
    const { costs, notes } = only(page({ cost: "Request Weight(UID)", weight: "10(IP)" }));

    expect(costs).toMatchObject([{ weight: 10, scope: "IP" }]);
    expect(notes).toContainEqual({ line: 9, message: expect.stringMatching(/heading says UID, its value IP/) });
  });

  test("a sign before a label makes no difference", () => {
    const text = page().replace("## HTTP Request", "## \u{1f517} HTTP Request");

    expect(only(text)).toMatchObject({ title: { value: "Do It (TRADE)" }, costs: [{ weight: 1 }] });
  });

  test("a weight that one half alone leaves out is no difference", () => {
    expect(checkText("x.md", page({ weight: "" })).open).toEqual([]);
  });
});

describe("rules", () => {
  const rows =
    "symbol|STRING|YES|\norderId|LONG|NO|\norigClientOrderId|STRING|NO|\nstartTime|LONG|NO|\nendTime|LONG|NO|";

  test.each([
    [
      "> * Either `orderId` or `origClientOrderId` must be sent, and the `orderId` will prevail if both are sent.",
      "or",
    ],
    [">\n> * Either `orderId` or `origClientOrderId` must be sent.", "either"],
    ["Notes:\n\n* At least one instance of `orderId` and `origClientOrderId` must be sent.", "or"],
    ["Either `orderId` or `origClientOrderId` must be sent, but not both.", "one"],
    ["**注意:**\n\n* `orderId` 或 `origClientOrderId` 必须至少发送一个", "or"],
    ["* 至少需要发送 `orderId` 与 `origClientOrderId`中的一个", "or"],
    ["需要发送 `orderId` 或 `origClientOrderId` 任意一个", "either"],
    ["需发送 `orderId` 或 `origClientOrderId` 中的任意一个", "either"],
    ["Please send either `orderId` or `origClientOrderId`.", "either"],
    ["> * `orderId` 与 `origClientOrderId` 需且仅需发送一个", "one"],
    ["> * `orderId` 与 `origClientOrderId` 二选一", "either"],
    ["`orderId` cannot be used in combination with `origClientOrderId`", "atMostOne"],
    ["Both `orderId` and `origClientOrderId` must be sent.", "all"],
    ["`orderId` and `origClientOrderId` cannot both be sent.", "atMostOne"],
    ["Send exactly one: `orderId` or `origClientOrderId`", "one"],
    ["`orderId` and `origClientOrderId` cannot both be empty.", "or"],
    ["* `orderId` 与 `origClientOrderId` 不能同时为空", "or"],
    ["请提供 `orderId` 或 `origClientOrderId`", "either"],
  ])("%s", (notes, kind) => {
    expect(only(page({ rows, notes })).rules).toMatchObject([{ kind, names: ["orderId", "origClientOrderId"] }]);
  });

  test.each([
    ["Either `orderId` or `origClientOrderId` must be sent; they cannot be sent together."],
    ["Either `orderId` or `origClientOrderId` must be sent. Both must not be sent."],
    ["Either `orderId` or `origClientOrderId` must be sent. If both are sent the request is rejected."],
  ])("a sentence about those of the last one: %s", (notes) => {
    expect(only(page({ rows, notes })).rules).toMatchObject([
      { kind: "either", names: ["orderId", "origClientOrderId"] },
      { kind: "atMostOne", names: ["orderId", "origClientOrderId"] },
    ]);
  });

  test.each([
    ["If both `startTime` and `endTime` are not sent, the last 7 days are returned."],
    ["If both `startTime` and `endTime` are sent, they are at most 24 hours apart."],
    ["If both `startTime` and `endTime` are sent, they are at most 24 hours apart, otherwise the request is rejected."],
    ["If both `startTime` and `endTime` are sent and lie too far apart, the request is rejected."],
    ["> * When `startTime` is sent, `endTime` is mandatory"],
  ])("%s is no rule", (notes) => {
    expect(only(page({ rows, notes })).rules).toEqual([]);
  });

  test("a sentence that is not understood is a note with its line", () => {
    const { notes } = only(page({ rows, notes: "> * When `startTime` is sent, `endTime` is mandatory" }));

    expect(notes).toContainEqual({ line: 21, message: expect.stringMatching(/^a sentence about parameters/) });
  });
});

describe("tables", () => {
  const html = (rows: string) =>
    page().replace(
      table("symbol|STRING|YES|"),
      `<table>\n<tr><th>Name</th><th>Type</th><th>Mandatory</th><th>Description</th></tr>\n${rows}\n</table>`,
    );

  test("a cell that spans rows counts for each", () => {
    const text = html(
      '<tr><td>symbol</td><td>STRING</td><td rowspan="2">NO</td><td>one</td></tr>\n\n<tr><td>symbols</td><td>ARRAY of STRING</td><td>several</td></tr>',
    );

    expect(only(text).parameters).toMatchObject([
      { name: "symbol", line: 15, mandatory: { value: false } },
      { name: "symbols", line: 17, mandatory: { value: false }, type: { value: { name: "list" } } },
    ]);
  });

  test("YES beside several names is a note", () => {
    const text = html(
      '<tr><td>symbol</td><td>STRING</td><td rowspan="2">YES</td><td></td></tr>\n<tr><td>symbols</td><td>STRING</td><td></td></tr>',
    );
    const { parameters, notes } = only(text);

    expect(parameters.map(({ mandatory }) => mandatory)).toEqual([undefined, undefined]);
    expect(notes.filter(({ message }) => /whether it is mandatory/.test(message))).toHaveLength(2);
  });

  test.each([
    ["ragged bars", "symbol |STRING| YES\norderId|LONG|NO|  \n"],
    ["outer bars", "| symbol | STRING | YES |\n| `orderId` | LONG | NO | |"],
    ["rows that continue the one above", "symbol|STRING|YES|max length 10\n| e.g. \\[1,2\\] |\norderId|LONG|NO|"],
  ])("%s", (_what, rows) => {
    expect(only(page({ rows })).parameters.map(({ name }) => name)).toEqual(["symbol", "orderId"]);
  });

  test("a range in the wrong column is read as one, with a note", () => {
    const { parameters, notes } = only(
      `# Do\n\n# Api Request\n\n**\`POST\` /orders/{pair}**\n\n**Request Body Parameters:**\n\n| Field | Type | Required | Description | Default | Range | Example |\n|---|---|---|---|---|---|---|\n| percentage | uint64 | No | Of it. (e.g 1 mean 1%) | 1~100 | 100 |\n| from | int64 | No | From. | 90 days | | |\n| size | int64 | No | How many. | 20 | min:1, max:100 | 30 |\n\n# Api Response\n\n**Response Fields:**\n\n| Field | Type | Description |\n|---|---|---|\n| orderId | string | Its id |\n\n\`\`\`javascript\n{ "orderId": "1", ... }\n\`\`\`\n`,
    );

    expect(parameters).toMatchObject([
      { name: "percentage", in: "body", minimum: { value: { value: 1 } }, maximum: { value: { value: 100 } } },
      { name: "from" },
      { name: "size", default: { value: "20" }, minimum: { value: { value: 1 } }, maximum: { value: { value: 100 } } },
    ]);
    expect(parameters[0]).not.toHaveProperty("default");
    expect(parameters[1]).not.toHaveProperty("default");
    expect(notes.map(({ line }) => line)).toEqual(expect.arrayContaining([11, 12, 19]));
  });
});

describe("answers", () => {
  test.each([
    ["several", '{ "a": 1 }\n```\nOR\n```javascript\n[ { "a": 1, "b": 2 } ]', 2],
    ["null", '{ "a": null }', 1],
    ["an empty one", "{}", 1],
    ["comments, curly marks and commas", '{\n"a": “x”,  // why\n"b": ""   // no comma\n"c": 1,\n}', 1],
  ])("%s", (_what, response, count) => {
    expect(only(page({ response })).answers).toHaveLength(count);
  });

  test("null tells nothing, and a note says so", () => {
    const { answers, notes } = only(page({ response: "null" }));

    expect(answers).toEqual([]);
    expect(notes).toContainEqual({ line: 22, message: expect.stringMatching(/^the example is null/) });
  });

  test("codes in prose and in bodies of errors", () => {
    const text = `${page()}\n**Error Code Description:**\n\n  * **NAME**\n\nThis {“code”: -3067, “msg”: “No.”} says no.\n\n\`\`\`\n{"code": -2022, "msg": "No."}\n\`\`\`\n`;

    expect(only(text).codes.map(({ value }) => value)).toEqual([-3067, -2022]);
  });
});

describe("the same page", () => {
  const plain = page({ notes: "> * Either `symbol` or `symbols` must be sent." });
  const facts = (text: string) => {
    const { method, paths, title, parameters, costs, rules, answers } = only(text);
    return {
      method,
      paths: paths.map(({ value }) => value),
      title: title?.value,
      parameters: parameters.map(({ name, type, mandatory }) => [name, type?.value.name, mandatory?.value]),
      costs: costs.map((cost) => ({ ...cost, line: 0 })),
      rules: rules.map(({ kind, names }) => [kind, ...names]),
      answers: answers.length,
    };
  };

  test.each([
    ["a byte order mark and carriage returns", (text: string) => `\ufeff${text.replace(/\n/g, "\r\n")}`],
    ["non-breaking blanks", (text: string) => text.replace("POST ", "POST\u00a0").replace("symbol|", "symbol\u00a0|")],
    ["full-width punctuation", (text: string) => text.replace("**1**", "**１**")],
    [
      "a repeated title and a source",
      (text: string) => `# Do It (TRADE)\n\n> Source: https://example.com/x\n\n${text}`,
    ],
    [
      "breadcrumbs and contents",
      (text: string) => `* Trade\n* REST\n\nOn this page\n\n${text}\n* [HTTP Request](#a)\n`,
    ],
    ["HTML", (text: string) => toHtml(text)],
    [
      "HTML of many parts",
      (text: string) => toHtml(text).replace("</article>", `${"<h2>FAQ</h2><p>Nothing.</p>\n".repeat(9000)}</article>`),
    ],
  ])("with %s says the same", (_what, change) => {
    expect(facts(change(plain))).toEqual(facts(plain));
  });

  test("is English in spite of a Chinese word, and Chinese in spite of English tables", () => {
    expect(only(page({ notes: "See 杠杆账户 for what this does and when to do it." })).half).toBe("en");
    expect(only(page().replace("# Do It", "# 撤销一个订单")).half).toBe("zh");
  });

  test.each([
    ["---\nurl: https://example.com/a\nsource: binance\n---\n", 2],
    ["<!-- Source: https://example.com/a -->\n\n", 1],
  ])("with %j has an address", (front, line) => {
    expect(read(`${front}${plain}`).address).toEqual({ value: "https://example.com/a", line });
  });
});
