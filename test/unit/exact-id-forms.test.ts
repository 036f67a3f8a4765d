import fc from "fast-check";
import { expect, suite, test, vi } from "vitest";
import { answerId } from "../../src/answers/id.ts";
import { answerList } from "../../src/answers/list.ts";
import { answerObject } from "../../src/answers/object.ts";
import { DecodeError, decode } from "../../src/decode.ts";

const orders = answerList(answerObject("", { orderId: answerId }));

// Every length is as likely; the others are where numbers cease to be exact, and where the text is looked into.
const digits = fc.oneof(
  fc
    .integer({ min: 1, max: 19 })
    .chain((length) => fc.bigInt({ min: 10n ** BigInt(length - 1), max: 10n ** BigInt(length) - 1n })),
  fc.constantFrom(10n ** 15n, 10n ** 16n, 10n ** 17n, 9n * 10n ** 15n, 2n ** 53n, 2n ** 63n).chain((edge) => {
    return fc.constantFrom(edge - 1n, edge, edge + 1n);
  }),
);
const integer = fc.tuple(fc.constantFrom("", "", "", "-"), digits).map(([sign, number]) => `${sign}${number}`);
const odd = fc
  .tuple(integer, fc.constantFrom(".0", ".5", ".25", "e0", "E+0", "e2", "0e-1", "00e-3", "0123456789012345"))
  .map((parts) => parts.join(""));
const quoted = integer.map((number) => `"${number}"`);

/** What an id must come out as; undefined if it is none. */
function expectedOf(written: string): string | undefined {
  const text = written.replaceAll('"', "");
  if (/^-?\d+$/.test(text)) return text.replace("-", "").length <= 19 ? text : undefined;
  return Number.isSafeInteger(Number(text)) ? String(Number(text)) : undefined;
}

const blank = fc.constantFrom(...Array<string>(20).fill(""), " ", "\n\t");
const key = fc.constantFrom(...Array<string>(20).fill('"orderId"'), '"order\\u0049d"');
const name = fc.constantFrom('"orderId"', '"OrderId"', '"xorderId"', '"\\"orderId"', '"orderId "');
// Whatever may lie beside an id: more of its name, and texts that look like it.
const neighbor = fc.oneof(
  fc.tuple(name, fc.oneof(integer, odd, quoted), blank).map(([inner, value, by]) => `{${inner}${by}:${value}${by}}`),
  integer.map((number) => `["orderId",${number}]`),
  fc.constantFrom('"orderId"', '":"', '","', '"\\"orderId\\":9223372036854775807,"', '"é"', "null", "true"),
);

/** An order with its id somewhere among its neighbors. */
function orderOf(id: fc.Arbitrary<string>): fc.Arbitrary<{ readonly id: string; readonly text: string }> {
  return fc
    .tuple(fc.array(neighbor, { maxLength: 2 }), fc.nat(2), key, id, blank)
    .map(([neighbors, place, own, written, by]) => {
      const members = neighbors.map((value, index) => `"x${index}":${value}`);
      members.splice(place, 0, `${own}${by}:${by}${written}${by}`);
      return { id: written, text: `{${members.join(",")}}` };
    });
}

suite("an id among others", () => {
  test.each([
    ["exact at every length", fc.oneof({ arbitrary: integer, weight: 6 }, quoted)],
    ["never made of the digits of another, however it is written", fc.oneof({ arbitrary: integer, weight: 8 }, odd)],
  ])("is %s, and all beside it stays as it is", (_what, id) => {
    fc.assert(
      fc.property(fc.array(orderOf(id), { maxLength: 6 }), (items) => {
        const text = `[${items.map((item) => item.text)}]`;

        const ids = items.map((item) => expectedOf(item.id));
        const expected = (JSON.parse(text) as object[]).map((item, index) => ({ ...item, orderId: ids[index] }));
        if (ids.includes(undefined)) expect(() => decode(text, orders)).toThrow(DecodeError);
        else expect(decode(text, orders)).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(["1.5", "8999999999999999.5e1", "9e18", "-8389765519993908929.5", "89999999999999999999"])(
    "is refused as %s, though a longer one lies beside it",
    (written) => {
      for (const text of [
        `[{"orderId":${written},"x":{"orderId":8389765519993908930}}]`,
        `[{"x":{"orderId":8389765519993908930},"orderId":${written}}]`,
      ]) {
        expect(() => decode(text, orders)).toThrow(DecodeError);
      }
    },
  );

  test("is read from one parse, as long as all is written as usual", () => {
    const lengths = ["9".repeat(15), "1234567890123456", "8999999999999999", "9000000000000000", "9".repeat(16)];
    const ids = ["28", "-1", ...lengths, "12345678901234567", "123456789012345678", "8389765519993908929"];
    const text = `[${[...ids, ...ids].map((each) => `{"orderId":${each},"symbol":"orderId"}`)}]`;
    const parse = vi.spyOn(JSON, "parse");

    try {
      expect(decode(text, orders)).toMatchObject([...ids, ...ids].map((orderId) => ({ orderId })));
      expect(parse).toHaveBeenCalledTimes(1);
    } finally {
      parse.mockRestore();
    }
  });
});
