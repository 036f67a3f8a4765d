import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { documents } from "../../generated/documents.ts";
import type { ApiDocument } from "../../src/testing/document.ts";
import { generate, write } from "../unit/generate.ts";
import type { ApiUnderTest } from "./apis.ts";
import { fuzz } from "./run.ts";

/** APIs that codegen never saw, with what the documented ones lack: bodies, headers, and lists in every style. */
async function readFixtures(): Promise<readonly ApiUnderTest[]> {
  // As deep below the top as `generated/<api>`, so that imports lead to the same `src`.
  const output = resolve(".cache");
  const files = [...(await generate("test/fixtures/specs"))].filter(([path]) =>
    /(operations|document)\.ts$/.test(path),
  );
  write(output, new Map(files.map(([path, content]) => [`fuzz-${path}`, content])));
  const names = [...new Set(files.map(([path]) => path.split("/")[0] ?? ""))];
  onTestFinished(() => {
    for (const name of names) rmSync(join(output, `fuzz-${name}`), { recursive: true, force: true });
  });
  return Promise.all(
    names.map(async (name) => {
      const { document, operations: facts } = await import(join(output, `fuzz-${name}/document.ts`));
      const table = await import(join(output, `fuzz-${name}/operations.ts`));
      return { name, document: withSecurityOf(document), facts, table };
    }),
  );
}

/** The fixtures do not say how they are signed: like the API of the same exchange. */
function withSecurityOf(document: ApiDocument & { readonly "x-exchange"?: string }): ApiDocument {
  const like = documents.find((each) => (each.document as typeof document)["x-exchange"] === document["x-exchange"]);
  const { securitySchemes } = like?.document.components ?? {};
  return { ...document, components: { ...document.components, ...(securitySchemes && { securitySchemes }) } };
}

test("the same holds for any other API: bodies, headers and lists in every style", { timeout: 60_000 }, async () => {
  const seed = process.env.FUZZ_SEED ?? `${Date.now()}`;
  const runs = Number(process.env.FUZZ_RUNS ?? 2000);

  const { refused, verified, faults } = await fuzz({ runs, seed, apis: await readFixtures() });

  expect(faults).toEqual([]);
  expect(refused).toBeGreaterThan(runs / 10);
  expect(verified).toBeGreaterThan(runs / 10);
});
