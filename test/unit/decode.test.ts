import fc from "fast-check";
import { expect, suite, test } from "vitest";
import { type Check, DecodeError, decode as decodeAs } from "../../src/decode.ts";
import type { Shape } from "../../src/facts.ts";
import { checkOf } from "./check-of.ts";
import { documentedExamples } from "./documented.ts";
import { answerOf } from "./written-json.ts";

function compileDecoder(shape: Shape): (text: string) => unknown {
  const check = checkOf(shape);
  return (text) => decodeAs(text, check);
}

const id: Shape = { type: "id" };
const order: Shape = { type: "object", required: ["orderId"], fields: { orderId: id, symbol: { type: "string" } } };
const orders: Shape = { type: "array", items: order };
const bare: Shape = {
  type: "object",
  required: ["ids"],
  fields: { ids: { type: "array", items: id }, newest: { type: "map", values: id } },
};

suite("an id", () => {
  test.each([
    "0",
    "-1",
    "28",
    "999999999999999",
    "1000000000000000",
    "8999999999999999",
    "-8999999999999999",
    "9000000000000000",
    "-9000000000000000",
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "-9007199254740993",
    "9999999999999999",
    "99999999999999999",
    "8389765519993908929",
    "9223372036854775807",
    "-9223372036854775808",
  ])("is exact as a number and as text: %s", (digits) => {
    const decode = compileDecoder(order);

    for (const written of [digits, `"${digits}"`]) {
      for (const text of [
        `{"orderId":${written}}`,
        `{"a":1,"orderId":${written},"b":2}`,
        ` { "orderId"\t:\r\n ${written} \n} `,
        `\n{\t"symbol"\n:\n"A"\t,\n"orderId"\n\n:\t\t${written}\r}`,
      ]) {
        expect(decode(text)).toMatchObject({ orderId: digits });
      }
    }
  });

  test.each<[shape: string, text: string, expected: unknown]>([
    [
      "an item",
      '{"ids":[8389765519993908929, -9007199254740993 ,1,"2"]}',
      { ids: ["8389765519993908929", "-9007199254740993", "1", "2"] },
    ],
    [
      "an item behind a text like one",
      '{"note":"[8389765519993908929,","ids":[8389765519993908929]}',
      { note: "[8389765519993908929,", ids: ["8389765519993908929"] },
    ],
    [
      "a value of a map",
      '{"ids":[],"newest":{"A":8389765519993908929,"B":3}}',
      { ids: [], newest: { A: "8389765519993908929", B: "3" } },
    ],
    [
      "a value of a map under an odd key",
      '{"ids":[],"newest":{"__proto__":8389765519993908929}}',
      JSON.parse('{"ids":[],"newest":{"__proto__":"8389765519993908929"}}'),
    ],
  ])("is exact as %s", (_shape, text, expected) => {
    expect(compileDecoder(bare)(text)).toEqual(expected);
  });

  test("is exact as the whole answer", () => {
    expect(compileDecoder(id)("8389765519993908929")).toBe("8389765519993908929");
  });

  test.each([
    "1.5",
    "9007199254740993.0",
    "8389765519993908929.5",
    "8.389765519993908929e18",
    "83897655199939089290e-1",
    "12345678901234567890",
    "null",
    "true",
    "{}",
    "[]",
    '""',
    '" 28"',
    '"28 "',
    '"1e3"',
    '"0x1c"',
    '"mine"',
    '"12345678901234567890"',
  ])("is no answer as %s", (written) => {
    expect(() => compileDecoder(order)(`{"orderId":${written}}`)).toThrow(DecodeError);
  });

  test("is never rounded, however its key is written", () => {
    expect(compileDecoder(order)('{"order\\u0049d":8389765519993908929}')).toEqual({ orderId: "8389765519993908929" });
    expect(compileDecoder(order)('{"order\\u0049d":28}')).toEqual({ orderId: "28" });
  });
});

