import { type CheckedPage, check, type Findings } from "./check.ts";
import type { FetchOptions } from "./fetch.ts";
import { addressOf } from "./match.ts";
import type { Parsers } from "./parsers.ts";
import { readPage } from "./read/page.ts";
import { PageError } from "./read/page-error.ts";
import { readReport } from "./read-report.ts";
import type { Failure, Report, ReportedNote } from "./report.ts";
import { collect, type Source } from "./sources.ts";
import type { SpecFile } from "./spec/node.ts";
import { operationsOf } from "./spec/operation.ts";

/** A check with all that an output may show of it. */
export interface Outcome {
  readonly report: Report;
  readonly findings: Findings;
  readonly pages: readonly CheckedPage[];
  readonly specs: readonly SpecFile[];
}

/**
 * Reads pages and compares them with specs.
 *
 * @param inputs Files, folders, addresses, `-`; without any the source page of every operation is fetched.
 */
export async function run(
  inputs: readonly string[],
  specs: readonly SpecFile[],
  parsers: Parsers,
  options: FetchOptions,
): Promise<Outcome> {
  const addresses = specs.flatMap(operationsOf).flatMap((operation) => addressOf(operation) ?? []);
  const asked = inputs.length > 0 ? inputs : [...new Set(addresses)];
  const { sources, failures } = await collect(asked, { ...options, named: inputs.length > 0 });
  const outcome = checkSources(sources, specs, parsers);
  return {
    ...outcome,
    report: readReport(outcome.findings, outcome.pages, [...failures, ...outcome.failures], outcome.notes),
  };
}

/** Reads and compares pages that are there already. */
export function checkSources(
  sources: readonly Source[],
  specs: readonly SpecFile[],
  parsers: Parsers,
): Omit<Outcome, "report"> & { readonly failures: readonly Failure[]; readonly notes: readonly ReportedNote[] } {
  const pages: CheckedPage[] = [];
  const failures: Failure[] = [];
  const notes: ReportedNote[] = [];
  for (const { name, text, address, named } of sources) {
    try {
      const page = readPage(name, text, parsers);
      if (page.endpoints.length === 0) {
        // A source page without any endpoint is a difference; `check` says so.
        if (named) failures.push({ file: name, message: "describes no endpoint that was understood" });
        else if (address === undefined) notes.push({ page: { file: name, line: 1 }, message: "describes no endpoint" });
      }
      pages.push({ page, ...(address && { fetchedFrom: address, ...(!named && { isSource: true as const }) }) });
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      failures.push({ file: name, message: error.message });
    }
  }
  return { findings: check(pages, specs), pages, specs, failures, notes };
}
