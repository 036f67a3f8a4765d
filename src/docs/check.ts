import { type Acknowledgement, acknowledgementFor, acknowledgementsOf } from "./acknowledgement.ts";
import { compareDeclaration } from "./compare/declaration.ts";
import { compareEndpoint } from "./compare/endpoint.ts";
import { compareHalvesOf } from "./compare/page-halves.ts";
import { compareDate, compareShared, compareSource } from "./compare/source.ts";
import type { Difference } from "./difference.ts";
import { type Match, matchPage, siblingOf } from "./match.ts";
import type { Half, Page } from "./page.ts";
import type { Note } from "./read/block.ts";
import type { SpecFile } from "./spec/node.ts";
import { operationsOf, type SpecOperation } from "./spec/operation.ts";

/** A page that is compared. */
export interface CheckedPage {
  readonly page: Page;
  /** The address it was fetched from. */
  readonly fetchedFrom?: string;
  /** Nobody asked for it but a spec, as the source of an operation. */
  readonly isSource?: true;
}

/** What came of comparing pages with specs. */
export interface Findings {
  readonly differences: readonly (readonly [Difference, Acknowledgement | undefined])[];
  /** Endpoints that no spec has; the same one in two halves is one. */
  readonly missing: readonly { readonly match: Match; readonly page: Page }[];
  readonly stale: readonly Acknowledgement[];
  readonly notes: readonly (Note & { readonly page: string; readonly half?: Half })[];
  readonly operations: readonly SpecOperation[];
}

/** Compares pages with the operations of all specs. */
export function check(pages: readonly CheckedPage[], specs: readonly SpecFile[]): Findings {
  const operations = specs.flatMap(operationsOf);
  const acknowledgements = specs.flatMap(acknowledgementsOf);
  const differences: Difference[] = [];
  const missing: { match: Match; page: Page }[] = [];
  const named = new Set<string>();
  const notes: (Note & { page: string; half?: Half })[] = [];
  const read = new Set<string>();
  for (const { page, fetchedFrom, isSource } of pages) {
    const matches = matchPage(page, operations);
    const showsOwn = isSource && matches.some(({ operation }) => operation);
    for (const note of page.notes) notes.push({ ...note, page: page.name });
    for (const { half, notes: own } of page.endpoints)
      notes.push(...own.map((note) => ({ ...note, page: page.name, half })));
    for (const match of matches) {
      const { endpoint, operation } = match;
      if (!operation) {
        const key = `${endpoint.method} ${match.path.value}`;
        // A source page may describe others beside the operation that was taken from it, which lack nobody.
        const message = `describes ${key} too, which the specs do not have`;
        if (showsOwn) notes.push({ line: match.path.line, message, page: page.name, half: endpoint.half });
        else if (!named.has(key)) missing.push({ match, page });
        named.add(key);
        continue;
      }
      read.add(`${operation.spec.file} ${operation.id} ${endpoint.half}`);
      differences.push(...compareDeclaration(match, page));
      const found = compareEndpoint(page, endpoint, operation, siblingOf(endpoint, page));
      differences.push(...found.differences);
      notes.push(...found.notes.map((note) => ({ ...note, page: page.name, half: endpoint.half })));
    }
    differences.push(...compareDate(page, matches), ...compareSource(page, matches, operations, fetchedFrom));
    // An address that was fetched is the source's own.
    if (fetchedFrom === undefined) differences.push(...compareShared(page, matches, operations));
    for (const [difference, note] of compareHalvesOf(page, matches)) {
      if (difference) differences.push(difference);
      if (note) notes.push({ ...note, page: page.name });
    }
  }
  const judged = differences.map(
    (difference) => [difference, acknowledgementFor(difference, acknowledgements)] as const,
  );
  const used = new Set(judged.map(([, acknowledgement]) => acknowledgement));
  return {
    differences: judged,
    missing,
    // With one page of several unread, an acknowledgement that they share may still be needed.
    stale: acknowledgements.filter(
      (acknowledgement) =>
        !used.has(acknowledgement) &&
        acknowledgement.operations.every((operation) =>
          read.has(`${operation.spec.file} ${operation.id} ${acknowledgement.half}`),
        ),
    ),
    notes: distinct(notes),
    operations,
  };
}

/** Two operations on one page have the same notes. */
function distinct<T extends Note & { readonly page: string }>(notes: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return notes.filter(({ page, line, message }) => {
    const key = `${page}:${line}:${message}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
