import { expect, suite, test } from "vitest";
import type { OperationFacts } from "../../src/facts.ts";
import type { Operation } from "../../src/operation.ts";
import { planProbes } from "../../src/probe/plan.ts";
import { loadApi, type ProbedApi } from "../../src/probe/probed-api.ts";
import { pauseOf } from "../../src/probe/run.ts";
import { createCore } from "../../src/testing/core.ts";
import { createCredentials } from "../../src/testing/exchanges/credentials.ts";
import { serve } from "./loopback.ts";
import { probe } from "./probe-runs.ts";

const id = "cancelMarginOrdersByPair";

/** The API as if its sweep over a pair only told what there is, since all that it has are sweeps. */
async function loadAsReading(): Promise<ProbedApi> {
  const { facts, operations, document, api, exchange } = await loadApi("bitopro");
  const { path = "", target } = facts[id] ?? {};
  const { delete: get } = document.paths[path] ?? {};
  return {
    // Nothing here is worth waiting for.
    api: { ...api, limits: {} },
    exchange,
    document: { ...document, paths: { [path]: { ...(get && { get }) } } },
    facts: { [id]: { ...facts[id], method: "GET", target: { ...target, effect: "read" } } as OperationFacts },
    operations: { [id]: { ...operations[id], method: "GET" } as Operation },
  };
}

suite("an API that signs a payload header", () => {
  test("is probed with its own signer, and with no time ahead of its nonces", async () => {
    const api = await loadAsReading();
    const credentials = { ...createCredentials().bitopro };
    const apis = [{ name: "bitopro", document: api.document, operations: api.facts }];
    const core = createCore(apis, [credentials], Date.now);
    core.open({ api: "bitopro", pair: "BTC_USDT", orderId: 1 });
    const server = await serve(({ method, url: target, headers, body }) => {
      const answer = core.handle({ method, target, headers, body: Buffer.from(body) });
      return { status: answer.status, headers: answer.headers, body: answer.body };
    });

    const { probed } = await probe(api, server.url, credentials);

    expect(probed.map(({ condition, state, came }) => [condition, state, came.slice(0, 3)])).toEqual([
      ["keyMissing", "as documented", "401"],
      ["keyUnknown", "as documented", "401"],
      ["signatureMissing", "as documented", "401"],
      ["signatureInvalid", "as documented", "401"],
      ["timestampBehind", "as documented", "409"],
      ["none", "as documented", "200"],
    ]);
    const shown = JSON.stringify(probed);
    for (const secret of Object.values(credentials)) expect(shown).not.toContain(secret);
  });

  test("would be asked no faster than its limits allow", async () => {
    const { api } = await loadApi("bitopro");
    const plan = planProbes({ ...(await loadAsReading()), api });

    expect([pauseOf(plan, 250), pauseOf(plan, 5000)]).toEqual([1000, 5000]);
  });
});
