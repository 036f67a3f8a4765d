import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** The packed mock exchange in a process of its own. */
export interface MockProcess {
  /** The line of JSON that it printed, with its URL and credentials. */
  readonly line: string;
  end(): void;
}

/** Starts `npx cancelkit mock --json` in a project. */
export async function startMock(folder: string): Promise<MockProcess> {
  // A process group of its own, since npx starts others.
  const child = spawn("npx", ["cancelkit", "mock", "--json"], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close").then(([code]) => Promise.reject(new Error(`cancelkit mock ended with ${code}`)));
  ended.catch(() => {});
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), "line"), ended])) as [string];
  return { line, end: () => void (child.pid && process.kill(-child.pid, "SIGTERM")) };
}
