import { parseArgs } from "node:util";
import { fuzz } from "./run.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: process.env.FUZZ_RUNS ?? "1000000" },
    seed: { type: "string", default: process.env.FUZZ_SEED ?? String(Date.now()) },
    /** The number of the first set, to see one again. */
    first: { type: "string", default: "0" },
  },
});
const start = performance.now();
const elapsed = () => `${Math.round((performance.now() - start) / 1000)} s`;
console.log(`seed ${values.seed}`);
const { done, refused, verified, by, faults } = await fuzz({
  runs: Number(values.runs),
  seed: values.seed,
  first: Number(values.first),
  onProgress: (sets) => console.log(`${sets} sets, ${elapsed()}`),
});
for (const [name, count] of [...by].sort()) console.log(`${String(count).padStart(8)}  ${name}`);
for (const fault of faults) console.log(fault);
console.log(
  `${done} sets in ${elapsed()}: ${refused} refused by the rules, ${verified} verified, ${faults.length} faults`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
