import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { readSpecs } from "../../scripts/codegen/spec.ts";

const specs = readSpecs("specs");

async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

function pathsOf(name: string): readonly string[] {
  return Object.keys(specs.find((spec) => spec.name === name)?.root.paths ?? {});
}

// In bytes, for one API with everything that its client may need. What only some APIs use, such as batches, stays out of
// the bundles of the others.
const most: Readonly<Record<string, number>> = {
  "binance-margin": 19_400,
  "binance-usdm-futures": 20_300,
  bitopro: 17_600,
};

describe("bundling one API", () => {
  test.each(specs.map(({ name }) => name))("%s brings its own operations and no others", async (name) => {
    const code = await bundle(`export * from "./generated/${name}/index.ts";`);

    for (const path of pathsOf(name)) expect(code).toContain(path);
    for (const other of specs.filter((spec) => spec.name !== name)) {
      for (const path of pathsOf(other.name)) expect(code).not.toContain(path);
    }
  });

  test.each(specs.map(({ name }) => name))("%s stays small", async (name) => {
    const code = await bundle(`export * from "./generated/${name}/index.ts";`);

    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(most[name] ?? 0);
  });

  test("a table brings no kinds of values and answers but its own", async () => {
    const code = await bundle('export { operations } from "./generated/bitopro/operations.ts";');

    // Of lists, ids and numbers as parameters.
    expect(code).not.toContain("in its items");
    expect(code).not.toContain("must be a 64-bit id");
    expect(code).not.toContain("must be a whole number");
  });

  test("the errors alone bring no operation table", async () => {
    const code = await bundle('export { ParameterError } from "./src/index.ts";');

    expect(code).toContain("ParameterError");
    for (const { name } of specs) for (const path of pathsOf(name)) expect(code).not.toContain(path);
  });
});
