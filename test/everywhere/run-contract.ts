import { join } from "node:path";
import { execute } from "./execute.ts";
import { startMock } from "./mock.ts";
import { type Result, readResults, resultOf } from "./result.ts";
import type { Runtime } from "./runtimes.ts";

/** Runs the contract on a runtime, against a mock exchange in a process of its own. */
export async function runContract(
  project: string,
  { command, program, environment }: Runtime,
): Promise<readonly Result[]> {
  const mock = await startMock(project);
  try {
    const printed = await execute([...command, join(project, "contract", "contract.mjs")], {
      folder: project,
      environment: {
        ...environment,
        CANCELKIT_MOCK: mock.line,
        CANCELKIT_COMMAND: JSON.stringify(program),
        CANCELKIT_RUNTIME: JSON.stringify(command),
      },
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

/** Asks for what needs an optional package, in a project that has none of them. */
export function runAbsent(project: string, { command, program, environment }: Runtime): Promise<Result> {
  return resultOf("without the optional packages", () =>
    execute([...command, "absent.mjs"], {
      folder: project,
      environment: { ...environment, CANCELKIT_COMMAND: JSON.stringify(program) },
      timeoutMs: 60_000,
    }),
  );
}