suite("ids that round to the same number", () => {
  const [a, b] = ["8389765519993908929", "8389765519993908930"];
  const rounded = Number(a);
  const nested: Shape = { type: "object", required: ["orderId", "orders"], fields: { orders, orderId: id } };

  test.each<[what: string, shape: Shape, text: string, expected: unknown]>([
    ["in a list", orders, `[{"orderId":${b}},{"orderId":${a}}]`, [{ orderId: b }, { orderId: a }]],
    [
      "behind their list",
      nested,
      `{"orders":[{"orderId":${a}}],"orderId":${b}}`,
      { orders: [{ orderId: a }], orderId: b },
    ],
    [
      "before their list",
      nested,
      `{"orderId":${b},"orders":[{"orderId":${a}}]}`,
      { orders: [{ orderId: a }], orderId: b },
    ],
    ["as texts and numbers", orders, `[{"orderId":"${a}"},{"orderId":${b}}]`, [{ orderId: a }, { orderId: b }]],
    [
      "of 16 digits",
      orders,
      '[{"orderId":9007199254740993},{"orderId":9007199254740991}]',
      [{ orderId: "9007199254740993" }, { orderId: "9007199254740991" }],
    ],
    ["given twice", order, `{"orderId":${a},"orderId":${b}}`, { orderId: b }],
    [
      "beside one that is none",
      order,
      `{"x":{"orderId":${a}},"orderId":${b}}`,
      { x: { orderId: rounded }, orderId: b },
    ],
    [
      "before one that is none",
      order,
      `{"orderId":${b},"x":{"orderId":${a}}}`,
      { x: { orderId: rounded }, orderId: b },
    ],
    ["behind a blank", order, `{"x":{"orderId":${a}},"orderId": ${b}}`, { x: { orderId: rounded }, orderId: b }],
    [
      "before a colon and a blank",
      order,
      `{"orderId" :${b},"x":{"orderId":${a}}}`,
      { x: { orderId: rounded }, orderId: b },
    ],
    [
      "beside a text like their name",
      order,
      `{"symbol":"orderId","orderId":${b},"x":["orderId",${a}]}`,
      { symbol: "orderId", orderId: b, x: ["orderId", rounded] },
    ],
    [
      "under names that are numbers",
      { type: "map", values: order },
      `{"10":{"orderId":${a}},"2":{"orderId":${b}}}`,
      { 10: { orderId: a }, 2: { orderId: b } },
    ],
    ["with a negative one", orders, `[{"orderId":-${a}},{"orderId":${b}}]`, [{ orderId: `-${a}` }, { orderId: b }]],
  ])("are exact %s", (_where, shape, text, expected) => {
    expect(compileDecoder(shape)(text)).toEqual(expected);
  });

  test.each([
    `{"orderId":${a}.0,"x":{"orderId":${b}}}`,
    `{"x":{"orderId":${b}},"orderId":${a}.0}`,
    `{"x":{"orderId":${b}},"orderId":8.389765519993908929e18}`,
  ])("are not taken for one that is no integer: %s", (text) => {
    expect(() => compileDecoder(order)(text)).toThrow(DecodeError);
  });

  test("are exact in any order, beside others of their name", () => {
    const field = fc.tuple(fc.constantFrom("orderId", "other", "symbols"), fc.constantFrom(a, b, "28", `"${a}"`, "-1"));
    const item = fc.tuple(fc.constantFrom(a, b, "28", `"${b}"`), fc.array(field, { maxLength: 2 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), (items) => {
        const texts = items.map(([digits, fields, isFirst]) => {
          const own = `"orderId":${digits}`;
          const more = `"more":{${fields.map(([name, value]) => `"${name}":${value}`)}}`;
          return `{${isFirst ? `${own},${more}` : `${more},${own}`}}`;
        });
        const text = `[${texts}]`;

        const expected = JSON.parse(text) as Record<string, unknown>[];
        for (const [index, [digits]] of items.entries())
          Object.assign(expected[index] ?? {}, { orderId: digits.replaceAll('"', "") });
        expect(compileDecoder(orders)(text)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

suite("what is no id", () => {
  test.each([
    String.raw`{"orderId":1,"note":"\"orderId\":8389765519993908929,"}`,
    String.raw`{"orderId":1,"note":"{\"orderId\":8389765519993908929}"}`,
    String.raw`{"orderId":1,"note":", \"orderId\" : 8389765519993908929 }"}`,
    String.raw`{"orderId":1,"note":"\\","more":"\\\"orderId\":8389765519993908929 "}`,
    String.raw`{"orderId":1,"note\\":"\\","x":[8389765519993908929,0.1234567890123456789]}`,
    String.raw`{"orderId":1,"a\"orderId":8389765519993908929}`,
    String.raw`{"orderId":1," \"orderId":8389765519993908929}`,
    String.raw`{"orderId":1,"\\\"orderId":8389765519993908929}`,
    '{"orderId":1,"orderIds":8389765519993908929,"OrderId":8389765519993908929}',
    '{"orderId":1,"other":{"orderId":8389765519993908929,"x":[{"orderId":8389765519993908929}]}}',
    '{"orderId":1,"big":12345678901234567890,"small":-1234567890123456.5,"exponent":1234567890123456e3}',
    '{"orderId":1,"__proto__":{"orderId":8389765519993908929},"constructor":null}',
    '{"orderId":1,"symbol":"A","":"","0":0}',
  ])("stays as it is in %s", (text) => {
    expect(compileDecoder(order)(text)).toEqual(Object.assign(JSON.parse(text), { orderId: "1" }));
  });

  test.each([
    String.raw`{"ids":[1],"note":"a, 8389765519993908929, \" 8389765519993908929 ]"}`,
    '{"ids":[1],"times":[1700000000000000,1700000000000001],"x":{"y":8389765519993908929}}',
    '{"ids":[1],"ratios":[0.1234567890123456789,1234567890123456.5,1234567890123456e2,-1e-1234567890123456]}',
  ])("stays as it is beside bare ids in %s", (text) => {
    expect(compileDecoder(bare)(text)).toEqual(Object.assign(JSON.parse(text), { ids: ["1"] }));
  });

  test("has its own type where a name is an id elsewhere", () => {
    const shape: Shape = {
      type: "object",
      required: ["orderId", "times"],
      fields: {
        orderId: id,
        times: { type: "object", required: ["orderId"], fields: { orderId: { type: "number" } } },
      },
    };

    expect(compileDecoder(shape)('{"orderId":8389765519993908929,"times":{"orderId":1700000000000000}}')).toEqual({
      orderId: "8389765519993908929",
      times: { orderId: 1_700_000_000_000_000 },
    });
  });
});

suite("an answer", () => {
  test.each([
    "",
    " ",
    "<html>",
    "{",
    '{"orderId":1',
    '{"orderId":01}',
    '{"orderId":0012345678901234567}',
    "{'orderId':1}",
    '{"orderId":8389765519993908929,}',
    '{"orderId":1}}',
    "undefined",
    "NaN",
  ])("is no JSON: %j", (text) => {
    expect(() => compileDecoder(order)(text)).toThrow(SyntaxError);
  });

  test.each(["null", "[]", '"a"', "5", "true", "{}", '{"symbol":"A"}', '{"orderId":1,"symbol":5}', '{"orderId":null}'])(
    "is not what the shape says: %s",
    (text) => {
      expect(() => compileDecoder(order)(text)).toThrow(DecodeError);
    },
  );

  test("may lack what is optional, or have null for it", () => {
    expect(compileDecoder(order)('{"orderId":1,"symbol":null}')).toEqual({ orderId: "1", symbol: null });
  });

  test("says where it is wrong", () => {
    expect(() => compileDecoder(orders)('[{"orderId":1},{}]')).toThrow("lacks `[].orderId`");
  });

  test("is told apart by the fields that its branches require", () => {
    const error: Shape = {
      type: "object",
      required: ["code", "msg"],
      fields: { code: { type: "number" }, msg: { type: "string" } },
    };
    const decode = compileDecoder({ type: "array", items: { type: "oneOf", shapes: [order, error] } });

    expect(decode('[{"orderId":8389765519993908929},{"code":-2011,"msg":"no"}]')).toEqual([
      { orderId: "8389765519993908929" },
      { code: -2011, msg: "no" },
    ]);
    for (const text of [
      '[{"code":-2011}]',
      "[{}]",
      "[null]",
      "[5]",
      '[{"code":"-2011","msg":"no"}]',
      '[{"code":1,"msg":null}]',
    ]) {
      expect(() => decode(text)).toThrow(DecodeError);
    }
  });

  test("is read in time that grows with its length", () => {
    const items = Array.from(
      { length: 10_000 },
      (_, index) => `{"orderId":${8389765519993900000n + BigInt(index)},"symbol":"A"}`,
    );
    const blanks = " ".repeat(200_000);

    const decoded = compileDecoder(orders)(`[${items.join(",")}]`) as readonly { readonly orderId: string }[];

    expect(decoded).toHaveLength(10_000);
    expect(decoded.at(-1)?.orderId).toBe("8389765519993909999");
    for (const text of [
      `{"orderId"${blanks}:${blanks}8389765519993908929${blanks}}`,
      `{"orderId":8389765519993908929,"note":"${String.raw`\"orderId\":`.repeat(20_000)}"}`,
      `{"orderId":8389765519993908929,"note":"${"\\\\".repeat(100_000)}"}`,
      `{"orderId":8389765519993908929,"big":${"1".repeat(200_000)}}`,
    ]) {
      expect(compileDecoder(order)(text)).toMatchObject({ orderId: "8389765519993908929" });
    }
    expect(
      compileDecoder(bare)(`{"ids":[${blanks}8389765519993908929${blanks}],"note":"${"\\\\".repeat(100_000)}"}`),
    ).toMatchObject({
      ids: ["8389765519993908929"],
    });
  });
});

/** Each copy of a value with one required field taken away or changed, by the field's path. */
function spoiled(
  shape: Shape,
  value: unknown,
  change: (object: Record<string, unknown>, name: string) => void,
): string[] {
  const text = JSON.stringify(value);
  const found: string[] = [];
  const visit = (at: Shape, read: (root: unknown) => unknown) => {
    const here = read(JSON.parse(text));
    if (at.type === "object") {
      for (const name of at.required) {
        const copy = JSON.parse(text);
        change(read(copy) as Record<string, unknown>, name);
        found.push(JSON.stringify(copy));
      }
      for (const [name, field] of Object.entries(at.fields)) {
        if ((here as Record<string, unknown>)[name] !== undefined) {
          visit(field, (root) => (read(root) as Record<string, unknown>)[name]);
        }
      }
    } else if (at.type === "array") {
      for (const index of (here as unknown[]).keys()) visit(at.items, (root) => (read(root) as unknown[])[index]);
    } else if (at.type === "oneOf") {
      const fits = (each: Shape) => each.type === "object" && each.required.every((name) => name in (here as object));
      const branch = at.shapes.find(fits);
      if (branch) visit(branch, read);
    }
  };
  visit(shape, (root) => root);
  return found;
}

suite.each(documentedExamples)("the answer of $operation.id", ({ operation, shape, value }) => {
  const decode = (text: string) => decodeAs(text, operation.answer as Check);

  test("is read as documented", () => {
    expect(() => decode(JSON.stringify(value))).not.toThrow();
    expect(() => decode(JSON.stringify(value, null, "\t"))).not.toThrow();
  });

  test.each<[change: string, (object: Record<string, unknown>, name: string) => void]>([
    ["lacks", (object, name) => delete object[name]],
    ["has null for", (object, name) => Object.assign(object, { [name]: null })],
    ["has a list of a list for", (object, name) => Object.assign(object, { [name]: [[]] })],
  ])("is refused if it %s any of the required fields", (_change, change) => {
    const texts = spoiled(shape, value, change);

    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(() => decode(text), text).toThrow(DecodeError);
  });

  test("comes out as it was written, but for ids as text, and survives JSON", () => {
    fc.assert(
      fc.property(answerOf(shape), ({ text, value: expected }) => {
        const decoded = decode(text);

        expect(decoded).toEqual(expected);
        expect(JSON.parse(JSON.stringify(decoded))).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});
