import { readReport } from "../../src/docs/read-report.ts";
import { checkSources, type Outcome } from "../../src/docs/run.ts";
import type { SpecFile } from "../../src/docs/spec/node.ts";
import { pageOf, parsers, specs } from "./checked.ts";

/** What comes of checking pages, by their names. */
export function outcomeOf(
  pages: Readonly<Record<string, string>>,
  against: readonly SpecFile[] = specs,
  failures: Outcome["report"]["failures"] = [],
): Outcome {
  const sources = Object.entries(pages).map(([name, text]) => ({ name, text, named: false }));
  const outcome = checkSources(sources, against, parsers);
  return {
    ...outcome,
    report: readReport(outcome.findings, outcome.pages, [...failures, ...outcome.failures], outcome.notes),
  };
}

/** A page in both languages with a difference of each severity in it. */
export const changed = pageOf("developers-both.md")
  .replaceAll("| STRING | NO", "| STRING | YES")
  .replaceAll("STRING| NO", "STRING| YES")
  .replace(/("symbol": "[^"]*",)/, '$1\n      "added": 1,')
  .replace(/^# (.*)$/m, "# Another $1");
