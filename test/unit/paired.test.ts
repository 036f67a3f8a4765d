import fc from "fast-check";
import { expect, suite, test } from "vitest";
import { answerWith, listAnswer } from "../../src/batch-answers.ts";
import { type Asked, askedFor, type BatchAnswer, standing } from "../../src/batch-items.ts";
import type { CancelkitError } from "../../src/errors.ts";
import type { Batch } from "../../src/operation.ts";
import { pairAnswer as pairEntries } from "../../src/paired.ts";

const batch: Batch = {
  by: { ids: ["id"] },
  within: { market: ["market"] },
  failure: ["why"],
  canceled: { why: [""], state: ["dead", ""] },
};
const asked = (...ids: readonly string[]) => askedFor(batch, { ids, market: "A" });
const pairAnswer = (
  of: Batch,
  ids: readonly Asked[],
  answer: unknown,
  lost?: CancelkitError,
  isOpen: (item: unknown) => boolean = () => false,
  shape: BatchAnswer = listAnswer,
) => pairEntries(of, shape.read(answer), ids, lost, isOpen);
const pairInside = (shape: BatchAnswer, ids: readonly Asked[], answer: unknown) =>
  pairAnswer(batch, ids, answer, undefined, undefined, shape);
const named: Batch = { ...batch, by: { ids: ["id"], names: ["name"] } };
const askedBoth = (parameters: Readonly<Record<string, unknown>>) => askedFor(named, parameters);
const order = (id: string, rest: object = {}) => ({ id, market: "A", ...rest });
const error = (why: string) => ({ why });
const brief = ({ canceled, failed, unanswered }: ReturnType<typeof pairAnswer>) => [
  canceled.map(({ id }) => id).join(),
  failed.map(({ id, error }) => `${id}:${(error as { why: string }).why}`).join(),
  unanswered.map(({ id }) => id).join(),
];

