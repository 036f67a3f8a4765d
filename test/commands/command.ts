import { join } from "node:path";
import { inject } from "vitest";

/** Where a module of this repository stands compiled, to be started as a process. */
export function compiled(path: string): string {
  return join(inject("commands"), path.replace(/\.ts$/, ".js"));
}
