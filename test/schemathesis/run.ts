import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { installPython } from "../clients/install.ts";
import { type Breakage, breakages } from "./breakages.ts";
import { isSigned, readSpecs, type Spec } from "./documents.ts";
import { type Examination, examine } from "./examine.ts";
import { describe, judge, modesOf } from "./judge.ts";
import { spoil, withMock } from "./mock.ts";

/** Lets schemathesis compare the mock exchange with each of the specs, and makes sure that it would find something. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string", default: "1" }, "max-examples": { type: "string", default: "25" } },
});
const [only = ""] = positionals;
const seed = readCount("seed");
const maxExamples = readCount("max-examples");
const installed = await installPython("schemathesis", join(import.meta.dirname, "python"));
const specs = await readSpecs();
const asked = specs.filter(({ name }) => name.includes(only));
let passed = 0;
let failed = 0;

const tasks = [
  ...asked.flatMap((spec) => modesOf(spec).map((mode) => () => check(spec, mode))),
  ...(only === "" ? breakages : []).map((breakage) => () => checkBreakage(breakage)),
];
// Each waits half of the time, by turns for Python and for Node.
const lanes = Array.from({ length: 2 }, async () => {
  for (let task = tasks.shift(); task; task = tasks.shift()) await task();
});
await Promise.all(lanes);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && asked.length > 0 ? 0 : 1;

/** Nothing may be found, and every operation must have been seen to succeed. */
async function check(spec: Spec, mode: Examination["mode"]): Promise<void> {
  const { name, file } = spec;
  const outcome = await withMock(mode === "signed", (url) =>
    examine(installed, { name, file, url, mode, seed, maxExamples }),
  );
  const wrong = judge(spec, mode, outcome);
  const facts = describe(spec, mode, outcome);
  report(`${name}, ${mode}`, facts, wrong.length > 0 ? `${wrong.join(", ")}\n${outcome.printed}` : undefined);
}

/** What is broken must be found. */
async function checkBreakage({ title, mode, fault, change, finds }: Breakage): Promise<void> {
  const spec = specs.find(({ document }) => isSigned(document));
  if (!spec) throw new Error("there is no spec of an API that is signed");
  const folder = await mkdtemp(join(tmpdir(), "cancelkit-schemathesis-"));
  const file = join(folder, "changed.yaml");
  try {
    await writeFile(file, stringify(change?.(spec.document) ?? spec.document, { aliasDuplicateObjects: false }));
    const outcome = await withMock(mode === "signed", async (url) => {
      if (fault) await spoil(url, fault);
      return examine(installed, { name: spec.name, file, url, mode, seed, maxExamples: 1, phases: "coverage" });
    });
    const found = judge(spec, mode, outcome);
    const missed = finds.filter((kind) => !found.includes(kind));
    const problem = `${missed.join(", ")} not found\n${outcome.printed}`;
    report(`noticed: ${title}`, finds.join(", "), missed.length > 0 ? problem : undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function report(title: string, facts: string, problem: string | undefined): void {
  if (problem === undefined) passed += 1;
  else failed += 1;
  console.log(problem === undefined ? `ok   · ${title} · ${facts}` : `FAIL · ${title} · ${problem}`);
}

function readCount(name: keyof typeof values): number {
  const count = Number(values[name]);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new Error(`--${name} must be a whole number above 0, and is ${values[name]}: give one, or leave it out`);
}
