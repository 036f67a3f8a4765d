import assert from "node:assert/strict";
import process from "node:process";

/** The mock exchange in a process of its own: `{ url, credentials }`, as `cancelkit mock --json` prints it. */
export const mock = JSON.parse(process.env.CANCELKIT_MOCK);

const cases = [];

/** Adds a case; each begins with an empty exchange. */
export function test(name, run) {
  cases.push({ name, run });
}

const { bun, deno } = process.versions;
/** What this runs on. */
export const runtime = bun ? "bun" : deno ? "deno" : "node";

/**
 * Adds a case that some runtimes cannot do, `because` of something of theirs. There it must fail with the `error`, so that
 * it is noticed when they can.
 *
 * @param limits Per runtime: `{ because, error }`.
 */
export function testBut(limits, name, run) {
  const limit = limits[runtime];
  if (limit) test(`${name}: not on ${runtime}, since ${limit.because}`, () => assert.rejects(run, limit.error));
  else test(name, run);
}

/** Runs all cases, one after the other, and prints a line of JSON for each: `{ name }`, or `{ name, error }`. */
export async function runCases() {
  for (const { name, run } of cases) {
    let error;
    try {
      await control("DELETE", "state");
      await run();
    } catch (thrown) {
      error = `${thrown?.stack ?? thrown}`;
    }
    console.log(JSON.stringify({ name, error }));
  }
}

/** Opens orders, and gives them as the ledger has them. */
export function open(orders) {
  return control("POST", "orders", orders);
}

export function listOpen() {
  return control("GET", "orders");
}

export function listRequests() {
  return control("GET", "requests");
}

/** Options for a client of the mock exchange, with keys of a kind. */
export function optionsFor(kind, options = {}) {
  return { ...mock.credentials[kind], baseUrl: mock.url, rateLimit: false, ...options };
}

/** Asks the mock exchange for something of its control API. */
export async function control(method, resource, body) {
  const answer = await fetch(`${mock.url}/_mock/${resource}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  assert.equal(answer.status, 200, text);
  return JSON.parse(text);
}
