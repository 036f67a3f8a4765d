import assert from "node:assert/strict";
import process from "node:process";

/** The mock exchange in a process of its own: `{ url, credentials }`, as `cancelkit mock --json` prints it. */
export const mock = JSON.parse(process.env.CANCELKIT_MOCK);

const cases = [];

/** Adds a case; each begins with an empty exchange. */
export function test(name, run) {
  cases.push({ name, run });
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

async function control(method, resource, body) {
  const answer = await fetch(`${mock.url}/_mock/${resource}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  assert.equal(answer.status, 200, text);
  return JSON.parse(text);
}
