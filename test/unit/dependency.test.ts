import fc from "fast-check";
import { expect, suite, test } from "vitest";
import { type Presence, presence } from "../../scripts/codegen/presence.ts";
import {
  compileDependency,
  type Dependency,
  type Operand,
  type Predicate,
  parametersOf,
} from "../../src/dependency.ts";
import { DependencySyntaxError, parseDependency } from "../../src/idl.ts";

type Values = Readonly<Record<string, unknown>>;

const holds = (text: string, values: Values) => compileDependency(parseDependency(text))(values);
const given = (names: string): Values => Object.fromEntries([...names].map((name) => [name, "x"]));

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((set) => [[first, ...set], set]);
}

suite("compileDependency", () => {
  // Each letter is a parameter that is given; all other combinations of the mentioned letters do not hold.
  test.each([
    ["Or(a, b);", ["a", "b", "ab"]],
    ["Or(a, b, c);", ["a", "b", "c", "ab", "ac", "bc", "abc"]],
    ["OnlyOne(a, b);", ["a", "b"]],
    ["OnlyOne(a, b, c);", ["a", "b", "c"]],
    ["AllOrNone(a, b);", ["", "ab"]],
    ["AllOrNone(a, b, c);", ["", "abc"]],
    ["ZeroOrOne(a, b);", ["", "a", "b"]],
    ["ZeroOrOne(a, b, c);", ["", "a", "b", "c"]],
    ["NOT Or(a, b);", [""]],
    ["NOT OnlyOne(a, b);", ["", "ab"]],
    ["NOT AllOrNone(a, b);", ["a", "b"]],
    ["NOT ZeroOrOne(a, b);", ["ab"]],
    ["IF a THEN b;", ["", "b", "ab"]],
    ["IF NOT a THEN b;", ["a", "b", "ab"]],
    ["IF a THEN NOT b;", ["", "a", "b"]],
    ["IF a THEN b AND c;", ["", "b", "c", "bc", "abc"]],
    ["IF a THEN b OR c;", ["", "b", "c", "bc", "ab", "ac", "abc"]],
    ["IF a THEN NOT (b OR c);", ["", "a", "b", "c", "bc"]],
    ["IF a OR b THEN c;", ["", "c", "ac", "bc", "abc"]],
    ["IF a THEN OnlyOne(b, c);", ["", "b", "c", "bc", "ab", "ac"]],
    ["OnlyOne(a AND b, c);", ["c", "ac", "bc", "ab"]],
    ["AllOrNone(a, Or(b, c));", ["", "ab", "ac", "abc"]],
    ["Or((a AND b) OR c, NOT a);", ["", "b", "c", "ab", "ac", "bc", "abc"]],
    ["OnlyOne(a, NOT ZeroOrOne(b, c));", ["a", "ab", "ac", "bc"]],
  ])("%s holds for just %j", (text, expected) => {
    const letters = parametersOf(parseDependency(text));
    const all = subsets(letters).map((set) => set.join(""));

    const holding = all.filter((set) => holds(text, given(set)));

    expect(holding.toSorted()).toEqual(expected.toSorted());
  });

  // `Or(<relation>, zzz)` holds as the relation does, as `zzz` is never given.
  test.each<[relation: string, values: Values, expected: boolean]>([
    ["a == 'A'", { a: "A" }, true],
    ["a == 'A'", { a: "B" }, false],
    ["a == 'A'", {}, false],
    ["a == 'undefined'", {}, false],
    ["a == 'null'", { a: null }, false],
    ["a == 'A'|'B'", { a: "B" }, true],
    ["a == 'A'|'B'", { a: "A|B" }, false],
    ["a == '1'", { a: 1 }, true],
    ["a == '1'", { a: 1n }, true],
    ["a == '1'", { a: "1.0" }, false],
    ["a == 'A'", { a: ["A"] }, false],
    ['a == "it\'s"', { a: "it's" }, true],
    ["a == 'it\\'s \\\\'", { a: "it's \\" }, true],
    ["a == '// no comment'", { a: "// no comment" }, true],
    ["a == ''", { a: "" }, true],
    ["NOT a == 'A'", { a: "B" }, true],
    ["NOT a == 'A'", {}, true],
    ["NOT a == 'A'", { a: "A" }, false],
    ["a == true", { a: true }, true],
    ["a == true", { a: "true" }, true],
    ["a == true", { a: false }, false],
    ["a == true", { a: 1 }, false],
    ["a == false", { a: false }, true],
    ["a == false", {}, false],
    ["a LIKE 'A*'", { a: "A" }, true],
    ["a LIKE 'A*'", { a: "A\nB" }, true],
    ["a LIKE 'A*'", { a: "BA" }, false],
    ["a LIKE '*+json*'", { a: "application/vnd.x+json; q=1" }, true],
    ["a LIKE 'a.c'", { a: "abc" }, false],
    ["a LIKE '[a](b|c){2}^$\\\\'", { a: "[a](b|c){2}^$\\" }, true],
    ["a LIKE 'A'", { a: "AA" }, false],
    ["a LIKE '*'", {}, false],
    ["NOT a LIKE 'A*'", { a: "B" }, true],
    ["a < 2", { a: 1 }, true],
    ["a < 2", { a: 2 }, false],
    ["a <= 2", { a: 2 }, true],
    ["a <= 2", { a: 2.5 }, false],
    ["a > 2", { a: 3 }, true],
    ["a > 2", { a: 2 }, false],
    ["a >= 2", { a: 2 }, true],
    ["a >= 2", { a: 1 }, false],
    ["a == 2", { a: "2.0" }, true],
    ["a == 2", { a: 3 }, false],
    ["a != 2", { a: 3 }, true],
    ["a != 2", { a: 2n }, false],
    ["a != 2", {}, false],
    ["a != 2", { a: "x" }, true],
    ["a < 2", { a: "10" }, false],
    ["a < 2", { a: "-10" }, true],
    ["a < 2", { a: "" }, false],
    ["a < 2", { a: "1x" }, false],
    ["a < 2", { a: "." }, false],
    ["a < 2", { a: Number.NaN }, false],
    ["a < 2", { a: true }, false],
    ["a < 2", { a: null }, false],
    ["a == 0.0000001", { a: 1e-7 }, true],
    ["a > 100", { a: "1e21" }, true],
    ["a == 1", { a: "0.99999999999999999999" }, false],
    ["a <= 9007199254740", { a: 9007199254740993n }, false],
    ["a >= b", { a: 1, b: 2 }, false],
    ["a >= b", { a: 2, b: 2 }, true],
    ["a >= b", { a: 1 }, true],
    ["a >= b", { b: 1 }, true],
    ["a >= b", {}, true],
    ["a > b", { a: "10", b: 9 }, true],
    ["a > b", { a: "9007199254740993", b: 9007199254740992n }, true],
    ["a > b", { a: "9007199254740993", b: "9007199254740992" }, true],
    ["a == b", { a: "9007199254740993", b: "9007199254740992" }, false],
    ["a == b", { a: "1.10", b: "1.1" }, true],
    ["a == b", { a: true, b: "true" }, true],
    ["a < b", { a: "2024-01-31", b: "2024-02-01" }, true],
    ["a < b", { a: "2024-02-01", b: "2024-01-31" }, false],
    ["a != b", { a: "x", b: "y" }, true],
    ["a != b", { a: "x", b: "x" }, false],
    ["a == b", { a: {}, b: {} }, false],
    ["NOT (a < b)", { a: 1 }, false],
    ["a + b <= 1000", { a: 600, b: 400 }, true],
    ["a + b <= 1000", { a: 600, b: "401" }, false],
    ["a + b <= 1000", { a: 1001 }, true],
    ["a + b == 0.3", { a: 0.1, b: "0.2" }, true],
    ["a - b < 0", { a: 1n, b: 2 }, true],
    ["a * b == 6", { a: 2, b: 3 }, true],
    ["a / b == 2.5", { a: 5n, b: 2n }, true],
    ["a / b < 0", { a: 5, b: -2 }, true],
    ["a / b >= 0", { a: 5, b: 0 }, false],
    ["a + b >= 0", { a: 5, b: "x" }, false],
    ["a - b - c == 1", { a: 6, b: 3, c: 2 }, true],
    ["a - (b - c) == 5", { a: 6, b: 3, c: 2 }, true],
    ["a + b * c == 12", { a: 6, b: 3, c: 2 }, true],
    ["(a + b) * c == 18", { a: 6, b: 3, c: 2 }, true],
    ["((a + b) * c == 18)", { a: 6, b: 3, c: 2 }, true],
    ["a / b / c == 1", { a: 6, b: 3, c: 2 }, true],
  ])("%s with %o is %s", (relation, values, expected) => {
    expect(holds(`Or(${relation}, zzz);`, values)).toBe(expected);
  });

  test("a relation between parameters binds as a dependency of its own", () => {
    expect(holds("a >= b;", { a: 1, b: 2 })).toBe(false);
    expect(holds("a + b <= 3;", { a: 1, b: 2 })).toBe(true);
    expect(holds("(a + b) * c <= 3;", { a: 1, b: 2, c: 2 })).toBe(false);
  });

  test("a parameter is given whatever its value, unless that is undefined", () => {
    const values = [0, "", false, null, Number.NaN, undefined];

    expect(values.map((a) => holds("Or(a, b);", { a }))).toEqual([true, true, true, true, true, false]);
  });

  test.each(["constructor", "toString", "__proto__"])("%s is given as an own property only", (name) => {
    const text = `Or(${name}, b);`;

    expect(holds(text, {})).toBe(false);
    expect(holds(text, Object.fromEntries([[name, "x"]]))).toBe(true);
    expect(holds(`IF ${name} > b THEN c;`, { b: 1 })).toBe(false);
    expect(holds(`Or(${name} LIKE '*', b);`, {})).toBe(false);
  });
});

