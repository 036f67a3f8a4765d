import { spawn } from "node:child_process";

/** How a process ended; `status` is undefined when it could not be started or was killed. */
export interface Ended {
  readonly status: number | undefined;
  /** All that it wrote, or why it could not be started. */
  readonly output: string;
}

/** Runs a process to its end and keeps what it writes, for the case that it fails. */
export function run(
  command: string,
  args: readonly string[],
  { env = process.env, timeoutMs }: { readonly env?: NodeJS.ProcessEnv; readonly timeoutMs?: number } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, {
      env,
      stdio: ["ignore", "pipe", "pipe"],
      ...(timeoutMs !== undefined && { timeout: timeoutMs }),
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ status: undefined, output: error.message }));
    child.on("close", (status) => resolve({ status: status ?? undefined, output: output.trim() }));
  });
}
