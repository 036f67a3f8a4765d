import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Compiler } from "./compilers.ts";
import { execute } from "./execute.ts";
import { type Result, readResults, resultOf } from "./result.ts";
import type { Runtime } from "./runtimes.ts";

const sources = join(import.meta.dirname, "consumers");
const resolutions = ["bundler", "node16", "nodenext"];

interface Consumer {
  readonly files: readonly string[];
  readonly lib: readonly string[];
  /** Which `@types/node` there is, by its name in the installation. */
  readonly node?: string;
}

const consumers: Readonly<Record<string, Consumer>> = {
  "lib dom": { files: ["consumer.ts", "classes.ts"], lib: ["ES2022", "DOM", "DOM.Iterable"] },
  "@types/node 20": { files: ["consumer.ts", "node.ts"], lib: ["ES2022"], node: "@types/node-20" },
  // What TypeScript up to 5.6 cannot read.
  "@types/node, newest": { files: ["consumer.ts", "node.ts"], lib: ["ES2022"], node: "@types/node" },
};

/** Makes a project for each kind of consumer, which sees the package and of the installation only what is its own. */
export async function makeConsumers(project: string, installation: string): Promise<void> {
  for (const [name, { files, lib, node }] of Object.entries(consumers)) {
    const folder = join(project, name);
    await mkdir(join(folder, "node_modules", "@types"), { recursive: true });
    await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    for (const file of files) await cp(join(sources, file), join(folder, file));
    for (const [module, as] of node ? [[node, "@types/node"] as const, ["undici", "undici"] as const] : []) {
      await symlink(join(installation, "node_modules", module), join(folder, "node_modules", as));
    }
    for (const moduleResolution of resolutions) {
      for (const skipLibCheck of [true, false]) {
        const module = moduleResolution === "bundler" ? "esnext" : moduleResolution;
        const own = { moduleResolution, module, skipLibCheck, lib, types: node ? ["node"] : [] };
        const compilerOptions = { strict: true, noEmit: true, target: "es2022", ...own };
        const file = join(folder, configName(moduleResolution, skipLibCheck));
        await writeFile(file, JSON.stringify({ compilerOptions, files }));
      }
    }
  }
}

/** Compiles every consumer in every way with one compiler. */
export async function compileConsumers(project: string, compiler: Compiler): Promise<readonly Result[]> {
  const left = compiler.version < 5.7 ? "@types/node, newest" : "@types/node 20";
  const configs = Object.keys(consumers)
    .filter((name) => name !== left)
    .flatMap((name) => resolutions.flatMap((each) => [true, false].map((skip) => `${name}/${configName(each, skip)}`)));
  const { library, tsc } = compiler;
  const options = { folder: project };
  const results = library
    ? readResults(
        await execute([process.execPath, join(import.meta.dirname, "compile.mjs"), library, ...configs], options),
      )
    : await Promise.all(
        configs.map((config) => resultOf(config, () => execute([process.execPath, tsc, "-p", config], options))),
      );
  return results.map(({ name, error }) => ({ name: describe(name), error }));
}

/** Compiles a CommonJS consumer to `require` and runs it. */
export function runCommonJs(project: string, installation: string, compiler: Compiler, runtime: Runtime) {
  return resultOf(`CommonJS, nodenext, on ${runtime.name}`, async () => {
    const folder = join(project, `common ${compiler.version}`);
    await mkdir(join(folder, "node_modules", "@types"), { recursive: true });
    await cp(join(sources, "common.cts"), join(folder, "common.cts"));
    await symlink(join(installation, "node_modules", "@types/node-20"), join(folder, "node_modules", "@types/node"));
    const compilerOptions = { strict: true, module: "nodenext", target: "es2022", types: ["node"] };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["common.cts"] }));
    await execute([process.execPath, compiler.tsc, "-p", "."], { folder });
    const printed = await execute([...runtime.command, "common.cjs"], { folder, environment: runtime.environment });
    if (printed.trim() !== "refused") throw new Error(printed);
  });
}

function configName(moduleResolution: string, skipLibCheck: boolean): string {
  return `tsconfig.${moduleResolution}.${skipLibCheck ? "skip" : "check"}.json`;
}

function describe(config: string): string {
  const [, name, moduleResolution, skip] = /^(.*)\/tsconfig\.(\w+)\.(\w+)\.json$/.exec(config) ?? [];
  return `${moduleResolution}, ${name}, skipLibCheck ${skip === "skip"}`;
}
