import fc from "fast-check";
import { expect, suite, test } from "vitest";
import { operations as futures } from "../../generated/binance-usdm-futures/operations.ts";
import { operations as bitopro } from "../../generated/bitopro/operations.ts";
import type { Operation, Parameter } from "../../src/operation.ts";
import { compileRules } from "../../src/rules.ts";
import { compileSerializer, percentEncode, type SerializedRequest } from "../../src/serialize.ts";
import { jsonList, object, quoted } from "../../src/values/json.ts";
import type { Kind } from "../../src/values/kind.ts";
import { commaList, list } from "../../src/values/list.ts";
import { flag, id, integer, number } from "../../src/values/number.ts";
import { decimal, matching, segment, sized, text } from "../../src/values/text.ts";
import { asJson, asJsonList, asRepeated } from "../../src/values/write.ts";

type Given = Readonly<Record<string, unknown>>;

/** What goes out for parameters that have been checked, as they always are. */
function write(operation: Operation, given: Given, body?: unknown): SerializedRequest {
  const places: Record<string, Record<string, unknown>> = { path: {}, query: {}, header: {}, body: {} };
  for (const { name, in: place } of operation.parameters) {
    const values = places[place];
    if (values && name in given) values[name] = given[name];
  }
  const { body: fields, ...params } = places;
  const checked = compileRules({ api: "test", operation: operation.id }, operation)(
    params,
    operation.body === "json-value" ? body : operation.body && fields,
    [],
  );
  return compileSerializer(operation)(checked);
}

function operationOf(parameters: readonly Parameter[], more: Partial<Operation> = {}): Operation {
  return { ...bitopro.cancelAllMarginOrders, method: "POST", path: "/v1/thing", parameters, ...more };
}

const ids = list(id);
const leg = object({
  optional: { pair: quoted(text), size: number(), ids: jsonList(id), hidden: flag, parent: quoted(id) },
});

suite("percentEncode", () => {
  test.each([
    ["", ""],
    ["aZ09-._~", "aZ09-._~"],
    [" !'()*", "%20%21%27%28%29%2A"],
    ['%+&=#?/\\"', "%25%2B%26%3D%23%3F%2F%5C%22"],
    ["[1,2]", "%5B1%2C2%5D"],
    ["é€😀", "%C3%A9%E2%82%AC%F0%9F%98%80"],
    ["\0\t\n", "%00%09%0A"],
    ["１２", "%EF%BC%91%EF%BC%92"],
  ])("writes %j as %s", (given, expected) => {
    expect(percentEncode(given)).toBe(expected);
  });

  test("writes any text in unreserved characters, so that it reads back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (given) => {
        const written = percentEncode(given);

        expect(written).toMatch(/^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*$/);
        expect(decodeURIComponent(written)).toBe(given);
      }),
    );
  });
});

suite("a query", () => {
  test.each<[given: Given, expected: string]>([
    [{ orderIdList: [1, 2] }, "symbol=A&orderIdList=%5B1%2C2%5D"],
    [{ orderIdList: ["8389765519993908929", 3n] }, "symbol=A&orderIdList=%5B8389765519993908929%2C3%5D"],
    [{ origClientOrderIdList: ["a", "b"] }, "symbol=A&origClientOrderIdList=%5B%22a%22%2C%22b%22%5D"],
    [{ origClientOrderIdList: ['q"\\'] }, "symbol=A&origClientOrderIdList=%5B%22q%5C%22%5C%5C%22%5D"],
    [{ origClientOrderIdList: ["it's (1)"] }, "symbol=A&origClientOrderIdList=%5B%22it%27s%20%281%29%22%5D"],
    [{ recvWindow: 5000, orderIdList: [1] }, "symbol=A&orderIdList=%5B1%5D&recvWindow=5000"],
  ])("of a batch with %o is %s", (given, expected) => {
    expect(write(futures.cancelMultipleOrders, { symbol: "A", ...given })).toMatchObject({ query: expected });
  });

  const rows: readonly (readonly [
    what: string,
    parameter: Omit<Parameter, "name" | "in">,
    given: unknown,
    expected: string,
  ])[] = [
    ["a text", { value: text }, "a b", "p=a%20b"],
    ["an id", { value: id }, 28n, "p=28"],
    ["an integer", { value: integer() }, -0, "p=0"],
    ["a number", { value: number() }, 0.1, "p=0.1"],
    ["a decimal", { value: decimal }, "0.10", "p=0.10"],
    ["a boolean", { value: flag }, false, "p=false"],
    ["a list joined by commas", { value: commaList(text) }, ["a", "b c"], "p=a%2Cb%20c"],
    ["a repeated list", { value: ids, write: asRepeated }, [1, 2n, "3"], "p=1&p=2&p=3"],
    ["a list as JSON", { value: list(text), write: asJson }, ["é"], "p=%5B%22%C3%A9%22%5D"],
    [
      "a list of objects",
      { value: list(leg), write: asJsonList },
      [{ pair: "A", size: 0.5, ids: [1, "9223372036854775807"], hidden: true, parent: 7 }, {}],
      `p=${encodeURIComponent('[{"pair":"A","size":0.5,"ids":[1,9223372036854775807],"hidden":true,"parent":"7"},{}]')}`,
    ],
  ];

  test.each(rows)("has %s", (_what, parameter, given, expected) => {
    const operation = operationOf([{ name: "p", in: "query", ...parameter }]);

    expect(write(operation, { p: given })).toEqual({
      path: "/v1/thing",
      query: expected,
      body: undefined,
      headers: {},
    });
  });

  test("has its parameters in the order of the table, percent-encoded names, and none that was not given", () => {
    const names = ["b", "a", "c d", "e"];
    const operation = operationOf(names.map((name) => ({ name, in: "query", value: text })));

    expect(write(operation, { e: "1", "c d": "2", a: undefined, b: "3" }).query).toBe("b=3&c%20d=2&e=1");
  });

  test.each<[what: string, value: Kind, given: unknown]>([
    ["an empty list joined by commas", commaList(text, 1), []],
    ["an empty repeated list", list(text, 1), []],
    ["a comma in an item of a list joined by commas", commaList(text), ["a,b"]],
  ])("refuses %s", (_what, value, given) => {
    const operation = operationOf([{ name: "p", in: "query", value }]);

    expect(() => write(operation, { p: given })).toThrow(
      expect.objectContaining({ code: "PARAMETER_INVALID", parameter: "p" }),
    );
  });
});

