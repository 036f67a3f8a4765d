import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";

const folders = ["src", "generated", "scripts/codegen", "test/fixtures"];

/**
 * Compiles what tests start as processes, once per run and file by file as the package is built: started from their
 * source, dozens of commands would compile it again each.
 *
 * The folder is below `node_modules`, from where the commands find the packages and the specs; it goes with the run.
 */
export default async function compile(project: TestProject): Promise<() => void> {
  const cache = resolve("node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "commands-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  await build({
    entryPoints: ["scripts/codegen.ts", ...folders.flatMap(modulesOf)],
    outdir: folder,
    outbase: ".",
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "error",
    plugins: [
      {
        name: "file by file",
        setup: ({ onResolve }) => {
          onResolve({ filter: /./ }, ({ path, kind }) =>
            kind === "entry-point" ? undefined : { path: path.replace(/^(\.{1,2}\/.*)\.ts$/, "$1.js"), external: true },
          );
        },
      },
    ],
  });
  project.provide("commands", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

function modulesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.startsWith("openapi-generator"))
    .map((path) => join(folder, path));
}

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder of the compiled commands. */
    commands: string;
  }
}
