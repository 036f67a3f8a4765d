import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import type { Verdict } from "../../src/probe/judge.ts";
import { planProbes } from "../../src/probe/plan.ts";
import type { Probe } from "../../src/probe/probe.ts";
import { loadApi, type ProbedApi } from "../../src/probe/probed-api.ts";
import { type Outcome, runProbes } from "../../src/probe/run.ts";
import { compiled } from "../commands/command.ts";

/** A probe with what came of it. */
export interface Probed {
  readonly operation: string;
  readonly condition: Probe["condition"];
  readonly state: Verdict["state"];
  readonly came: string;
}

/** Probes an API of a server without waiting between requests. */
export async function probe(
  api: ProbedApi | string,
  baseUrl: string,
  credentials: object,
): Promise<Outcome & { readonly probed: readonly Probed[] }> {
  const plan = planProbes(typeof api === "string" ? await loadApi(api) : api);
  const outcome = await runProbes(plan, {
    baseUrl,
    credentials: credentials as Readonly<Record<string, string>>,
    delayMs: 0,
    timeoutMs: 2000,
  });
  const probed = plan.probes.map(({ subject, condition }, index) => {
    const { state, came } = outcome.verdicts[index] as Verdict;
    return { operation: subject.facts.id, condition, state, came };
  });
  return { ...outcome, probed };
}

export type Child = ChildProcessByStdio<null, Readable, Readable>;

/** The command line, with an environment that has these keys only. */
export function startCli(args: readonly string[], keys: Readonly<Record<string, string>> = {}): Child {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("CANCELKIT_"));
  return spawn(process.execPath, [compiled("src/cli/main.ts"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...Object.fromEntries(own), ...keys },
  });
}

/** What a command prints until it ends. */
export async function runCli(
  args: readonly string[],
  keys?: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = startCli(args, keys);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}
