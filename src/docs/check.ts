import { type Acknowledgement, acknowledgementFor, acknowledgementsOf } from "./acknowledgement.ts";
import { compareEndpoint } from "./compare/endpoint.ts";
import { compareHalves } from "./compare/halves.ts";
import type { Difference } from "./difference.ts";
import { addressOf, type Match, matchPage, sameAddress, siblingOf } from "./match.ts";
import type { Half, Page } from "./page.ts";
import type { Note } from "./read/block.ts";
import type { SpecFile } from "./spec/node.ts";
import { operationsOf, type SpecOperation } from "./spec/operation.ts";

/** A page that is compared. */
export interface CheckedPage {
  readonly page: Page;
  /** The address it was fetched from. */
  readonly fetchedFrom?: string;
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
  const notes: (Note & { page: string; half?: Half })[] = [];
  const read = new Set<string>();
  for (const { page, fetchedFrom } of pages) {
    const matches = matchPage(page, operations);
    for (const note of page.notes) notes.push({ ...note, page: page.name });
    for (const { half, notes: own } of page.endpoints)
      notes.push(...own.map((note) => ({ ...note, page: page.name, half })));
    for (const match of matches) {
      const { endpoint, operation } = match;
      if (!operation) {
        const known = missing.some(
          (other) => other.match.endpoint.method === endpoint.method && other.match.path.value === match.path.value,
        );
        if (!known) missing.push({ match, page });
        continue;
      }
      read.add(`${operation.spec.file} ${operation.id} ${endpoint.half}`);
      differences.push(...movedDifferences(match, page));
      const found = compareEndpoint(page, endpoint, operation, siblingOf(endpoint, page));
      differences.push(...found.differences);
      notes.push(...found.notes.map((note) => ({ ...note, page: page.name, half: endpoint.half })));
    }
    differences.push(
      ...updatedDifferences(page, matches),
      ...sourceDifferences(page, matches, operations, fetchedFrom),
    );
    for (const [difference, note] of halvesOf(page, matches)) {
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

function movedDifferences({ endpoint, path, operation, moved }: Match, page: Page): readonly Difference[] {
  if (!operation || !moved) return [];
  const common = {
    severity: "breaking" as const,
    subject: operation.id,
    page: { name: page.name, line: path.line, half: endpoint.half },
    operation,
    anchor: operation.node,
  };
  return [
    ...(moved.method
      ? [
          {
            ...common,
            kind: "method" as const,
            specLine: operation.node.line,
            says: { page: endpoint.method, spec: operation.method },
          },
        ]
      : []),
    ...(moved.path
      ? [
          {
            ...common,
            kind: "path" as const,
            specLine: operation.pathLine,
            says: { page: path.value, spec: operation.path },
          },
        ]
      : []),
  ];
}

/** The date is the page's, so it is compared with that of the operations that were written from it. */
function updatedDifferences(page: Page, matches: readonly Match[]): readonly Difference[] {
  const { updatedAt } = page;
  if (!updatedAt) return [];
  const operations = new Set(matches.flatMap(({ operation }) => operation ?? []));
  return [...operations].flatMap((operation) => {
    const known = operation.node.at("externalDocs", "x-updated-at");
    const address = addressOf(operation);
    if (!known?.text || dateKey(known.text) === dateKey(updatedAt.value)) return [];
    if (page.address && address && !sameAddress(page.address.value, address)) return [];
    return [
      {
        severity: "editorial" as const,
        kind: "updated-at" as const,
        subject: "updated_at",
        page: { name: page.name, line: updatedAt.line, half: "en" as const },
        operation,
        anchor: operation.node,
        specLine: known.line,
        says: { page: updatedAt.value, spec: known.text },
        edits: [{ path: known.path, value: updatedAt.value }],
      },
    ];
  });
}

function dateKey(date: string): string {
  return date
    .trim()
    .replace(/\s+/, "T")
    .replace(/Z$|\+00:00$/, "");
}

/** An operation whose source page shows something else now. */
function sourceDifferences(
  page: Page,
  matches: readonly Match[],
  operations: readonly SpecOperation[],
  fetchedFrom: string | undefined,
): readonly Difference[] {
  const addresses = [fetchedFrom, page.address?.value].flatMap((address) => address ?? []);
  return operations
    .filter((operation) => addresses.some((address) => sameAddress(address, addressOf(operation) ?? "")))
    .filter((operation) => !matches.some((match) => match.operation === operation))
    .map((operation) => ({
      severity: "breaking" as const,
      kind: "source" as const,
      subject: operation.id,
      page: { name: page.name, line: page.endpoints[0]?.line ?? 1, half: page.endpoints[0]?.half ?? ("en" as const) },
      operation,
      anchor: operation.node,
      specLine: operation.node.at("externalDocs", "url")?.line ?? operation.node.line,
      says: {
        page:
          matches.length > 0
            ? `shows ${matches.map(({ endpoint, path }) => `${endpoint.method} ${path.value}`).join(", ")}`
            : "shows no endpoint",
        spec: `is the source of ${operation.method} ${operation.path}`,
      },
    }));
}

/** Halves that disagree: a difference where no spec decides, and otherwise a note, since each was compared already. */
function halvesOf(
  page: Page,
  matches: readonly Match[],
): readonly (readonly [Difference | undefined, Note | undefined])[] {
  return matches
    .filter(({ endpoint, path }) => endpoint.half === "en" && path === endpoint.paths[0])
    .flatMap(({ endpoint, operation }) => {
      const sibling = siblingOf(endpoint, page);
      return (sibling ? compareHalves(endpoint, sibling) : []).map(({ line, subject, en, zh }) => {
        if (operation)
          return [
            undefined,
            { line, message: `the halves differ, ${subject}: ${en} (English), ${zh} (Chinese)` },
          ] as const;
        const difference: Difference = {
          severity: "editorial",
          kind: "halves",
          subject,
          page: { name: page.name, line, half: "zh" },
          operation: undefined,
          anchor: undefined,
          specLine: 0,
          says: { page: zh, spec: `${en} (the English half)` },
        };
        return [difference, undefined] as const;
      });
    });
}

/** Two operations on one page have the same notes. */
function distinct<T extends Note & { readonly page: string }>(notes: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return notes.filter(({ page, line, message }) => {
    const key = `${page}:${line}:${message}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