suite("pairing an answer with what was asked for", () => {
  test.each<[what: string, ids: string[], items: unknown, lists: [string, string, string]]>([
    ["orders, whatever their order", ["1", "2", "3"], [order("3"), order("1"), order("2")], ["1,2,3", "", ""]],
    ["one reason for one id", ["1"], [error("x")], ["", "1:x", ""]],
    ["a reason for the only id that is left", ["1", "2"], [error("x"), order("2")], ["2", "1:x", ""]],
    [
      "the same reason for all that is left",
      ["1", "2", "3"],
      [error("x"), order("2"), error("x")],
      ["2", "1:x,3:x", ""],
    ],
    ["no reason where they differ", ["1", "2", "3"], [error("x"), order("2"), error("y")], ["2", "", "1,3"]],
    ["no reason where an item is missing", ["1", "2", "3"], [error("x"), order("2")], ["2", "", "1,3"]],
    ["no reason where an item is too much", ["1", "2"], [error("x"), order("2"), error("x")], ["2", "", "1"]],
    ["no reason beside an order of another id", ["1", "2"], [error("x"), order("9")], ["", "", "1,2"]],
    [
      "no reason beside an order of another market",
      ["1", "2"],
      [error("x"), order("2", { market: "B" })],
      ["", "", "1,2"],
    ],
    ["a market whatever its case", ["2"], [order("2", { market: "a" })], ["2", "", ""]],
    ["no reason beside a repeated order", ["1", "2", "3"], [error("x"), order("2"), order("2")], ["2", "", "1,3"]],
    ["no order of which there are two", ["1", "2"], [order("2"), order("2", { filled: "1" })], ["", "", "1,2"]],
    ["a reason that has an id", ["1", "2"], [order("2"), { ...error("x"), id: "1" }], ["2", "1:x", ""]],
    [
      "reasons that have ids, however they differ, and no other id",
      ["1", "2", "3"],
      [
        { ...error("x"), id: "3" },
        { ...error("y"), id: "1" },
      ],
      ["", "1:y,3:x", "2"],
    ],
    ["a reason that has all that an order has", ["1", "2"], [{ ...order("1"), ...error("x") }], ["", "1:x", "2"]],
    ["no reason of another market", ["1"], [{ ...order("1", { market: "B" }), ...error("x") }], ["", "", "1"]],
    ["no reason of another id", ["1"], [{ ...error("x"), id: "9" }], ["", "", "1"]],
    ["nothing where order and reason have the same id", ["1"], [order("1"), { ...error("x"), id: "1" }], ["", "", "1"]],
    ["nothing for a field of a reason that is zero", ["1"], [order("1", { why: 0 })], ["", "", "1"]],
    [
      "an order whose reason is null or empty",
      ["1", "2"],
      [order("1", { why: null }), order("2", { why: "" })],
      ["1,2", "", ""],
    ],
    ["an order that says that it is canceled", ["1"], [order("1", { state: "dead" })], ["1", "", ""]],
    [
      "nothing of an order that stands otherwise, and what is left to the others",
      ["1", "2", "3"],
      [order("1", { state: "done" }), error("x"), order("3")],
      ["3", "2:x", "1"],
    ],
    ["nothing for what is neither", ["1", "2"], [order("2"), {}], ["2", "", "1"]],
    ["nothing for null", ["1", "2"], [order("2"), null], ["2", "", "1"]],
    ["nothing of an id that was asked for twice", ["1", "1"], [order("1"), error("x")], ["", "", "1,1"]],
    ["nothing of an empty answer", ["1", "2"], [], ["", "", "1,2"]],
    ["nothing of an answer that is no list", ["1", "2"], { id: "1" }, ["", "", "1,2"]],
    ["nothing of no answer", ["1", "2"], undefined, ["", "", "1,2"]],
    [
      "names that objects have anyway",
      ["__proto__", "toString"],
      [order("__proto__"), error("x")],
      ["__proto__", "toString:x", ""],
    ],
  ])("gives %s", (_what, ids, items, lists) => {
    expect(brief(pairAnswer(batch, asked(...ids), items))).toEqual(lists);
  });

  test("gives order and reason as they are", () => {
    const items = [order("1"), error("x")];

    const paired = pairAnswer(batch, asked("2", "1"), items);

    expect(paired.canceled[0]?.order).toBe(items[0]);
    expect(paired.failed[0]?.error).toBe(items[1]);
  });

  test("takes items from the field of the answer that has them", () => {
    const within = { data: [order("1")] };

    expect(brief(pairInside(answerWith(["data"]), asked("1"), within))).toEqual(["1", "", ""]);
    expect(brief(pairInside(answerWith(["data"]), asked("1"), within.data))).toEqual(["", "", "1"]);
  });

  test("takes orders and reasons from two fields", () => {
    const apart = answerWith(["done"], ["failed"]);
    const reason = { ...error("x"), id: "2" };

    expect(brief(pairInside(apart, asked("1", "2"), { done: [order("1")], failed: [reason] }))).toEqual([
      "1",
      "2:x",
      "",
    ]);
    expect(brief(pairInside(apart, asked("1"), { done: [order("1")] }))).toEqual(["1", "", ""]);
  });

  test("leaves orders open where reasons stand apart that are more than those that are left", () => {
    const apart = answerWith(["done"], ["failed"]);
    const stateless: Batch = { ...batch, canceled: { why: [""] } };
    const pair = (of: Batch, done: readonly string[], failed: readonly string[]) =>
      brief(
        pairAnswer(
          of,
          asked("1", "2"),
          { done: done.map((id) => order(id, { state: "dead" })), failed: failed.map(error) },
          undefined,
          undefined,
          apart,
        ),
      );

    expect(pair(stateless, ["1", "2"], ["", "x"])).toEqual(["", "", "1,2"]);
    expect(pair(stateless, ["1"], ["x"])).toEqual(["1", "2:x", ""]);
    expect(pair(stateless, ["1"], ["x", "y"])).toEqual(["", "", "1,2"]);
    // Where orders say themselves how they stand, they are believed.
    expect(pair({ ...batch, canceled: { why: [""], state: ["dead"] } }, ["1", "2"], ["", "x"])).toEqual([
      "1,2",
      "",
      "",
    ]);
  });

  test("goes by each place that may say what narrows an order", () => {
    const grouped: Batch = { ...batch, within: { market: ["", "market"] } };
    const pair = (done: object, failed: readonly object[]) =>
      brief(
        pairAnswer(grouped, asked("1", "2"), { done, failed }, undefined, undefined, answerWith(["done"], ["failed"])),
      );

    expect(pair({ A: [{ id: "1" }] }, [{ ...error("x"), id: "2", market: "A" }])).toEqual(["1", "2:x", ""]);
    expect(pair({ B: [{ id: "1" }] }, [{ ...error("x"), id: "2", market: "B" }])).toEqual(["", "", "1,2"]);
    expect(pair({ A: [{ id: "1", market: "B" }] }, [])).toEqual(["", "", "1,2"]);
  });

  test("takes items that are ids alone", () => {
    const plain: Batch = { by: { ids: [""] }, within: {}, failure: [], canceled: {} };
    const ids = askedFor(plain, { ids: ["1", "2"] });

    expect(pairAnswer(plain, ids, ["2"])).toEqual({
      canceled: [{ id: "2", order: "2" }],
      failed: [],
      unanswered: [{ id: "1" }],
    });
  });

  test("leaves open what a reason that has an id leaves open", () => {
    const items = [
      { ...error("x"), id: "1" },
      { ...error("y"), id: "2" },
    ];
    const isOpen = (item: unknown) => (item as { why: string }).why === "x";

    expect(brief(pairAnswer(batch, asked("1", "2"), items, undefined, isOpen))).toEqual(["", "2:y", "1"]);
  });

  test("of an API whose items are all orders never gives a reason", () => {
    expect(
      brief(pairAnswer({ ...batch, failure: [], canceled: {} }, asked("1", "2"), [order("1"), error("x")])),
    ).toEqual(["1", "", "2"]);
  });

  test("after a lost answer leaves open what is not shown as canceled, with the cause", () => {
    const lost = new Error("lost") as never;

    const paired = pairAnswer(batch, asked("1", "2"), [order("2"), error("x")], lost);

    expect(brief(paired)).toEqual(["2", "", "1"]);
    expect(paired.unanswered).toEqual([{ id: "1", cause: lost }]);
  });

  test("tells ids of several lists apart", () => {
    const both = askedBoth({ ids: "1", names: "1" });

    expect(
      brief(
        pairAnswer(named, both, [
          { id: "7", name: "1" },
          { id: "1", name: "2" },
        ]),
      ),
    ).toEqual(["1,1", "", ""]);
    expect(brief(pairAnswer(named, both, [{ id: "1", name: "1" }, { why: "x" }]))).toEqual(["", "", "1,1"]);
  });

  test("knows an order that was looked for by the id that it was looked for by", () => {
    const both = askedBoth({ ids: ["1", "2"], names: ["1", "2"] });
    const found = order("9");
    standing.set(found, { key: "names 2", state: "canceled" });

    const { canceled, unanswered } = pairAnswer(named, both, [found]);

    expect(canceled).toEqual([{ id: "2", order: found }]);
    expect(unanswered).toHaveLength(3);
  });
});

