import { spawn } from "node:child_process";
import { once } from "node:events";
import type { BenchContext } from "./bench-context.ts";
import { programFile } from "./programs.ts";
import { shuffle } from "./random.ts";

/** The name of the program that does nothing. */
export const emptyProgram = "empty node";

/** Milliseconds from start to exit of a program that cancels one order, round by round. */
export async function measureColdStart(context: BenchContext): Promise<ReadonlyMap<string, readonly number[]>> {
  const { plan, contenders, random } = context;
  const programs = contenders.map(({ name, module }) => ({ name, file: programFile(`cold-${module}`) }));
  programs.push({ name: emptyProgram, file: programFile("empty") });
  const results = new Map<string, number[]>(programs.map(({ name }) => [name, []]));
  const end = performance.now() + plan.coldStartMs;
  // The first round brings the files into memory and does not count.
  for (let round = 0; round <= plan.coldStarts && performance.now() < end; round++) {
    for (const { name, file } of shuffle(programs, random)) {
      const took = await run(file, context);
      if (round > 0) results.get(name)?.push(took);
    }
  }
  return results;
}

async function run(file: string, { url, env }: BenchContext): Promise<number> {
  const start = performance.now();
  const program = spawn(process.execPath, [file, url, "283194212"], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(program, "exit");
  const took = performance.now() - start;
  if (code !== 0) throw new Error(`${file} ended with exit code ${code}`);
  return took;
}
