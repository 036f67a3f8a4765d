import { build } from "esbuild";
import { expect, test } from "vitest";
import { readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

const apis = readSpecs("specs").map((spec) => {
  const batches = readOperations(spec).filter(({ operation }) => operation.batch);
  return [spec.name, batches.length > 0] as const;
});

test.each(apis)("a bundle of %s has the code that pairs answers if it has a batch: %s", async (name, has) => {
  const code = await bundle(`export * from "./generated/${name}/index.ts";`);

  expect(code.includes("unanswered")).toBe(has);
  expect(code).not.toContain("onProgress");
});

test("who imports something else of the package does not bring `cancelMany`", async () => {
  const code = await bundle('export { createRateLimiter, ResponseError } from "./src/index.ts";');

  expect(code).not.toMatch(/onProgress|unanswered/);
});