suite("a path", () => {
  const path = "/v1/{account}/orders/{orderId}";
  const parameters: readonly Parameter[] = [
    { name: "account", in: "path", value: segment(text), required: true },
    { name: "orderId", in: "path", value: id, required: true },
  ];

  test.each([
    ["me", "/v1/me/orders/28"],
    ["a/b?c#d", "/v1/a%2Fb%3Fc%23d/orders/28"],
    ["../..", "/v1/..%2F../orders/28"],
    ["%2e%2e", "/v1/%252e%252e/orders/28"],
    ["...", "/v1/.../orders/28"],
    ["é 😀", "/v1/%C3%A9%20%F0%9F%98%80/orders/28"],
  ])("with %j is %s, also for a URL parser", (account, expected) => {
    const { path: written } = write(operationOf(parameters, { path }), { account, orderId: 28 });

    expect(written).toBe(expected);
    expect(new URL(written, "https://example.com").pathname).toBe(expected);
  });

  test.each([".", ".."])("refuses %j, which leads to another path", (account) => {
    expect(() => write(operationOf(parameters, { path }), { account, orderId: 28 })).toThrow(
      expect.objectContaining({ code: "PARAMETER_INVALID", parameter: "account" }),
    );
  });
});

suite("header parameters", () => {
  test("go out as they are, where they are given", () => {
    const operation = operationOf([
      { name: "X-A", in: "header", value: text },
      { name: "X-B", in: "header", value: id },
      { name: "X-C", in: "header", value: text },
    ]);

    expect(write(operation, { "X-A": "a b", "X-B": 28n }).headers).toEqual({ "X-A": "a b", "X-B": "28" });
  });
});

