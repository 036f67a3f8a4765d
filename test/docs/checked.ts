import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Difference } from "../../src/docs/difference.ts";
import { loadParsers } from "../../src/docs/parsers.ts";
import { readReport } from "../../src/docs/read-report.ts";
import type { Report } from "../../src/docs/report.ts";
import { checkSources } from "../../src/docs/run.ts";
import { readSpecs } from "../../src/docs/specs.ts";

export const folder = "test/docs/pages";
export const parsers = await loadParsers();
export const specs = readSpecs("specs", parsers);

/** The pages that were written for these tests, by name; those of another folder where `DOCS_PAGES` names one. */
export const pages: ReadonlyMap<string, string> = new Map(
  [folder, ...(process.env.DOCS_PAGES ? [process.env.DOCS_PAGES] : [])].flatMap((from) =>
    readdirSync(from, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(md|html)$/.test(file))
      .sort()
      .map((file) => [join(from, file), readFileSync(join(from, file), "utf8")] as const),
  ),
);

/** The pages about operations that the specs have. */
export const known: ReadonlyMap<string, string> = new Map([...pages].filter(([name]) => !/other-|general/.test(name)));

/** Fields that some examples leave out. */
export const optional: ReadonlySet<string> = new Set([
  "stopPrice",
  "icebergQty",
  "activatePrice",
  "priceRate",
  "selfTradePreventionMode",
  "avgPrice",
]);

/** Reads and compares one page. */
export function checkText(
  name: string,
  text: string,
): { readonly open: readonly Difference[]; readonly report: Report } {
  const outcome = checkSources([{ name, text, named: true }], specs, parsers);
  const open = outcome.findings.differences
    .filter(([, acknowledged]) => !acknowledged)
    .map(([difference]) => difference);
  return { open, report: readReport(outcome.findings, outcome.pages, outcome.failures, outcome.notes) };
}

/** The page of a name in `test/docs/pages`. */
export function pageOf(name: string): string {
  const text = pages.get(join(folder, name));
  if (text === undefined) throw new Error(`there is no ${name}`);
  return text;
}
