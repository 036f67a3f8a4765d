import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { benchFolder, distFolder, programFolder, rootFolder } from "./paths.ts";

/**
 * Leads imports of `src/` and `generated/` to the compiled files, so that cancelkit is measured as it is published.
 *
 * @param external Whether they stay imports, as in a program, or are inlined, as in a bundle.
 */
function compiledCancelkit(external: boolean): Plugin {
  return {
    name: "compiled-cancelkit",
    setup({ onResolve }) {
      onResolve({ filter: /^(\.\.\/)+(src|generated)\/.*\.ts$/ }, ({ path }) => {
        const file = `${distFolder}${path.replace(/^(\.\.\/)+/, "").replace(/ts$/, "js")}`;
        return external ? { path: pathToFileURL(file).href, external, sideEffects: false } : { path: file };
      });
    },
  };
}

/** Builds programs for plain node: our own modules inlined, packages and cancelkit imported. */
export async function buildPrograms(programs: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, contents] of Object.entries(programs)) {
    await build({
      stdin: { contents, resolveDir: benchFolder, sourcefile: `${name}.program.ts`, loader: "ts" },
      outfile: programFile(name),
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20",
      // Programs know the folders by the place of `paths.ts`, not by their own.
      define: { "import.meta.url": JSON.stringify(pathToFileURL(`${benchFolder}paths.ts`).href) },
      logLevel: "error",
      plugins: [compiledCancelkit(true)],
    });
  }
}

/** Where a built program stands. */
export function programFile(name: string): string {
  return `${programFolder}${basename(name)}.mjs`;
}

/** The minified text of a module with all that it imports. */
export async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: benchFolder, loader: "ts" },
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node20",
    write: false,
    logLevel: "error",
    absWorkingDir: rootFolder,
    plugins: [compiledCancelkit(false)],
  });
  return outputFiles[0]?.text ?? "";
}
