import { expect, test } from "vitest";
import { runChaos } from "./chaos.ts";

test("what 300 calls through random faults say is true of the ledger", async () => {
  const seed = process.env.CHAOS_SEED ?? "every change";

  const { calls, violations } = await runChaos({ seed, calls: 300, lanes: 12 });

  expect(violations).toEqual([]);
  expect(calls).toBeGreaterThanOrEqual(300);
});
