import fc from "fast-check";
import { expect, suite, test } from "vitest";
import { askGroups, askObjects } from "../../src/batch-asks.ts";
import { jsonList, object, quoted } from "../../src/values/json.ts";
import type { Refuse } from "../../src/values/kind.ts";
import { id } from "../../src/values/number.ts";
import { text } from "../../src/values/text.ts";

const refuse: Refuse = (rule) => new Error(rule);
const ids = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const given = fc.oneof(ids, ids.map(String), fc.nat());
const names = fc.string({ minLength: 1 }).filter((name) => name.trim() !== "");

const texts = (asked: ReturnType<ReturnType<typeof askGroups>["read"]>) =>
  asked.map(({ id, given }) => ({ id: String(id), given }));

suite("what a call asks for is the same by what was given and by what the rules made of it", () => {
  test.each([
    ["numbers", id],
    ["texts", quoted(id)],
  ])("in a map of lists of %s", (_what, item) => {
    const kind = object({ additional: jsonList(item) });
    const { read } = askGroups("pair");

    fc.assert(
      fc.property(fc.dictionary(names, fc.array(given)), (map) => {
        const asked = texts(read(map));
        expect(texts(read(kind(map, refuse)))).toEqual(asked);
        expect(asked).toEqual(
          Object.entries(map).flatMap(([pair, list]) => list.map((each) => ({ id: String(each), given: { pair } }))),
        );
      }),
    );
  });

  test("in a list of objects", () => {
    const kind = object({ required: { pair: quoted(text), oid: id } });
    const { read } = askObjects("oid", "pair");

    fc.assert(
      fc.property(fc.array(fc.record({ pair: names, oid: given })), (list) => {
        const asked = texts(read(list));
        expect(texts(read(list.map((each) => kind(each, refuse))))).toEqual(asked);
        expect(asked).toEqual(list.map(({ pair, oid }) => ({ id: String(oid), given: { pair } })));
      }),
    );
  });
});
