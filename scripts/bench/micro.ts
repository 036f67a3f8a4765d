import assert from "node:assert/strict";
import { operations } from "../../generated/binance-margin/operations.ts";
import { operations as futures } from "../../generated/binance-usdm-futures/operations.ts";
import { type Check, decode as decodeAs } from "../../src/decode.ts";
import { exchange } from "../../src/exchanges/binance.ts";
import { compileQuery } from "../../src/query.ts";
import { compileRules } from "../../src/rules.ts";
import { createBatchAnswer, createSweepAnswer } from "./answers.ts";
import { headers, orderTarget } from "./by-hand.ts";
import { answerParent } from "./child.ts";
import { credentials } from "./credentials.ts";

/** Two ways to do the same, and how often in one turn. */
interface Pair {
  readonly repeat: number;
  readonly ours: () => unknown;
  readonly theirs: () => unknown;
}

const { cancelOrder, cancelAllOpenOrders } = operations;
const place = { api: "binance-margin", operation: "cancelOrder" };
const signer = exchange.createSigner(credentials, place);
const rules = compileRules(place, cancelOrder);
const serialize = compileQuery(cancelOrder);

const orderId = "283194212";
const given = { query: { symbol: "LTCBTC", orderId } };
const checked = rules(given, undefined, []);

function signed(parameters: typeof checked) {
  const { path, query, body, headers } = serialize(parameters);
  const rest = { signal: undefined, timeoutMs: 10_000, secrets: [] };
  const request = signer({ operation: cancelOrder, path, query, body, headers, ...rest }, Date.now());
  return { path: `${request.path}?${request.query}`, headers: request.headers };
}

function decoding(count: number, firstId: bigint, text: string, check: Check): Pair {
  const decode = () => decodeAs(text, check);
  assert.ok(JSON.stringify(decode()).includes(`"orderId":"${firstId}"`));
  return { repeat: 10_000 / count, ours: decode, theirs: () => JSON.parse(text) };
}

function sweep(count: number, firstId: bigint, lists: boolean): Pair {
  return decoding(count, firstId, createSweepAnswer(count, firstId, lists), cancelAllOpenOrders.answer);
}

function batch(count: number, firstId: bigint): Pair {
  return decoding(count, firstId, createBatchAnswer(count, firstId), futures.cancelMultipleOrders.answer);
}

const shortId = 283_194_212n;
const longId = 8_389_765_519_993_908_929n;

const pairs: Readonly<Record<string, Pair>> = {
  "query and HMAC": {
    repeat: 2_000,
    ours: () => signed(checked),
    theirs: () => ({ path: orderTarget(orderId), headers }),
  },
  "rules, query and HMAC": {
    repeat: 2_000,
    ours: () => signed(rules(given, undefined, [])),
    theirs: () => ({ path: orderTarget(orderId), headers }),
  },
  "1,000 orders, ids of 9 digits": sweep(1_000, shortId, false),
  "1,000 orders, ids of 15 digits": sweep(1_000, 283_194_212_123_456n, false),
  "1,000 orders, ids of 16 digits": sweep(1_000, 2_831_942_121_234_567n, false),
  "1,000 orders, ids of 17 digits": sweep(1_000, 28_319_421_212_345_678n, false),
  "1,000 orders, ids of 19 digits": sweep(1_000, longId, false),
  "1,000 orders, half of them in lists, ids of 9 digits": sweep(1_000, shortId, true),
  "1,000 orders, half of them in lists, ids of 19 digits": sweep(1_000, longId, true),
  "1,000 orders of a futures batch, ids of 9 digits": batch(1_000, shortId),
  "1,000 orders of a futures batch, ids of 19 digits": batch(1_000, longId),
  "10,000 orders, ids of 9 digits": sweep(10_000, shortId, false),
  "10,000 orders, ids of 19 digits": sweep(10_000, longId, false),
};

/** Microseconds of one go. */
function time(work: () => unknown, repeat: number): number {
  const start = performance.now();
  for (let go = 0; go < repeat; go++) work();
  return ((performance.now() - start) / repeat) * 1000;
}

const commands = {
  names: () => Object.keys(pairs),

  /** Times both ways in turn; which one begins alternates. */
  turn({ name, round }: { readonly name: string; readonly round: number }) {
    const { repeat, ours, theirs } = pairs[name] as Pair;
    const first = round % 2 === 0 ? time(ours, repeat) : undefined;
    const theirsUs = time(theirs, repeat);
    return { oursUs: first ?? time(ours, repeat), theirsUs };
  },
};

/** What the program answers to. */
export type MicroCommands = typeof commands;

answerParent(commands);
