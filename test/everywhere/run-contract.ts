import { join } from "node:path";
import { execute } from "./execute.ts";
import { startMock } from "./mock.ts";
import { type Result, readResults, resultOf } from "./result.ts";
import type { Runtime } from "./runtimes.ts";

/** Runs the contract on a runtime, against a mock exchange in a process of its own. */
export async function runContract(project: string, { command, environment }: Runtime): Promise<readonly Result[]> {
  const mock = await startMock(project);
  try {
    const printed = await execute([...command, join(project, "contract", "contract.mjs")], {
      folder: project,
      environment: { ...environment, CANCELKIT_MOCK: mock.line },
      timeoutMs: 120_000,
    });
    const results = readResults(printed);
    const ended = printed.trimEnd().endsWith("\nend");
    return ended ? results : [...results, { name: "the contract", error: `ended too soon: ${printed.slice(-1000)}` }];
  } finally {
    mock.end();
  }
}

/** Uses every entry point by `require`. */
export function runRequire(project: string, { command, environment }: Runtime): Promise<Result> {
  const file = join(project, "contract", "require.cjs");
  return resultOf("require", () => execute([...command, file], { folder: project, environment, timeoutMs: 60_000 }));
}
