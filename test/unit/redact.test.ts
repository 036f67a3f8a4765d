import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { redact, redactValue } from "../../src/redact.ts";

type Encode = (text: string) => string;

const each = (pattern: RegExp, encode: (code: number) => string) => (text: string) =>
  text.replace(pattern, (sign) => encode(sign.charCodeAt(0)));
const hex = (code: number, length: number) => code.toString(16).padStart(length, "0");
const names: Readonly<Record<string, string>> = { "+": "plus", "/": "sol", "=": "equals", "&": "amp" };

/** Ways to write a text that can be undone. */
const escapes: Encode[] = [
  encodeURIComponent,
  (text) => encodeURIComponent(text).toLowerCase(),
  each(/\W/g, (code) => `%${hex(code, 2)}`),
  each(/./g, (code) => `%${hex(code, 2)}`),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => text.replaceAll("\\", "\\\\").replaceAll("/", "\\/"),
  each(/\W/g, (code) => `\\u${hex(code, 4)}`),
  each(/./g, (code) => `\\u${hex(code, 4).toUpperCase()}`),
  each(/\W/g, (code) => `&#${code};`),
  each(/./g, (code) => `&#${code};`),
  each(/\W/g, (code) => `&#x${hex(code, 2)};`),
  each(/\W/g, (code) => `&#X${hex(code, 8).toUpperCase()};`),
  each(/\W/g, (code) => `\\x${hex(code, 2)}`),
  each(/./g, (code) => `\\x${hex(code, 2).toUpperCase()}`),
  each(/\W/g, (code) => `%u${hex(code, 4)}`),
  each(/./g, (code) => `%u${hex(code, 4).toUpperCase()}`),
  each(/\W/g, (code) => `\\u{${hex(code, 2)}}`),
  each(/./g, (code) => `\\u{${hex(code, 2).toUpperCase()}}`),
  (text) => text.replace(/[+/=&]/g, (sign) => `&${names[sign]};`),
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
];

/** References of HTML without their semicolons, one after the other. */
const bare: Encode[] = [each(/./g, (code) => `&#${code}`), each(/./g, (code) => `&#X${hex(code, 4).toUpperCase()}`)];

/** Ways in which base64 is written. */
const dialects: Encode[] = [
  (text) => text.replaceAll("+", "-").replaceAll("/", "_"),
  (text) => text.replace(/=+$/, ""),
  (text) => text.replaceAll("+", " "),
  (text) => text.replace(/.{19}/g, "$&\n"),
  (text) => text.replace(/.{19}/g, "$&\r\n"),
];

const bytes = fc.uint8Array({ minLength: 24, maxLength: 80 });
const base64 = bytes.map((array) => Buffer.from(array).toString("base64"));
const hexes = bytes.map((array) => Buffer.from(array).toString("hex"));
const visible = fc.string({ unit: fc.constantFrom(..."aZ09bY18cX27+/=-_.:!$'()*,<>@[]^`{|}~#?\"".split("")) });
const letters = (text: string) => text.replace(/[\W_]/g, "").length;
const signed = fc
  .tuple(
    visible,
    base64.map((text) => text.slice(0, 24)),
    visible,
  )
  .map((parts) => parts.join(""));
const secretOf = fc.oneof(base64, hexes, signed).filter((text) => letters(text) >= 24);

