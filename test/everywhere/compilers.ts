import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A TypeScript of some version. */
export interface Compiler {
  readonly name: string;
  readonly version: number;
  /** Its command line program. */
  readonly tsc: string;
  /** What `compile.mjs` loads; absent since 7.0, which is no library but fast. */
  readonly library: string | undefined;
}

/** Finds the compilers that are installed in a folder, oldest first. */
export function findCompilers(folder: string): readonly Compiler[] {
  const modules = join(folder, "node_modules");
  return readdirSync(modules)
    .filter((name) => name.startsWith("typescript-"))
    .sort()
    .map((name) => {
      const packed = join(modules, name);
      const { version }: { version: string } = JSON.parse(readFileSync(join(packed, "package.json"), "utf8"));
      const library = Number.parseFloat(version) < 7 ? join(packed, "lib", "typescript.js") : undefined;
      const tsc = join(packed, "bin", "tsc");
      return { name: `typescript ${version}`, version: Number.parseFloat(version), tsc, library };
    });
}
