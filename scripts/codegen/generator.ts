import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { type Files, listFiles } from "./files.ts";
import { generatorDocument, namesIn } from "./generator-document.ts";
import { run } from "./process.ts";
import type { Spec } from "./spec.ts";

/** openapi-generator found fault with a spec, or failed. */
export class GeneratorError extends Error {
  override readonly name = "GeneratorError";
}

/** Where the classes of an API stand. */
export function classesFolder(api: string): string {
  return `generated/openapi-generator/${api}`;
}

/**
 * Checks that openapi-generator accepts every spec as it is written.
 *
 * @throws {GeneratorError} It does not; the message is what it says.
 */
export async function validateSpecs(jar: string, specs: readonly Spec[]): Promise<void> {
  // It takes one document for each start of a virtual machine.
  const queue = specs.values();
  const validateRest = async () => {
    for (const { file } of queue) {
      const { status, output } = await run("java", ["-jar", jar, "validate", "-i", file]);
      if (status !== 0) throw new GeneratorError(`openapi-generator does not accept ${file}:\n${output}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, validateRest));
}

/**
 * Generates the `typescript-fetch` classes of all specs, in a temporary folder.
 *
 * @returns The files, by the paths at which they belong into the repository.
 * @throws {GeneratorError} openapi-generator failed; the message is what it says.
 */
export async function generateClasses(jar: string, specs: readonly Spec[]): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), "cancelkit-codegen-"));
  try {
    const configs = specs.map((spec) => writeConfig(folder, spec));
    // One thread: what several leave to each other in the generator's global settings is not for us to find out.
    const { status, output } = await run("java", ["-jar", jar, "batch", "--fail-fast", "--threads", "1", ...configs]);
    if (status !== 0) throw new GeneratorError(`openapi-generator failed:\n${output}`);
    return new Map(
      specs.flatMap(({ name }) =>
        // What is not TypeScript is documentation and the generator's own bookkeeping.
        listFiles(join(folder, name))
          .filter((path) => path.endsWith(".ts"))
          .map((path) => {
            const inside = relative(join(folder, name), path).replaceAll("\\", "/");
            return [`${classesFolder(name)}/${inside}`, readFileSync(path, "utf8")] as const;
          }),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeConfig(folder: string, spec: Spec): string {
  const inputSpec = join(folder, `${spec.name}.json`);
  const path = join(folder, `${spec.name}.config.json`);
  const document = generatorDocument(spec);
  writeFileSync(inputSpec, JSON.stringify(document));
  // Names as on the wire: without these lists reserved words get an underscore.
  const names = [...namesIn(document)].filter((name) => /^[a-z_$][\w$]*$/i.test(name));
  const asOnTheWire = Object.fromEntries(names.map((name) => [name, name]));
  const config = {
    generatorName: "typescript-fetch",
    inputSpec,
    outputDir: join(folder, spec.name),
    // 64-bit ids would be rounded as numbers.
    typeMappings: { long: "string" },
    parameterNameMappings: asOnTheWire,
    nameMappings: asOnTheWire,
    additionalProperties: {
      // With checks, fields that no page knows vanish, and so does what fits no branch of a `oneOf`.
      withoutRuntimeChecks: true,
      paramNaming: "original",
      modelPropertyNaming: "original",
      enumPropertyNaming: "original",
      importFileExtension: ".ts",
    },
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}