suite("parametersOf", () => {
  test.each([
    ["Or(b, a, b);", ["b", "a"]],
    ["IF a == 'x'|'y' THEN NOT (b LIKE 'z' OR c == true OR d < 5);", ["a", "b", "c", "d"]],
    ["(c + b) * a / c <= 5;", ["c", "b", "a"]],
    ["a >= b;", ["a", "b"]],
  ])("names each parameter of %s once, in order", (text, expected) => {
    expect(parametersOf(parseDependency(text))).toEqual(expected);
  });
});

suite("parseDependency", () => {
  test.each<[text: string, predicate: Predicate]>([
    ["Or(a, b);", ["Or", "a", "b"]],
    ["OnlyOne (a,b\n,c) ;", ["OnlyOne", "a", "b", "c"]],
    ["IF a == 'x'|\"y\" THEN b == false;", ["IF", ["IN", "a", "x", "y"], ["IN", "b", false]]],
    ["IF a LIKE 'x*' THEN b != 1.50;", ["IF", ["LIKE", "a", "x*"], ["!=", "b", 1.5]]],
    ["IF a AND b AND c THEN d;", ["IF", ["AND", "a", "b", "c"], "d"]],
    ["IF a AND (b OR c) THEN d;", ["IF", ["AND", "a", ["OR", "b", "c"]], "d"]],
    ["IF NOT a == 5 THEN ((b));", ["IF", ["NOT", ["==", "a", 5]], "b"]],
    ["NOT Or(a, b);", ["NOT", ["Or", "a", "b"]]],
    ["a.b_1 >= .c;", [">=", "a.b_1", ".c"]],
    ["a + b - c < 3;", ["<", ["-", ["+", "a", "b"], "c"], 3]],
    ["a - b * (c + d) == 0;", ["==", ["-", "a", ["*", "b", ["+", "c", "d"]]], 0]],
    ["Or([max-width], [x:y/z]);", ["Or", "max-width", "x:y/z"]],
    ["Or([IF], [true]);", ["Or", "IF", "true"]],
    ["Or(IFA, Only);", ["Or", "IFA", "Only"]],
    ["// either\nOr(a, // this; or\n b); // that", ["Or", "a", "b"]],
  ])("reads %j", (text, predicate) => {
    expect(parseDependency(text)).toEqual({ text, predicate });
  });

  test.each<[text: string, offset: number, expected: string, found: string]>([
    ["", 0, "`IF`", "the end"],
    ["  // nothing", 12, "`IF`", "the end"],
    [";", 0, "a parameter or `(`", "`;`"],
    ["Or(a, b)", 8, "`;`", "the end"],
    ["Or(a, b); Or(c, d);", 10, "the end", "`Or`"],
    ["Or(a, b);;", 9, "the end", "`;`"],
    ["Or(a);", 4, "`,`", "`)`"],
    ["Or();", 3, "a predicate", "`)`"],
    ["Or(a, );", 6, "a predicate", "`)`"],
    ["Or(a, b;", 7, "`)`", "`;`"],
    ["Or a, b;", 3, "`(`", "`a`"],
    ["or(a, b);", 2, "a relation", "`(`"],
    ["Nor(a, b);", 3, "a relation", "`(`"],
    ["NOT a;", 4, "`OnlyOne`", "`a`"],
    ["a;", 1, "a relation", "`;`"],
    ["a AND b;", 2, "a relation", "`AND`"],
    ["a = b;", 2, "a relation", "`=`"],
    ["a => b;", 2, "a relation", "`=`"],
    ["a >= 5;", 5, "a parameter", "`5`"],
    ["a == 'x';", 5, "a parameter", "`'x'`"],
    ["a + b <= c;", 9, "a number", "`c`"],
    ["a + 5 <= 7;", 4, "a parameter", "`5`"],
    ["a + b;", 5, "a relation", "`;`"],
    ["(a) + b <= 7;", 2, "an arithmetic operator", "`)`"],
    ["(a + b <= 7;", 7, "`)`", "`<=`"],
    ["a % b <= 7;", 2, "a relation", "`%`"],
    ["a < -1;", 4, "a parameter", "`-`"],
    ["IF a;", 4, "`THEN`", "`;`"],
    ["IF THEN b;", 3, "a predicate", "`THEN`"],
    ["IF a THEN;", 9, "a predicate", "`;`"],
    ["IF a THEN b c;", 12, "`;`", "`c`"],
    ["IF a THEN IF b THEN c;", 10, "a predicate", "`IF`"],
    ["IF a AND b OR c THEN d;", 11, "parentheses", "`OR`"],
    ["IF a THEN b OR c AND d;", 17, "parentheses", "`AND`"],
    ["IF a XOR b THEN c;", 5, "`THEN`", "`XOR`"],
    ["IF a & b THEN c;", 5, "`THEN`", "`&`"],
    ["IF NOT NOT a THEN b;", 7, "a parameter", "`NOT`"],
    ["IF NOT a < b THEN c;", 11, "a number", "`b`"],
    ["IF (a THEN b;", 6, "`)`", "`THEN`"],
    ["IF a != 'x' THEN b;", 8, "a number", "`'x'`"],
    ["IF a < true THEN b;", 7, "a number", "`true`"],
    ["IF a == 1|2 THEN b;", 9, "`THEN`", "`|`"],
    ["IF a == 'x'|2 THEN b;", 12, "a string", "`2`"],
    ["IF a == 'x THEN b;", 8, "a string", "a string without its end"],
    ["IF a == 'x\\y' THEN b;", 8, "a string", "an unknown escape"],
    ["IF a LIKE b THEN c;", 10, "a string", "`b`"],
    ["IF a LIKE 'x?' THEN c;", 10, "a pattern", "`?`"],
    ["IF a > 1234567890123456 THEN b;", 7, "15 digits", "`1234567890123456`"],
    ["Or(true, b);", 3, "a predicate", "`true`"],
    ["Or([a, b);", 3, "a predicate", "`[`"],
    ["Or(a, b) + (c);", 9, "`;`", "`+`"],
    ["Or(a 😀, b);", 5, "`,`", "`😀`"],
  ])("refuses %j at offset %i", (text, offset, expected, found) => {
    const error = refusal(text);

    expect(error).toBeInstanceOf(SyntaxError);
    expect(error).toMatchObject({ name: "DependencySyntaxError", offset });
    const [, before, after] = /^expected (.*), found (.*) at offset /.exec(error?.message ?? "") ?? [];
    expect(before).toContain(expected);
    expect(after).toContain(found);
  });

  test("throws nothing but DependencySyntaxError", () => {
    const words = "IF THEN NOT AND OR LIKE Or OnlyOne ( ) , ; | < == + * / 'x' \" [ ] [b-c] 5 a true // \\ = \n".split(
      " ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom(...words)).map((list) => list.join(" ")),
        ),
        (text) => {
          const offset = refusal(text)?.offset ?? 0;
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

function refusal(text: string): DependencySyntaxError | undefined {
  try {
    parseDependency(text);
  } catch (error) {
    if (error instanceof DependencySyntaxError) return error;
    throw error;
  }
  return undefined;
}

const members = (texts: readonly string[], mandatory: readonly string[] = []) => {
  const dependencies = texts.map(parseDependency);
  const names = [...new Set(dependencies.flatMap((dependency) => parametersOf(dependency)))];
  return presence(dependencies, names, new Set(mandatory)).map((member) =>
    names
      .map((name) => ({ required: name, forbidden: `!${name}`, optional: `${name}?` })[member[name] ?? "optional"])
      .join(" "),
  );
};

suite("presence", () => {
  test.each<[texts: string[], mandatory: string[], expected: string[]]>([
    [["Or(a, b);"], [], ["a b?", "a? b"]],
    [["OnlyOne(a, b);"], [], ["a !b", "!a b"]],
    [["ZeroOrOne(a, b);"], [], ["!a b?", "a? !b"]],
    [["AllOrNone(a, b);"], [], ["a b", "!a !b"]],
    [["IF a THEN b;"], [], ["!a b?", "a? b"]],
    [["Or(a, b, c);"], [], ["a b? c?", "a? b c?", "a? b? c"]],
    [["OnlyOne(a, b, c);"], [], ["a !b !c", "!a b !c", "!a !b c"]],
    [["ZeroOrOne(a, b, c);"], [], ["!a !b c?", "!a b? !c", "a? !b !c"]],
    [["NOT Or(a, b);"], [], ["!a !b"]],
    [["IF a THEN NOT b;"], [], ["!a b?", "a? !b"]],
    [["Or(a, b);", "ZeroOrOne(a, b);"], [], ["a !b", "!a b"]],
    [["Or(a, b);", "IF a THEN c;"], [], ["a b? c", "!a b c?"]],
    // Six prime implicants, of which three are enough.
    [["NOT AllOrNone(a, b, c);"], [], ["a b? !c", "!a b c?", "a? !b c"]],
    [["Or(a, NOT a);"], [], ["a?"]],
    [["OnlyOne(a, b);"], ["a"], ["a !b"]],
    [["IF a THEN b;"], ["a"], ["a b"]],
    [["Or(a, b);"], ["a", "other"], ["a b?"]],
    [["Or(a, b);"], ["a", "b"], ["a b"]],
    [["IF a == 'x' THEN b;"], [], ["a? b?"]],
    [["IF a THEN b == 'x';"], [], ["!a b?", "a? b"]],
    [["IF a THEN NOT b LIKE 'x*';"], [], ["a? b?"]],
    [["Or(a > 5, b == true);"], [], ["a b?", "a? b"]],
    // The same relation is as true in one place as in the other.
    [["OnlyOne(a == 'x' AND b, a == 'x' AND c);"], [], ["a b !c", "a !b c"]],
    [["a >= b;"], [], ["a? b?"]],
    [["a + b <= 5;"], [], ["a? b?"]],
    // Without `b` the relation holds, and so its negation does not.
    [["IF a THEN NOT (a > b);"], [], ["!a b?", "a? b"]],
    [[], [], [""]],
  ])("of %j with %j mandatory is %j", (texts, mandatory, expected) => {
    expect(members(texts, mandatory)).toEqual(expected);
  });

  test("keeps the order of the names", () => {
    const [first] = presence([parseDependency("Or(a, b);")], ["b", "c", "a"]);

    expect(Object.entries(first ?? {})).toEqual([
      ["b", "required"],
      ["c", "optional"],
      ["a", "optional"],
    ]);
  });

  test("finds the fewest members, also where taking the widest next would need one more", () => {
    const dependency = parseDependency("Or(NOT a AND c AND NOT d, NOT a AND b AND d, NOT b AND NOT c);");

    expect(presence([dependency], ["a", "b", "c", "d"])).toHaveLength(3);
  });

  test("refuses dependencies that cannot hold together", () => {
    expect(() => members(["Or(a, b);", "NOT Or(a, b);"])).toThrow("Or(a, b); NOT Or(a, b);");
    expect(() => members(["OnlyOne(a, b);"], ["a", "b"])).toThrow("cannot hold");
  });

  test("refuses a dependency on a parameter that is not named", () => {
    expect(() => presence([parseDependency("Or(a, b);")], ["a"])).toThrow("`b`");
  });

  test("refuses more than 12 names", () => {
    const list = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`).join(", ");

    expect(members([`OnlyOne(${list(12)});`])).toHaveLength(12);
    expect(() => members([`OnlyOne(${list(13)});`])).toThrow("12");
  });
});

// What is claimed above is checked below against a plain evaluation, for any dependencies.

const names = ["a", "b", "c", "max-width", "IF"];
const name = fc.constantFrom(...names);
const relation = fc.constantFrom("<", ">", "<=", ">=", "==", "!=");
const number = fc.constantFrom(0, 1, 2, 4, 0.5);
const text = fc.constantFrom("A", "B", "2", "true", "it's", 'a "b" \\ c');
// Divided by such a value only, so that the plain evaluation has no rounding.
const value = fc.constantFrom<unknown>(
  undefined,
  0,
  1,
  2,
  4n,
  "4",
  "0.5",
  "2.0",
  -2,
  "A",
  "B",
  true,
  "true",
  "it's",
  null,
);
const values = fc
  .tuple(...names.map(() => value))
  .map((list) => Object.fromEntries(names.map((key, i) => [key, list[i]])));

const { operation } = fc.letrec<{ operand: Operand; operation: Operand }>((tie) => ({
  operand: fc.oneof({ maxDepth: 2 }, name, tie("operation")),
  operation: fc.oneof(
    fc.tuple(fc.constantFrom("+", "-", "*"), tie("operand"), tie("operand")),
    fc.tuple(fc.constant("/"), tie("operand"), name),
  ),
}));
// The tuples of fast-check are not told apart by their first member: hence the casts.
const valueRelation = fc.oneof(
  fc.tuple(fc.constant("IN"), name, fc.boolean()),
  fc.tuple(fc.constant("IN"), name, text),
  fc.tuple(fc.constant("IN"), name, text, text),
  fc.tuple(fc.constant("LIKE"), name, fc.constantFrom("A", "*", "*r*", "2*", "**e")),
  fc.tuple(relation, name, number),
) as fc.Arbitrary<Predicate>;
const comparison = fc.oneof(
  fc.tuple(relation, name, name),
  fc.tuple(relation, operation, number),
) as fc.Arbitrary<Predicate>;

/** Any predicate that the grammar has a text for, as a whole dependency. */
function anyDependency(atom: fc.Arbitrary<Predicate>): fc.Arbitrary<Predicate> {
  const predefined = fc.constantFrom("Or", "OnlyOne", "AllOrNone", "ZeroOrOne");
  const junctionOf = (heads: fc.Arbitrary<string>, part: fc.Arbitrary<Predicate>) =>
    fc
      .tuple(heads, fc.array(part, { minLength: 2, maxLength: 3 }))
      .map(([head, parts]) => [head, ...parts] as unknown as Predicate); // As above.
  const { part } = fc.letrec<{ part: Predicate }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3 },
      atom,
      junctionOf(fc.oneof(predefined, fc.constantFrom("AND", "OR")), tie("part")),
      tie("part").map((inner): Predicate => ["NOT", inner]),
    ),
  }));
  return fc.oneof(
    fc.tuple(part, part).map(([condition, consequence]): Predicate => ["IF", condition, consequence]),
    junctionOf(predefined, part),
    junctionOf(predefined, part).map((inner): Predicate => ["NOT", inner]),
  );
}

const anyPredicate = fc.oneof(anyDependency(fc.oneof(name, valueRelation, comparison)), comparison);

const printName = (each: string) => (/^\w+$/.test(each) && each !== "IF" ? each : `[${each}]`);
const printString = (each: string) => `'${each.replace(/[\\']/g, "\\$&")}'`;
const printOperand = (each: Operand): string =>
  typeof each === "string" ? printName(each) : `(${printOperand(each[1])} ${each[0]} ${printOperand(each[2])})`;

function print(predicate: Predicate): string {
  if (typeof predicate === "string") return printName(predicate);
  switch (predicate[0]) {
    case "NOT":
      return /^(Or|OnlyOne|AllOrNone|ZeroOrOne)$/.test(predicate[1][0] ?? "")
        ? `NOT ${print(predicate[1])}`
        : `NOT (${print(predicate[1])})`;
    case "IF":
      return `IF ${print(predicate[1])} THEN ${print(predicate[2])}`;
    case "AND":
    case "OR": {
      const [head, ...parts] = predicate;
      return parts
        .map((part) => (/^(AND|OR)$/.test(part[0] ?? "") ? `(${print(part)})` : print(part)))
        .join(` ${head} `);
    }
    case "IN": {
      const [, key, ...items] = predicate;
      return `${printName(key)}==${items.map((item) => (typeof item === "string" ? printString(item) : item)).join("|")}`;
    }
    case "LIKE":
      return `${printName(predicate[1])} LIKE "${predicate[2]}"`;
    case "Or":
    case "OnlyOne":
    case "AllOrNone":
    case "ZeroOrOne": {
      const [head, ...parts] = predicate;
      return `${head}(${parts.map(print).join(", ")})`;
    }
    default:
      return `${printOperand(predicate[1])} ${predicate[0]} ${
        typeof predicate[2] === "string" ? printName(predicate[2]) : predicate[2]
      }`;
  }
}

const isNumeric = (each: unknown) => typeof each !== "boolean" && /^-?[\d.]+$/.test(String(each));

function evaluateOperand(operand: Operand, from: Values): number {
  if (typeof operand === "string") return isNumeric(from[operand]) ? Number(from[operand]) : Number.NaN;
  const [a, b] = [evaluateOperand(operand[1], from), evaluateOperand(operand[2], from)];
  if (operand[0] === "+") return a + b;
  if (operand[0] === "-") return a - b;
  if (operand[0] === "*") return a * b;
  return b === 0 ? Number.NaN : a / b;
}

function compare<T extends number | string>(a: T, relation: string, b: T): boolean {
  if (relation === "<") return a < b;
  if (relation === ">") return a > b;
  if (relation === "<=") return a <= b;
  if (relation === ">=") return a >= b;
  return (relation === "==") === (a === b);
}

const isLike = (each: string, pattern: string): boolean =>
  pattern.startsWith("*")
    ? isLike(each, pattern.slice(1)) || (each !== "" && isLike(each.slice(1), pattern))
    : each === pattern || (each !== "" && each[0] === pattern[0] && isLike(each.slice(1), pattern.slice(1)));

/** What a relation says of values that are all given. */
function decideByValues(predicate: Predicate, from: Values): boolean {
  // One form for all relations; which has which is told by the head.
  const [head, left, right, ...others] = predicate as readonly [string, Operand, ...(string | number | boolean)[]];
  const a = typeof left === "string" ? from[left] : undefined;
  if (head === "IN") return [right, ...others].some((item) => String(item) === String(a));
  if (head === "LIKE") return a !== null && isLike(String(a), String(right));
  if (typeof right === "number") return compare(evaluateOperand(left, from), head, right);
  const b = from[String(right)];
  if (isNumeric(a) && isNumeric(b)) return compare(Number(a), head, Number(b));
  return a === null || b === null ? head === "!=" : compare(String(a), head, String(b));
}

/** What a predicate means, word for word. */
function evaluate(predicate: Predicate, from: Values, decide = decideByValues): boolean {
  if (typeof predicate === "string") return from[predicate] !== undefined;
  switch (predicate[0]) {
    case "NOT":
      return !evaluate(predicate[1], from, decide);
    case "IF":
      return evaluate(predicate[1], from, decide) ? evaluate(predicate[2], from, decide) : true;
    case "AND":
    case "OR":
    case "Or":
    case "OnlyOne":
    case "AllOrNone":
    case "ZeroOrOne": {
      const [head, ...parts] = predicate;
      const results = parts.map((part) => evaluate(part, from, decide));
      if (head === "AND") return !results.includes(false);
      if (head === "OR" || head === "Or") return results.includes(true);
      if (head === "AllOrNone") return !(results.includes(true) && results.includes(false));
      const atMostOne = results.indexOf(true) === results.lastIndexOf(true);
      return atMostOne && (head === "ZeroOrOne" || results.includes(true));
    }
    case "IN":
    case "LIKE":
      return from[predicate[1]] !== undefined && decide(predicate, from);
    default: {
      if (typeof predicate[1] === "string" && typeof predicate[2] === "number") {
        return from[predicate[1]] !== undefined && decide(predicate, from);
      }
      const binds = parametersOf({ text: "", predicate }).every((each) => from[each] !== undefined);
      return !binds || decide(predicate, from);
    }
  }
}

function relationsIn(predicate: Predicate): readonly string[] {
  const found = new Set<string>();
  const record = (each: Predicate) => found.add(JSON.stringify(each)).size < 0;
  evaluate(predicate, Object.fromEntries(names.map((each) => [each, "x"])), record);
  // A condition that is false hides its consequence.
  if (predicate[0] === "IF") for (const each of relationsIn(predicate[2] as Predicate)) found.add(each);
  return [...found];
}

/** Brute force: whether the dependencies hold for some truth of their relations, with just these parameters given. */
function canHold(dependencies: readonly Dependency[], set: readonly string[]): boolean {
  const relations = [...new Set(dependencies.flatMap(({ predicate }) => relationsIn(predicate)))];
  const from = Object.fromEntries(set.map((each) => [each, "x"]));
  return subsets(relations).some((truths) =>
    dependencies.every(({ predicate }) => evaluate(predicate, from, (each) => truths.includes(JSON.stringify(each)))),
  );
}

const fits = (member: Presence, set: readonly string[]) =>
  Object.entries(member).every(([key, is]) => is === "optional" || set.includes(key) === (is === "required"));

const namesOf = (dependencies: readonly Dependency[]) => [
  ...new Set(dependencies.flatMap((dependency) => parametersOf(dependency))),
];

/** Lists whose relations are few enough to try all. */
const anyDependencies = fc
  .array(anyPredicate, { minLength: 1, maxLength: 3 })
  .filter((list) => new Set(list.flatMap(relationsIn)).size <= 5)
  .map((list) => list.map((predicate): Dependency => ({ text: `${print(predicate)};`, predicate })));

suite("any dependency", () => {
  test("is read back as it was printed", () => {
    fc.assert(
      fc.property(anyPredicate, (predicate) => {
        expect(parseDependency(`${print(predicate)};`).predicate).toEqual(predicate);
      }),
    );
  });

  test("holds exactly when the plain evaluation says so", () => {
    fc.assert(
      fc.property(anyPredicate, fc.array(values, { minLength: 10, maxLength: 10 }), (predicate, list) => {
        const check = compileDependency(parseDependency(`${print(predicate)};`));

        for (const each of list) expect(check(each)).toBe(evaluate(predicate, each));
      }),
      { numRuns: 1000 },
    );
  });

  test("holds at run time only under presences that a member allows", () => {
    fc.assert(
      fc.property(anyDependencies, fc.array(values, { minLength: 20, maxLength: 20 }), (dependencies, list) => {
        const checks = dependencies.map(compileDependency);
        const holding = list.filter((each) => checks.every((check) => check(each)));
        fc.pre(holding.length > 0);
        const found = presence(dependencies, namesOf(dependencies));

        for (const each of holding) {
          const set = names.filter((key) => each[key] !== undefined);
          expect(found.some((member) => fits(member, set))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("can hold under each presence that a member allows, and under no other", () => {
    fc.assert(
      fc.property(anyDependencies, fc.subarray(names, { maxLength: 2 }), (dependencies, mandatory) => {
        const mentioned = namesOf(dependencies);
        const sets = subsets(mentioned).filter((set) =>
          mandatory.every((each) => set.includes(each) || !mentioned.includes(each)),
        );
        const allowed = sets.filter((set) => canHold(dependencies, set));
        const find = () => presence(dependencies, mentioned, new Set(mandatory));

        if (allowed.length === 0) {
          expect(find).toThrow("cannot hold");
          return;
        }
        const found = find();
        expect(sets.filter((set) => found.some((member) => fits(member, set)))).toEqual(allowed);
      }),
      { numRuns: 500 },
    );
  });

  test("has members that are as wide as can be, none of which can be left out", () => {
    fc.assert(
      fc.property(anyDependencies, (dependencies) => {
        const mentioned = namesOf(dependencies);
        const allowed = subsets(mentioned).filter((set) => canHold(dependencies, set));
        fc.pre(allowed.length > 0);
        const found = presence(dependencies, mentioned);

        for (const member of found) {
          const others = found.filter((other) => other !== member);
          expect(allowed.every((set) => others.some((other) => fits(other, set)))).toBe(false);
          for (const key of mentioned.filter((each) => member[each] !== "optional")) {
            const wider = { ...member, [key]: "optional" } as const;
            const fitting = subsets(mentioned).filter((set) => fits(wider, set));
            expect(fitting.every((set) => canHold(dependencies, set))).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
