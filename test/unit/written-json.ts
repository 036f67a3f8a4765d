import fc from "fast-check";
import type { Shape } from "../../src/facts.ts";

/** A JSON text with odd white space, and what it means with its ids as text. */
export interface Written {
  readonly text: string;
  readonly value: unknown;
}

type Arbitrary = fc.Arbitrary<Written>;

const blank = fc.constantFrom("", "", "", " ", "\n", "\t", "\r\n", "  \t");
const digits = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(0n, -1n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n) - 1n, 8389765519993908929n),
);
const like = [
  '"orderId":8389765519993908929',
  '\\"orderId":1234567890123456,',
  "[1234567890123456789,",
  '"',
  "\\",
  "{",
  ",",
];

const id: Arbitrary = fc
  .tuple(digits, fc.boolean())
  .map(([number, quoted]) => ({ text: quoted ? `"${number}"` : String(number), value: String(number) }));

const string: Arbitrary = fc
  .tuple(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...like, "a", " ", "é") })), fc.boolean())
  .map(([value, escaped]) => {
    const text = JSON.stringify(value);
    const hex = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return { text: escaped ? text.replace(/[a-z](?![^\\]*\\)/g, hex) : text, value };
  });

const numberText = fc.oneof(
  fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
  fc.constantFrom("1700000000000", "1234567890123456.5", "0.1234567890123456789", "1234567890123456e2", "1E+3"),
);
const number: Arbitrary = numberText.map((text) => ({ text, value: JSON.parse(text) }));
const boolean: Arbitrary = fc.boolean().map((value) => ({ text: String(value), value }));
const nothing: Arbitrary = fc.constant({ text: "null", value: null });

function list(items: Arbitrary): Arbitrary {
  return fc.array(fc.tuple(items, blank, blank), { maxLength: 3 }).map((written) => ({
    text: `[${written.map(([{ text }, before, behind]) => before + text + behind).join(",")}]`,
    value: written.map(([{ value }]) => value),
  }));
}

type Member = readonly [name: string, written: Written, blanks: readonly string[]];

function object(members: fc.Arbitrary<readonly Member[]>): Arbitrary {
  return members.map((list) => ({
    text: `{${list.map(([name, { text }, [a, b, c, d]]) => `${a}${JSON.stringify(name)}${b}:${c}${text}${d}`).join(",")}}`,
    value: Object.fromEntries(list.map(([name, { value }]) => [name, value])),
  }));
}

const blanks = fc.tuple(blank, blank, blank, blank);
const odd = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.constantFrom("orderId", "ids", 'a"orderId', '"orderId', "orderId\\"),
);

/** What no shape knows, which comes out as `JSON.parse` reads it. */
const unknown: Arbitrary = fc.letrec<{ any: Written }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    number,
    string,
    boolean,
    nothing,
    list(tie("any")),
    object(fc.uniqueArray(fc.tuple(name(), tie("any"), blanks), { selector: ([name]) => name, maxLength: 3 })),
  ),
})).any;

function name(except: readonly string[] = []): fc.Arbitrary<string> {
  return odd.filter((each) => each !== "__proto__" && !except.includes(each));
}

/** An answer of this shape, with fields that it does not know. */
export function answerOf(shape: Shape, known: readonly string[] = []): Arbitrary {
  switch (shape.type) {
    case "id":
      return id;
    case "string":
      return string;
    case "number":
      return number;
    case "boolean":
      return boolean;
    case "any":
      return unknown;
    case "array":
      return list(answerOf(shape.items));
    case "map": {
      const members = fc.tuple(name(), answerOf(shape.values), blanks);
      return object(fc.uniqueArray(members, { selector: ([key]) => key, maxLength: 3 }));
    }
    case "oneOf": {
      // A field that another branch requires would make it that branch.
      const names = shape.shapes.flatMap((each) => (each.type === "object" ? Object.keys(each.fields) : []));
      return fc.oneof(...shape.shapes.map((each) => answerOf(each, names)));
    }
    case "object":
      return objectOf(shape, known);
  }
}

function objectOf({ required, fields }: Extract<Shape, { type: "object" }>, known: readonly string[]): Arbitrary {
  const documented = Object.entries(fields).map(([key, field]) =>
    fc.option(fc.tuple(fc.constant(key), answerOf(field), blanks), {
      nil: undefined,
      freq: required.includes(key) ? 1e9 : 1,
    }),
  );
  const others = fc.uniqueArray(fc.tuple(name([...known, ...Object.keys(fields)]), unknown, blanks), {
    selector: ([key]) => key,
    maxLength: 3,
  });
  return object(
    fc.tuple(fc.tuple(...documented), others).chain(([own, more]) => {
      const members = [...own.filter((member) => member !== undefined), ...more];
      return fc.shuffledSubarray(members, { minLength: members.length });
    }),
  );
}
