import { expect, test } from "vitest";
import { fuzz } from "./run.ts";

test("every random parameter set is refused before it is sent, or arrives signed and as it was meant", async () => {
  const { done, refused, verified, faults } = await fuzz({
    runs: 3000,
    seed: process.env.FUZZ_SEED ?? `${Date.now()}`,
  });

  expect(faults).toEqual([]);
  expect(refused + verified).toBe(done);
  // As many as that show that neither half of the claim is empty.
  expect(refused).toBeGreaterThan(500);
  expect(verified).toBeGreaterThan(500);
});