const words = fc.constantFrom(
  ...'Unknown order sent.|Filter failure: |100%|%2|%|\\|\\u|\\u00|&|&#|&#x|&am|https://x.test/?a=b&c=%2B&d=|{"code":|\'|\n| '.split(
    "|",
  ),
);
const around = fc.array(words, { maxLength: 4 }).map((parts) => parts.join(""));
// The first letters of a secret may be read as what such an end of a text before it begins: then it is another text.
const ahead = around.filter((text) => !/(?:\\u0*|%u?\d?|&#x?)$/.test(text));
const layers = (ways: Encode[]) => fc.array(fc.constantFrom(...ways), { maxLength: 3 });
const write = (text: string, ways: Encode[]) => ways.reduce((written, encode) => encode(written), text);

/** The secret is gone: cut out, or the whole text with it. */
function expectHidden(secret: string, written: string, before: string, after: string): void {
  const text = `${before}${written}${after}`;
  const shown = redact(text, [secret]);

  expect(redactValue([text], [secret])).toEqual([shown]);
  if (shown === "[redacted]") return;
  expect(shown.startsWith(before) && shown.endsWith(after)).toBe(true);
  expect(shown.slice(before.length, shown.length - after.length)).toMatch(/^(?:\W|%5C)*\[redacted\]\W*$/i);
}

describe("redact", () => {
  test("shows nothing of a secret, however it is escaped and whatever stands around it", () => {
    fc.assert(
      fc.property(secretOf, layers([...escapes, ...bare]), ahead, around, (secret, ways, before, after) => {
        expectHidden(secret, write(secret, ways), before, after);
      }),
      { numRuns: 3000 },
    );
  });

  test("shows nothing of base64 in any of its dialects, under any escapes", () => {
    fc.assert(
      fc.property(
        base64,
        layers([...dialects, ...escapes.filter((encode) => encode !== encodeURIComponent)]),
        ahead,
        around,
        (secret, ways, before, after) => {
          expectHidden(secret, write(secret, ways), before, after);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test("leaves a text without secrets as it is", () => {
    const text = fc.array(fc.oneof(words, fc.string(), fc.constantFrom(...dialects.map((way) => way("a+/b==")))));

    fc.assert(
      fc.property(
        text.map((parts) => parts.join("")),
        fc.array(fc.oneof(secretOf, fc.stringMatching(/^[a-z\d]{12}$/))),
        (given, secrets) => {
          expect(redact(given, secrets)).toBe(given);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["great estimates, the same\tTE ST", ["test", "samete"]],
    ["the order t-e-s-t-k-e-y is unknown", ["testkey"]],
    ["&test; a%2Bb", ["+b1x", "&lt;&gt;"]],
    ["abc", ["abc", "", "a"]],
  ])("a short secret is looked for as it is: %s", (text, secrets) => {
    expect(redact(text, secrets)).toBe(text);
  });

  test.each([
    ["key test1 is unknown", "key [redacted] is unknown"],
    ["100%TEST1", "[redacted]"],
    ["%74est1", "[redacted]"],
    ["&#116;est1", "[redacted]"],
    ["\\x74est1", "[redacted]"],
    ["%u0074est1", "[redacted]"],
    ["&#x74;est1", "[redacted]"],
    ["&#0116;est1", "[redacted]"],
  ])("a short secret is found in %s", (text, shown) => {
    expect(redact(text, ["test1"])).toBe(shown);
  });

  test("takes time that grows no faster than the text", () => {
    for (const text of [
      "%25",
      "&amp;",
      "\\\\",
      "&#38;",
      "\\u005c",
      "%",
      "&#38",
      "&#x",
      "\\x5c",
      "%u0025",
      "\\u{",
      "\\u{5c}",
    ]) {
      expect(redact(text.repeat(50_000), ["a".repeat(64)])).toBe(text.repeat(50_000));
    }
  });

  test("masks the rest of a signature whose beginning is cut out", () => {
    const secret = Buffer.from("a signature of some length, as base64 has it?>").toString("base64");
    const wrapped = secret.replace(/.{20}/g, "$&\n");

    expect(redact(`https://x.test/?signature=${wrapped}`, [secret])).toBe("[redacted]");
    expect(redact("https://x.test/?signature=abc&timestamp=1", [])).toBe(
      "https://x.test/?signature=[redacted]&timestamp=1",
    );
  });
});

test("redactValue looks at names and at values, and leaves the kinds of values alone", () => {
  const secret = "c2VjcmV0IHRoYXQgaXMgbG9uZyBlbm91Z2g=";
  const value = { id: "12", [`x ${secret}`]: [null, true, 1.5, { text: `of ${secret}` }], none: undefined };

  expect(redactValue(value, [secret])).toEqual({
    id: "12",
    "x [redacted]": [null, true, 1.5, { text: "of [redacted]" }],
    none: undefined,
  });
});

describe("redactValue", () => {
  const short = fc.oneof(
    fc.stringMatching(/^[a-z\d]{4,22}$/),
    fc.constantFrom("a-b-c-d-e", "%41b", "++++", "+".repeat(30), "abc", ""),
  );

  test("hides in a list or an object what it hides alone, however short the secrets", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(short, secretOf), { minLength: 1, maxLength: 3 }),
        layers([...escapes, ...bare]),
        around,
        (secrets, ways, before) => {
          const text = before + write(secrets[0] ?? "", ways);
          const shown = redact(text, secrets);

          expect(redactValue([text], secrets)).toEqual([shown]);
          expect(redactValue({ [text]: 1 }, secrets)).toEqual({ [shown]: 1 });
        },
      ),
      { numRuns: 3000 },
    );
  });

  test("looks closer only at texts that are long enough for a secret", () => {
    const secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    const lower = vi.spyOn(String.prototype, "toLowerCase");
    onTestFinished(() => lower.mockRestore());
    const costOf = (text: string, count: number) => {
      lower.mockClear();
      redactValue(
        Array.from({ length: count }, () => ({ [text]: text })),
        [secret],
      );
      return lower.mock.calls.length;
    };

    expect(costOf("order 28", 1000)).toBe(costOf("order 28", 1));
    expect(costOf("a signature", 1000)).toBe(costOf("a signature", 1));
    expect(costOf(secret.slice(8), 3)).toBeGreaterThan(costOf(secret.slice(8), 1));
  });

  test("masks a signature in a text that is shorter than the secrets", () => {
    expect(redactValue(["signature=abc&b=1", { "Signature%3Dxyz": 1 }], ["k".repeat(64)])).toEqual([
      "signature=[redacted]&b=1",
      { "Signature%3D[redacted]": 1 },
    ]);
  });

  test("finds a long secret whose edges are lost in other escapes", () => {
    const secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    expect(redactValue([secret.slice(4, -4), secret.slice(4, -5)], [secret])).toEqual([
      "[redacted]",
      secret.slice(4, -5),
    ]);
  });
});
