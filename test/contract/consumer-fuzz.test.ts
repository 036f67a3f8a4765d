import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documents } from "../../generated/documents.ts";
import { Extremes } from "../../src/contract/record/extremes.ts";
import { nameLike } from "../../src/contract/record/name-like.ts";
import { writeContract } from "../../src/contract/record/write-contract.ts";
import { ContractError } from "../../src/contract/verify/contract-error.ts";
import { readContract } from "../../src/contract/verify/read-contract.ts";
import { verifyContract } from "../../src/contract/verify/verify.ts";
import { loadParsers } from "../../src/docs/parsers.ts";
import { readSpecs } from "../../src/docs/specs.ts";
import { type Core, createCore } from "../../src/testing/core.ts";
import { createCredentials } from "../../src/testing/exchanges/credentials.ts";
import { createMockExchange } from "../../src/testing/index.ts";
import { everyOperation } from "./consumer-runs.ts";

const specs = readSpecs(undefined, await loadParsers());
const credentials = createCredentials();
const now = 1_700_000_000_000;

const text = fc.oneof(
  fc.constantFrom(
    "BTCUSDT",
    "BTC_USDT",
    "28",
    "9223372036854775807",
    "TRUE",
    "true",
    "[28]",
    '["a"]',
    "[]",
    "",
    "-1",
    "5000.5",
    "60001",
  ),
  fc.string({ unit: "grapheme" }),
  fc.bigInt().map(String),
);
const operations = documents.flatMap(({ name, operations: all }) =>
  Object.values(all).map((operation) => ({ name, operation })),
);
const request = fc.constantFrom(...operations).chain(({ operation }) => {
  const names = [...operation.parameters.filter(({ filled }) => !filled).map(({ name }) => name), "colour"];
  return fc
    .record({ values: fc.dictionary(fc.constantFrom(...names), text), isSigned: fc.boolean() })
    .map((drawn) => ({ operation, ...drawn }));
});

type Drawn = typeof request extends fc.Arbitrary<infer T> ? T : never;

function send(core: Core, { operation, values, isSigned }: Drawn): void {
  const { [operation.parameters.find(({ in: place }) => place === "path")?.name ?? ""]: segment = "X_Y", ...others } =
    values;
  const path = operation.path.replace(/\{.+\}/, encodeURIComponent(segment));
  const query = new URLSearchParams({ ...others, ...(isSigned && { timestamp: String(now) }) }).toString();
  const signature = createHmac("sha256", credentials.hmac.secret).update(query).digest("hex");
  const payload = Buffer.from(JSON.stringify({ identity: credentials.bitopro.identity, nonce: now })).toString(
    "base64",
  );
  const isQuery = !operation.path.startsWith("/v3");
  const headers: Record<string, string> = isQuery
    ? { "x-mbx-apikey": credentials.hmac.apiKey }
    : {
        "x-bitopro-apikey": credentials.bitopro.apiKey,
        "x-bitopro-payload": payload,
        "x-bitopro-signature": createHmac("sha384", credentials.bitopro.secret).update(payload).digest("hex"),
      };
  const target = `${path}?${query}${isQuery && isSigned ? `&signature=${signature}` : ""}`;
  core.handle({ method: operation.method, target, headers, body: Buffer.alloc(0) });
}

