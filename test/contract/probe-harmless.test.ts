import fc from "fast-check";
import { beforeAll, expect, suite, test } from "vitest";
import { documents } from "../../generated/documents.ts";
import { assertHarmless } from "../../src/probe/harmless.ts";
import { planProbes } from "../../src/probe/plan.ts";
import { loadApi, type ProbedApi } from "../../src/probe/probed-api.ts";
import { makeUpId } from "../../src/probe/unknown-id.ts";

let apis: readonly ProbedApi[];

beforeAll(async () => {
  apis = await Promise.all(documents.map(({ name }) => loadApi(name)));
});

/** Random bytes that fast-check chooses, over and over again. */
const randoms = fc
  .uint8Array({ minLength: 1, maxLength: 64 })
  .map(
    (bytes) => (size: number) =>
      Buffer.from(Array.from({ length: size }, (_, index) => bytes[index % bytes.length] ?? 0)),
  );
const edges = [0, 127, 128, 255].map((byte) => (size: number) => Buffer.alloc(size, byte));
const anyRandom = fc.oneof(randoms, fc.constantFrom(...edges));

suite("ids that were made up", () => {
  test("are texts that no other client's naming begins like, whatever was drawn", () => {
    fc.assert(
      fc.property(anyRandom, (random) => {
        expect(makeUpId({ type: "string" }, random)).toMatch(/^ck-[0-9a-f]{32}$/);
      }),
    );
  });

  test("are numbers beyond all that may be open, and within 64 bits, whatever was drawn", () => {
    fc.assert(
      fc.property(anyRandom, fc.bigInt({ min: 0n, max: 2n ** 63n - 2n ** 48n - 1n }), (random, open) => {
        const id = BigInt(makeUpId({ type: "id" }, random) as string);

        expect(id).toBeGreaterThan(open);
        expect(id).toBeLessThan(2n ** 63n);
      }),
    );
  });

  test.each([
    ["a pattern without dashes", { pattern: "^[0-9a-f]+$" }, /^[0-9a-f]{32}$/],
    ["a pattern of capitals", { pattern: "^[0-9A-F]+$" }, /^[0-9A-F]{32}$/],
    ["room for 32", { maxLength: 32 }, /^[0-9a-f]{32}$/],
  ])("keep to %s", (_, rules, expected) => {
    expect(makeUpId({ type: "string", ...rules }, (size) => Buffer.alloc(size, 0xab))).toMatch(expected);
  });

  test.each([
    ["too little room", { type: "string", maxLength: 31 }],
    ["too short a number", { type: "integer", maximum: 1000 }],
    ["a pattern of its own", { type: "string", pattern: "^[A-Z]{3}$" }],
    ["listed values", { type: "string", enum: ["one", "two"] }],
  ] as const)("there are none with %s", (_, value) => {
    expect(makeUpId(value, (size) => Buffer.alloc(size, 1))).toBeUndefined();
  });
});

suite("a plan", () => {
  const openNumbers = fc.bigInt({ min: 1n, max: 2n ** 63n - 2n ** 48n - 1n }).map(String);
  const openTexts = fc
    .oneof(fc.uuid(), fc.stringMatching(/^[.:/\w-]{1,36}$/), fc.stringMatching(/^[0-9a-f]{32}$/))
    .filter((id) => !id.startsWith("ck-"));

  test("names no open order, and sweeps nothing, whatever was drawn", () => {
    fc.assert(
      fc.property(anyRandom, openNumbers, openTexts, (random, number, text) => {
        for (const api of apis) {
          const { probes, madeUp } = planProbes(api, { random });
          expect(madeUp.has(number) || madeUp.has(text)).toBe(false);
          for (const { subject, parameters, request } of probes) {
            const { facts } = subject;
            const { effect, select, by = {} } = facts.target ?? {};
            expect(() => assertHarmless(facts, parameters, madeUp)).not.toThrow();
            expect(effect === "cancel" && select === "all").toBe(false);
            const pairs = [...new URLSearchParams(request.query)].filter(([name]) => Object.hasOwn(by, name));
            const sent = pairs.flatMap(([, value]) => (value.startsWith("[") ? JSON.parse(value) : value));
            expect(sent.filter((id) => !madeUp.has(id))).toEqual([]);
            if (effect === "cancel") expect(sent).not.toEqual([]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("draws anew each time", () => {
    const drawn = apis.flatMap((api) => [planProbes(api), planProbes(api)].map(({ madeUp }) => [...madeUp]));

    expect(new Set(drawn.flat()).size).toBe(drawn.flat().length);
  });
});

suite("assertHarmless", () => {
  const madeUp = new Set(["ck-1"]);

  test.each([
    ["an id that was not made up", "cancelOrder", { symbol: "A", origClientOrderId: "mine" }],
    [
      "an id that was made up beside one that was not",
      "cancelOrder",
      { symbol: "A", origClientOrderId: "ck-1", orderId: "1" },
    ],
    ["no id", "cancelOrder", { symbol: "A" }],
    ["a sweep", "cancelAllOpenOrders", { symbol: "A" }],
    ["a sweep with an id", "cancelAllOpenOrders", { symbol: "A", origClientOrderId: "ck-1" }],
  ])("refuses %s", (_, id, parameters) => {
    const operation = apis[0]?.facts[id];

    expect(() => assertHarmless(operation as never, parameters, madeUp)).toThrow(/was not sent/);
  });
});
