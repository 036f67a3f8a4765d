import fc from "fast-check";
import { expect, suite, test } from "vitest";
import { answerId } from "../../src/answers/id.ts";
import { answerList } from "../../src/answers/list.ts";
import { answerObject } from "../../src/answers/object.ts";
import { type Check, DecodeError, decode } from "../../src/decode.ts";
import { readWritten, WrittenNumber } from "./written-numbers.ts";

// Orders may hold orders, before and behind their own ids.
const order: Check = answerObject(
  "",
  { orderId: answerId },
  { orderListId: answerId, orders: (...of) => orders(...of) },
);
const orders = answerList(order);

/** What a text of orders must come out as. */
function expectedOf(written: unknown): unknown {
  return (written as Record<string, unknown>[]).map((item) => {
    const copy = plain(item) as Record<string, unknown>;
    for (const name of ["orderId", "orderListId"]) {
      if (item[name] instanceof WrittenNumber) copy[name] = item[name].digits;
    }
    if (item.orders) copy.orders = expectedOf(item.orders);
    return copy;
  });
}

function plain(written: unknown): unknown {
  if (written instanceof WrittenNumber) return Number(written.digits);
  if (Array.isArray(written)) return written.map(plain);
  if (typeof written !== "object" || written === null) return written;
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, plain(value)]));
}

// Several round to the same number; lengths are those around what a number holds, and the most that an id has.
const long = fc.constantFrom(
  ...["8389765519993908929", "8389765519993908930", "-8389765519993908929", "9223372036854775807"],
  ...["9007199254740993", "9007199254740991", "1234567890123456", "99999999999999999", "9999999999999999"],
);
const short = fc.constantFrom("0", "-1", "28", "999999999999999", "-999999999999999", "100000000000000");
const id = fc.oneof(
  { arbitrary: long, weight: 4 },
  short,
  long.map((digits) => `"${digits}"`),
);
const anything = fc.oneof(
  id,
  fc.constantFrom(
    "12345678901234567890",
    "8389765519993908929.0",
    "8389765519993908929e0",
    "1234567890123456e-3",
    "1.5",
  ),
  fc.constantFrom('"orderId"', '"orderId:8389765519993908929,"', '"é"', '"\\"orderId\\":8389765519993908929,"', "null"),
);
const name = fc.constantFrom("orderId", "orderListId", "other", "OrderId", "xorderId", "order\\u0049d", "é");
const colon = fc.constantFrom(...Array<string>(20).fill(":"), ": ", " :", "\n:\t");
const comma = fc.constantFrom(...Array<string>(20).fill(","), ", ", " ,");

const written = fc.letrec<{ orders: string; order: string; unknown: string }>((tie) => ({
  orders: fc.tuple(fc.array(tie("order"), { maxLength: 4 }), comma).map(([items, by]) => `[${items.join(by)}]`),
  order: fc
    .tuple(
      fc.array(
        fc.oneof(
          fc.tuple(fc.constantFrom('"orderId"', '"orderListId"'), colon, id),
          fc.tuple(fc.constantFrom('"other"', '"xorderId"', '"OrderId"'), colon, fc.oneof(anything, tie("unknown"))),
          fc.tuple(fc.constant('"orders"'), colon, tie("orders")),
        ),
        { maxLength: 3 },
      ),
      fc.tuple(fc.constantFrom('"orderId"', '"orderId"', '"orderId"', '"order\\u0049d"'), colon, id),
      fc.nat(3),
      comma,
    )
    .map(([members, own, place, by]) => {
      const fields: readonly (readonly string[])[] = [...members.slice(0, place), own, ...members.slice(place)];
      // A field given twice keeps its first place and its last value, so that lists beside it may change places with
      // it. Without lists the ids still come in the order of the text.
      const nests = fields.some(([key]) => key === '"orders"');
      const kept = fields.filter(([key], at) => !nests || fields.findIndex((each) => each[0] === key) === at);
      return `{${kept.map((each) => each.join("")).join(by)}}`;
    }),
  unknown: fc.oneof(
    { maxDepth: 2 },
    anything,
    fc.array(tie("unknown"), { maxLength: 2 }).map((items) => `[${items}]`),
    fc
      .array(fc.tuple(name, colon, fc.oneof(anything, tie("unknown"))), { maxLength: 3 })
      .map((members) => `{${members.map(([key, by, value]) => `"${key}"${by}${value}`)}}`),
  ),
}));

suite("the ids of an answer", () => {
  test("are those of the text, whatever else it holds", () => {
    fc.assert(
      fc.property(written.orders, (text) => {
        expect(decode(text, orders)).toEqual(expectedOf(readWritten(text)));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["one is given twice", '[{"orderId":8389765519993908929,"orderId":8389765519993908930}]'],
    [
      "there are fields of their name elsewhere",
      '[{"x":{"orderId":8389765519993908930},"orderId":8389765519993908929}]',
    ],
    ["there are blanks", '[{"orderId": 8389765519993908929 }]'],
  ])("are read anew after an answer in which %s", (_what, odd) => {
    const expected = expectedOf(readWritten(odd));

    for (let time = 0; time < 2; time++) {
      expect(decode(odd, orders)).toEqual(expected);
      expect(decode('[{"orderId":8389765519993908931}]', orders)).toEqual([{ orderId: "8389765519993908931" }]);
    }
  });

  test("are read anew after an answer that is not as documented", () => {
    expect(() => decode('[{"orderId":8389765519993908929},{"orderId":8389765519993908930},{}]', orders)).toThrow(
      DecodeError,
    );

    expect(decode('[{"orderId":8389765519993908931}]', orders)).toEqual([{ orderId: "8389765519993908931" }]);
  });

  test("may be long for several fields at once", () => {
    const text = '[{"orderListId":8389765519993908929,"orderId":8389765519993908930,"orders":[{"orderId":1}]}]';

    expect(decode(text, orders)).toEqual([
      { orderListId: "8389765519993908929", orderId: "8389765519993908930", orders: [{ orderId: "1" }] },
    ]);
  });
});
