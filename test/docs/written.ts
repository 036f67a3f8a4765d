import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, type Findings } from "../../src/docs/check.ts";
import type { Difference } from "../../src/docs/difference.ts";
import { readPage } from "../../src/docs/read/page.ts";
import type { SpecFile } from "../../src/docs/spec/node.ts";
import { type Written, writeSpecs } from "../../src/docs/write/write.ts";
import { parsers, specs } from "./checked.ts";

/** What writing the differences of pages into the specs comes to. */
export interface Outcome extends Written {
  /** What a second check of the same pages finds. */
  readonly again: Findings;
  readonly open: readonly Difference[];
  /** The text of a spec. */
  textOf(api: string): string;
}

/** Writes the differences of pages, by name, into the specs in memory. */
export function writePages(pages: Readonly<Record<string, string>>, from: readonly SpecFile[] = specs): Outcome {
  const read = Object.entries(pages).map(([name, text]) => ({ page: readPage(name, text, parsers) }));
  const written = writeSpecs(read, from, parsers);
  const again = check(read, written.specs);
  return {
    ...written,
    again,
    open: again.differences.flatMap(([difference, known]) => (known ? [] : [difference])),
    textOf: (api) => written.specs.find((spec) => spec.api === api)?.text ?? "",
  };
}

/** The lines that a text lost and got, in their order. */
export function changedLines(before: string, after: string): { readonly lost: string[]; readonly got: string[] } {
  const changes = parsers.diff.diffLines(before, after);
  const lines = (part: "added" | "removed") =>
    changes.filter((change) => change[part]).flatMap(({ value }) => value.replace(/\n$/, "").split("\n"));
  return { lost: lines("removed").map((line) => line.trim()), got: lines("added").map((line) => line.trim()) };
}

/** Calls back with a folder that holds specs, and deletes it. */
export async function withSpecs<T>(all: readonly SpecFile[], use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "docs-specs-"));
  try {
    for (const { api, text } of all) writeFileSync(join(folder, `${api}.yaml`), text);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