suite("the work of pairing", () => {
  const count = 2000;
  const ids = Array.from({ length: count }, (_, index) => String(index));
  let steps = 0;
  /** Counts how often a field is looked at, or the whole is compared. */
  const watch = (item: object) =>
    new Proxy(item, {
      get(target, name, receiver) {
        steps++;
        return Reflect.get(target, name, receiver);
      },
    });

  test.each<[what: string, items: object[], lists: [number, number, number]]>([
    ["orders in reverse", ids.map((id) => order(id)).reverse(), [count, 0, 0]],
    ["reasons that name no id", ids.map(() => error("x")), [0, count, 0]],
    ["reasons that name none, and differ", ids.map((id) => error(id)), [0, 0, count]],
    ["orders of other ids", ids.map((id) => order(`${id}x`)), [0, 0, count]],
    ["one order again and again", ids.map(() => order("1")), [1, 0, count - 1]],
  ])("grows with the answer, not with its square: %s", (_what, items, lists) => {
    steps = 0;

    const { canceled, failed, unanswered } = pairAnswer(batch, asked(...ids), items.map(watch));

    expect([canceled.length, failed.length, unanswered.length]).toEqual(lists);
    expect(steps).toBeLessThan(30 * count);
  });
});

// What the exchange did to each id: canceled it, or refused with one of two reasons.
const fates = fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 10 }).chain((ids) =>
  fc.record({
    ids: fc.constant(ids.map(String)),
    fates: fc.array(fc.constantFrom("canceled", "x", "y"), { minLength: ids.length, maxLength: ids.length }),
  }),
);
const meddling = fc.array(
  fc.record({
    kind: fc.constantFrom("drop", "repeat", "foreign", "other market", "odd"),
    at: fc.nat(20),
    to: fc.nat(20),
  }),
  { maxLength: 3 },
);