describe("contracts of whatever was sent", () => {
  test("hold against the specs by which they were recorded, and are the same in any order", () => {
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 30 }), (sent) => {
        const [one, other] = [sent, sent.toReversed()].map((order) => {
          const core = createCore(documents, [credentials.hmac, credentials.bitopro], () => now);
          for (const each of order) send(core, each);
          return core;
        }) as [Core, Core];
        for (const { name } of documents) {
          const written = JSON.stringify(writeContract(one.recorder, one.apis, { provider: name }));

          expect(verifyContract(readContract("c", written), specs)).toMatchObject({
            breaks: [],
            changes: [],
            notes: [],
          });
          expect(JSON.stringify(writeContract(other.recorder, other.apis, { provider: name }))).toBe(written);
          expect(written).not.toContain(credentials.hmac.apiKey);
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test("hold with every documented error", async () => {
    for (const { name, document } of documents) {
      const exchange = await createMockExchange();
      const [consumed] = everyOperation.filter(({ api }) => api === name);
      const codes = (document["x-errors"] ?? []).flatMap(({ code }) => code ?? []);
      for (const code of new Set(codes)) {
        exchange.fail(`${name}/${consumed?.operation.id}`, { code });
        await consumed?.call(exchange, consumed.parameters(exchange, "fewest")).catch(() => {});
      }
      for (const status of [403, 409, 418, 429, 503]) {
        exchange.fail(`${name}/${consumed?.operation.id}`, { status });
        await consumed?.call(exchange, consumed.parameters(exchange, "fewest")).catch(() => {});
      }
      const contract = exchange.contract();
      await exchange.close();

      expect(contract.interactions.length).toBeGreaterThan(new Set(codes).size);
      expect(verifyContract(readContract("c", JSON.stringify(contract)), specs)).toMatchObject({
        breaks: [],
        changes: [],
      });
    }
  });

  test("are checked or refused, whatever stands in the file", async () => {
    const exchange = await createMockExchange();
    for (const consumed of everyOperation.filter(({ api }) => api === "binance-usdm-futures")) {
      await consumed.call(exchange, consumed.parameters(exchange, "most")).catch(() => {});
    }
    const contract = JSON.stringify(exchange.contract());
    await exchange.close();
    const values = contract.match(/"[^"]*"|-?\d+|true|false|\[[^[\]]*\]|\{[^{}]*\}/g)?.length ?? 0;

    fc.assert(
      fc.property(fc.nat(values - 1), fc.json(), (place, value) => {
        let index = 0;
        // Of a name that becomes another value the file is no JSON any more, which is a case as well.
        const changed = contract.replace(/"[^"]*"|-?\d+|true|false|\[[^[\]]*\]|\{[^{}]*\}/g, (found) =>
          index++ === place ? value : found,
        );
        try {
          verifyContract(readContract("c", changed), specs);
        } catch (error) {
          if (!(error instanceof ContractError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  test("stay small, however many requests there are", () => {
    const core = createCore(documents, [credentials.hmac], () => now, { history: 10 });
    const operation = operations.find(({ operation: { id } }) => id === "cancelOrder")?.operation as Drawn["operation"];
    const run = (count: number) => {
      for (let index = 0; index < count; index++) {
        send(core, { operation, values: { symbol: `S${index}`, orderId: String(index) }, isSigned: true });
      }
      return JSON.stringify(writeContract(core.recorder, core.apis)).length;
    };

    const first = run(100);

    expect(run(5000)).toBeLessThan(first + 200);
  }, 120_000);
});

describe("Extremes", () => {
  test("keeps the smallest and the largest of each part, in whatever order they come", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            a: fc.integer().map(String),
            b: fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom(":", "-1", "0")),
          }),
          { minLength: 1 },
        ),
        (parts) => {
          const keep = (list: typeof parts) => {
            const extremes = new Extremes<(typeof parts)[number]>();
            for (const each of list) extremes.add(each, each);
            return extremes.list();
          };
          const kept = keep(parts);
          const numbers = parts.map(({ a }) => Number(a));

          expect(keep(parts.toReversed())).toEqual(kept);
          expect(kept.length).toBeLessThanOrEqual(5);
          expect(kept.map(({ a }) => Number(a))).toEqual(
            expect.arrayContaining([Math.min(...numbers), Math.max(...numbers)]),
          );
        },
      ),
    );
  });
});

describe("nameLike", () => {
  test("keeps the length and the kinds of characters, and nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1 }), (name) => {
        const like = nameLike(name);
        const kinds = (each: string) => [/[a-z]/, /[A-Z]/, /\d/].map((kind) => kind.test(each));

        expect(like).toHaveLength(name.length);
        expect(kinds(like).every((is, index) => !is || kinds(name)[index])).toBe(true);
      }),
    );
    expect(nameLike("6f1c7a52-0d4e")).toBe(nameLike("0b9e3d41-7c2a"));
    expect(new Set([0, 1, 2, 27].map((index) => nameLike("abc", index))).size).toBe(4);
  });
});
