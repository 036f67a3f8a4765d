import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";

/** Longer than the slowest start; a client that waits this long for something waits in vain. */
const patienceMs = 60_000;

/** A process that answers a line with a line. */
export interface LineProcess {
  /** The first line that it prints without being asked. */
  next(): Promise<string>;
  /** Sends a line, and gives the one that comes back. */
  ask(line: string): Promise<string>;
  end(): void;
}

/** Starts a process; what it says on standard error is shown if it ends too soon. */
export function startProcess(
  [command, ...args]: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>> = {},
): LineProcess {
  const child: ChildProcess = spawn(command, args, { env: { ...process.env, ...environment } });
  let errors = "";
  child.stderr?.on("data", (chunk) => {
    errors += chunk;
  });
  const ended = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("close", () => reject(new Error(`${command} ended: ${errors.slice(-2000)}`)));
  });
  // It is told to whoever waits for a line; nobody may.
  ended.catch(() => {});
  if (!child.stdout) throw new TypeError("a child without standard output");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const silence = new AbortController();
    const late = setTimeout(patienceMs, undefined, { signal: silence.signal }).then(() => {
      throw new Error(`${command} was silent for ${patienceMs} ms: ${errors.slice(-2000)}`);
    });
    const { value, done } = await Promise.race([lines.next(), ended, late]).finally(() => silence.abort());
    return done ? ended : value;
  };
  return {
    next,
    ask(line) {
      child.stdin?.write(`${line}\n`);
      return next();
    },
    end() {
      child.kill();
    },
  };
}
