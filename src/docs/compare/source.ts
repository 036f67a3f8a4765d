import type { Difference } from "../difference.ts";
import { addressOf, type Match, sameAddress } from "../match.ts";
import type { Page } from "../page.ts";
import type { SpecOperation } from "../spec/operation.ts";
import { titleKey } from "./endpoint.ts";

/** The date is the page's, so it is compared with that of the operations that were written from it. */
export function compareDate(page: Page, matches: readonly Match[]): readonly Difference[] {
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
        edits: [{ path: known.route, value: updatedAt.value }],
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
export function compareSource(
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
      why: "where the operation is described now has to be looked up",
    }));
}

/** An operation that shared a description with another one, as two paths in one heading, and is no longer named there. */
export function compareShared(
  page: Page,
  matches: readonly Match[],
  operations: readonly SpecOperation[],
): readonly Difference[] {
  const addresses = [page.address?.value].flatMap((address) => address ?? []);
  return operations.flatMap((operation) => {
    if (matches.some((match) => match.operation === operation)) return [];
    const address = addressOf(operation) ?? "";
    // Then its source shows something else, which is said already.
    if (addresses.some((other) => sameAddress(other, address))) return [];
    const partner = matches.find((match) => match.operation && isShared(match.operation, operation));
    if (!partner) return [];
    const { endpoint } = partner;
    return [
      {
        severity: "breaking" as const,
        kind: "path" as const,
        subject: operation.id,
        page: { name: page.name, line: endpoint.line, half: endpoint.half },
        operation,
        anchor: operation.node,
        specLine: operation.pathLine,
        says: {
          page: `names only ${endpoint.paths.map(({ value }) => value).join(", ")}`,
          spec: `${operation.method} ${operation.path}`,
        },
        why: "whether the operation is gone has to be looked up",
      },
    ];
  });
}

/** Whether two operations are described in one place: under the same title of the same page. */
function isShared(a: SpecOperation, b: SpecOperation): boolean {
  const title = (operation: SpecOperation) => titleKey(operation.node.get("summary")?.text ?? "");
  return a.method === b.method && title(a) === title(b) && sameAddress(addressOf(a) ?? "", addressOf(b) ?? "");
}