suite("a body", () => {
  const fields: readonly Parameter[] = [
    { name: "pair", in: "body", value: text },
    { name: "orderId", in: "body", value: id },
    { name: "parentId", in: "body", value: id },
    { name: "amount", in: "body", value: decimal },
    { name: "size", in: "body", value: number() },
    { name: "legs", in: "body", value: list(leg), write: asJsonList },
    { name: "timestamp", in: "body", required: true, filled: true },
  ];
  const given = {
    orderId: "8389765519993908929",
    pair: "a b'",
    parentId: 8389765519993908929n,
    amount: "0.10",
    size: 1.5,
    legs: [{ ids: [9223372036854775807n] }],
  };

  test("as a form has encoded pairs, lists as JSON", () => {
    const { body, headers } = write(operationOf(fields, { body: "form" }), given);

    expect(headers).toEqual({ "Content-Type": "application/x-www-form-urlencoded" });
    expect(body).toBe(
      "pair=a%20b%27&orderId=8389765519993908929&parentId=8389765519993908929&amount=0.10&size=1.5" +
        `&legs=${encodeURIComponent('[{"ids":[9223372036854775807]}]')}`,
    );
  });

  test("as JSON has ids as exact digits, quoted where the spec has text", () => {
    const quotes = ["pair", "parentId", "amount"];
    const written = fields.map((field) => (quotes.includes(field.name) ? { ...field, write: asJson } : field));
    const { body, headers } = write(operationOf(written, { body: "json" }), given);

    expect(headers).toEqual({ "Content-Type": "application/json" });
    expect(body).toBe(
      '{"pair":"a b\'","orderId":8389765519993908929,"parentId":"8389765519993908929","amount":"0.10","size":1.5,' +
        '"legs":[{"ids":[9223372036854775807]}]}',
    );
  });

  test("as JSON is an empty object when nothing is given", () => {
    expect(write(operationOf(fields, { body: "json" }), {}).body).toBe("{}");
  });

  const additional = jsonList(id);
  const map = object({ additional });

  test.each<[given: unknown, expected: string | undefined]>([
    [{ BTC_USDT: ["8389765519993908929", 2] }, '{"BTC_USDT":[8389765519993908929,2]}'],
    [{ 'q"': [] }, '{"q\\"":[]}'],
    [JSON.parse('{"__proto__":[1],"constructor":[2]}'), '{"__proto__":[1],"constructor":[2]}'],
    [{}, "{}"],
    [undefined, undefined],
  ])("as a map of %o is %s", (body, expected) => {
    const operation = operationOf([{ name: "body", in: "body", value: map }], { body: "json-value" });

    expect(write(operation, {}, body).body).toBe(expected);
  });

  test.each<[what: string, value: Kind, body: unknown, code: string]>([
    ["too few properties", object({ additional, least: 1 }), {}, "PARAMETER_INVALID"],
    ["too many properties", object({ additional, most: 1 }), { a: [1], b: [2] }, "PARAMETER_INVALID"],
    ["a property without value", object({ additional, least: 1 }), { a: undefined }, "PARAMETER_INVALID"],
    [
      "a name that is not allowed",
      object({ additional, names: matching(/^[A-Z]+$/u) }),
      { a: [1] },
      "PARAMETER_INVALID",
    ],
    ["a value that is not allowed", map, { a: [1.5] }, "PARAMETER_INVALID"],
    ["a list for a map", map, [[1]], "PARAMETER_INVALID"],
    ["a property that is not known", object({ optional: { a: id } }), { b: 1 }, "PARAMETER_UNKNOWN"],
    ["a property that is missing", object({ required: { a: id } }), {}, "PARAMETER_MISSING"],
    ["the same object twice", list(leg, undefined, undefined, true), [{ size: 1 }, { size: 1 }], "PARAMETER_INVALID"],
  ])("is refused with %s", (_what, value, body, code) => {
    const operation = operationOf([{ name: "body", in: "body", value }], { body: "json-value" });

    expect(() => write(operation, {}, body)).toThrow(expect.objectContaining({ code, parameter: "body" }));
  });
});

suite("numbers", () => {
  test.each<[type: "integer" | "number", given: unknown]>([
    ["number", 1e21],
    ["number", 1e-7],
    ["number", "1"],
    ["number", 1n],
    ["integer", 2 ** 53],
    ["integer", 0.5],
  ])("of type %s refuse %o", (type, given) => {
    const value = type === "integer" ? integer() : number();
    const operation = operationOf([{ name: "p", in: "query", value }]);

    expect(() => write(operation, { p: given })).toThrow(expect.objectContaining({ code: "PARAMETER_INVALID" }));
  });
});

suite("texts", () => {
  test.each<[given: string, fits: boolean]>([
    ["ab", true],
    ["😀😀", true],
    ["a", false],
    ["😀", false],
    ["abcd", false],
  ])("count characters: %j of 2 to 3 fits: %o", (given, fits) => {
    const operation = operationOf([{ name: "p", in: "query", value: sized(2, 3) }]);

    const written = () => write(operation, { p: given });

    if (fits) expect(written().query).toBe(`p=${encodeURIComponent(given)}`);
    else expect(written).toThrow(expect.objectContaining({ code: "PARAMETER_INVALID" }));
  });

  test.each(["0.10", "-1", "10"])("of a decimal may be %s", (given) => {
    const operation = operationOf([{ name: "p", in: "query", value: decimal }]);

    expect(write(operation, { p: given }).query).toBe(`p=${given}`);
  });

  test.each([0.1, "", " 1", "1e3", "1.", ".1", "+1", "0x1", "NaN", "1,5", null])("of a decimal is not %o", (given) => {
    const operation = operationOf([{ name: "p", in: "query", value: decimal }]);

    expect(() => write(operation, { p: given })).toThrow(expect.objectContaining({ code: "PARAMETER_INVALID" }));
  });
});