test("never states what is not so, however the answer is reordered, cut, repeated or mixed", () => {
  const property = fc.property(fates, meddling, fc.infiniteStream(fc.nat(1000)), ({ ids, fates }, meddlings, keys) => {
    const fateOf = new Map(ids.map((id, index) => [id, fates[index]]));
    const truth: unknown[] = ids.map((id, index) =>
      fates[index] === "canceled" ? order(id) : error(String(fates[index])),
    );
    const shuffled = truth
      .map((item) => ({ item, key: keys.next().value ?? 0 }))
      .sort((one, other) => one.key - other.key);
    const items = shuffled.map(({ item }) => item);
    for (const { kind, at, to } of meddlings) {
      const index = at % (items.length + 1);
      // Reasons do not say whose they are: one that stands twice in the place of a dropped item cannot be noticed.
      const unnoticed = (item: unknown) => "why" in Object(item) && meddlings.some(({ kind }) => kind === "drop");
      if (kind === "drop") items.splice(index, 1);
      else if (kind === "repeat" && unnoticed(items[index])) continue;
      else if (kind === "repeat") items.splice(to % (items.length + 1), 0, ...items.slice(index, index + 1));
      else if (kind === "foreign") items.splice(index, 0, order(String(100 + to)));
      else if (kind === "other market") items.splice(index, 0, order(ids[to % ids.length] ?? "", { market: "B" }));
      else items.splice(index, 0, [null, 5, "x", {}, { id: {} }, []][to % 6]);
    }

    const { canceled, failed, unanswered } = pairAnswer(batch, asked(...ids), items);

    for (const { id, order } of canceled) {
      expect(fateOf.get(id)).toBe("canceled");
      expect(order).toMatchObject({ id, market: "A" });
    }
    for (const { id, error } of failed) expect(error).toEqual({ why: fateOf.get(id) });
    const listed = [...canceled, ...failed, ...unanswered].map(({ id }) => id);
    expect(listed.sort()).toEqual([...ids].sort());
    if (meddlings.length > 0) return;
    const reasons = new Set(fates.filter((fate) => fate !== "canceled"));
    expect(canceled).toHaveLength(fates.filter((fate) => fate === "canceled").length);
    expect(unanswered).toHaveLength(reasons.size > 1 ? ids.length - canceled.length : 0);
  });
  fc.assert(property, { numRuns: 3000 });
});
