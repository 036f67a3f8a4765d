import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type ConnectionFault, type Fault, none } from "../../src/testing/faults/fault.ts";
import { createRandom } from "../../src/testing/faults/random.ts";
import { cancels } from "./cancels.ts";
import { type AnyClient, createClient } from "./clients.ts";
import { documentedFailures } from "./documented-replies.ts";
import { foreignAnswers, holds, transportFaults } from "./draw-fault.ts";
import { createFaultProxy, type FaultProxy } from "./fault-proxy.ts";
import { prepareSubject } from "./orders.ts";
import { createWitnessedExchange } from "./witnessed-exchange.ts";

/** One fault, then none: what each kind of cancel says of it, and how many requests reached the exchange. */

// Most of the time of a test is waiting.
vi.setConfig({ maxConcurrency: 24 });

type Said = readonly [said: string, reached: number];
interface Case {
  readonly fault: Fault;
  /** Without any retry. */
  readonly once: Said;
  /** With retries, for an operation that names its orders. */
  readonly named: Said;
  /** With retries, for a sweep. */
  readonly sweep: Said;
}

const done: Said = ["success", 1];
const refused: Said = ["rejected REFUSED", 0];

/** A fault that leaves the outcome open: only who names orders tries again, and cannot tell then if it was the first. */
function lost(code: string, fault: Fault): Case {
  const once: Said = [`unknown ${code}`, fault.forward ? 1 : 0];
  return { fault, once, named: fault.forward ? ["unknown ALREADY_GONE", 2] : done, sweep: once };
}

const codes: Readonly<Record<string, string>> = {
  reset: "CONNECTION_LOST",
  end: "CONNECTION_LOST",
  half: "CONNECTION_LOST",
  length: "CONNECTION_LOST",
  hang: "TIMEOUT",
  "late answer": "TIMEOUT",
  "drip too long": "TIMEOUT",
  "length too short": "INVALID_RESPONSE",
  HTML: "INVALID_RESPONSE",
  redirect: "REDIRECTED",
};

// For what never comes in time; a machine under load must be able to send a request within it.
const attemptTimeoutMs = 1000;
const random = createRandom("single faults");
const decoy = "http://127.0.0.1:9/";

/** What is expected of a fault, by its name. */
function caseOf(fault: Fault): Case {
  const { name, reply } = fault;
  if (name === "slow answer" || name === "drip in time") return { fault, once: done, named: done, sweep: done };
  const code = codes[name] ?? codes[name.split(/[ ,]/)[0] ?? ""];
  if (code) return lost(code, fault);
  if (reply.how === "instead" && reply.leaves === "open") return lost("UNKNOWN_OUTCOME", fault);
  const isRetried = reply.how === "instead" && (reply.isRetried === true || reply.status === 429);
  const later = isRetried ? done : refused;
  return { fault, once: refused, named: later, sweep: later };
}

// What is hardly late comes in time for a busy process, which looks at its timers late.
const tooLate = { how: "answer", afterMs: 3 * attemptTimeoutMs } as const;

const general = [
  // A request that comes late is drawn in the chaos runs: here it would still be under way when its test is over.
  ...transportFaults(attemptTimeoutMs, random)
    .filter(({ forwardAfterMs }) => !forwardAfterMs)
    .map((fault) => (fault.name === "late answer" ? { ...fault, reply: tooLate } : fault)),
  ...foreignAnswers(decoy),
  ...holds(random).filter(({ reply }) => !(reply.how === "instead" && reply.tells === "date")),
].map(caseOf);

const operations = cancels.filter(({ operation: { target } }, index, all) => {
  // One of each kind: an order by name, a batch, a sweep.
  return all.findIndex((each) => each.operation.target.select === target.select) === index;
});

describe.each(operations)("faults of $api $operation.id", { concurrent: true }, (cancel) => {
  const isSweep = cancel.operation.target.select === "all";

  test.each(general)("$fault.name, without retries", async ({ fault, once }) => {
    expect(await meet(cancel, fault, { maxRetries: 0 })).toEqual(once);
  });

  test.each(general)("$fault.name, with retries", async ({ fault, named, sweep }) => {
    expect(await meet(cancel, fault, { maxRetries: 2 })).toEqual(isSweep ? sweep : named);
  });
});

// An API has one way to fail for all of its operations; batches have a code of their own, and are one of the API's.
const first = cancels.filter(({ api }, index) => cancels.findIndex((each) => each.api === api) === index);

describe.each(first)("documented failures of $api $operation.id", { concurrent: true }, (cancel) => {
  const cases = documentedFailures(cancel.api, cancel.operation.id).map(caseOf);
  const isSweep = cancel.operation.target.select === "all";

  test.each(cases)("$fault.name, without retries", async ({ fault, once }) => {
    expect(await meet(cancel, fault, { maxRetries: 0 })).toEqual(once);
  });

  test.each(cases)("$fault.name, with retries", async ({ fault, named, sweep }) => {
    expect(await meet(cancel, fault, { maxRetries: 2 })).toEqual(isSweep ? sweep : named);
  });
});

describe.each(operations)("connections of $api $operation.id", { concurrent: true }, (cancel) => {
  const isSweep = cancel.operation.target.select === "all";
  const cut: Said = isSweep ? ["unknown CONNECTION_LOST", 0] : done;

  test.each<[ConnectionFault, Said]>([
    ["refuse", done],
    ["reset-unread", cut],
  ])("%s", async (fault, said) => {
    expect(await meet(cancel, none, { maxRetries: 10 }, fault)).toEqual(said);
  });
});

// Their ports stay taken until the end: a hold on an origin is remembered.
const proxies: FaultProxy[] = [];
afterAll(async () => void (await Promise.all(proxies.map((proxy) => proxy.close()))));

// The first call of a process loads and compiles what all need.
beforeAll(async () => {
  for (const cancel of operations) await meet(cancel, none, { maxRetries: 0 });
});

/** Makes one call through one fault. */
async function meet(
  cancel: (typeof cancels)[number],
  fault: Fault,
  options: { readonly maxRetries: number },
  connectionFault?: ConnectionFault,
): Promise<Said> {
  const exchange = createWitnessedExchange();
  const subject = prepareSubject(cancel, exchange, "C1", steady);
  const faults = [fault];
  let reached = 0;
  const proxy = await createFaultProxy({
    forward(request) {
      reached++;
      return exchange.handle(request);
    },
    faultOf: () => faults.shift() ?? none,
  });
  const client: AnyClient = createClient(cancel.api, { baseUrl: proxy.url, rateLimit: false }, exchange.credentials);
  // What fails by itself has all the time that a busy machine may need.
  const isSlow = ["hang", "late answer", "drip too long"].some((each) => fault.name.startsWith(each));
  const isRepeated = options.maxRetries > 0 && cancel.operation.target.select !== "all";
  if (connectionFault) await proxy.breakConnections(connectionFault);
  try {
    await client[cancel.operation.id]?.(subject.parameters, {
      ...options,
      timeoutMs: isSlow && !isRepeated ? attemptTimeoutMs : 20_000,
      attemptTimeoutMs: isSlow ? attemptTimeoutMs : 20_000,
    });
    return ["success", reached];
  } catch (error) {
    const { outcome, code } = error as { outcome?: string; code?: string };
    return [`${outcome} ${code}`, reached];
  } finally {
    client.close();
    proxies.push(proxy);
  }
}

/** Draws orders that are all open. */
const steady = { ...createRandom("steady"), next: () => 0.5, whole: (low: number) => low, chance: () => false };
