import { execFile } from "node:child_process";

export interface ExecuteOptions {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** In milliseconds; longer than anything here takes by default. */
  readonly timeoutMs?: number;
}

/**
 * Runs a command to its end.
 *
 * @returns What it printed on standard output.
 * @throws {Error} It could not be started, took too long or failed, with the end of what it printed.
 */
export function execute(
  [command, ...args]: readonly [command: string, ...args: string[]],
  { folder, environment, timeoutMs = 600_000 }: ExecuteOptions,
): Promise<string> {
  const options = {
    cwd: folder,
    env: { ...process.env, ...environment },
    timeout: timeoutMs,
    maxBuffer: 64 * 1024 * 1024,
  };
  return new Promise((resolve, reject) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const how = error.killed ? `did not end within ${timeoutMs} ms` : `failed (${error.code})`;
      reject(new Error(`${command} ${args.join(" ")} ${how}: ${`${stdout}\n${stderr}`.trim().slice(-4000)}`));
    });
  });
}
