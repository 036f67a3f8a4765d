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

describe("bundling one API", () => {
  test.each(specs.map(({ name }) => name))("%s brings its own operations and no others", async (name) => {
    const code = await bundle(`export * from "./generated/${name}/index.ts";`);

    for (const path of pathsOf(name)) expect(code).toContain(path);
    for (const other of specs.filter((spec) => spec.name !== name)) {
      for (const path of pathsOf(other.name)) expect(code).not.toContain(path);
    }
  });

  test("the errors alone bring no operation table", async () => {
    const code = await bundle('export { ParameterError } from "./src/index.ts";');

    expect(code).toContain("ParameterError");
    for (const { name } of specs) for (const path of pathsOf(name)) expect(code).not.toContain(path);
  });
});
