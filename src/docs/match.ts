import { titleKey } from "./compare/endpoint.ts";
import type { Endpoint, Fact, Half, Page } from "./page.ts";
import type { SpecOperation } from "./spec/operation.ts";

/** An endpoint of a page with what it is about. */
export interface Match {
  readonly endpoint: Endpoint;
  readonly path: Fact<string>;
  /** The operation of the same method and path, or the one that was described here before. */
  readonly operation: SpecOperation | undefined;
  /** What no longer agrees, if it is not the same method and path. */
  readonly moved?: { readonly method: boolean; readonly path: boolean };
}

/** Finds the operation that each endpoint of a page describes. */
export function matchPage(page: Page, operations: readonly SpecOperation[]): readonly Match[] {
  const matches: Match[] = page.endpoints.flatMap((endpoint) =>
    endpoint.paths.map((path) => ({
      endpoint,
      path,
      operation: operations.find((operation) => isSame(endpoint.method, path.value, operation)),
    })),
  );
  if (matches.every(({ operation }) => operation)) return matches;
  const context = contextOf(matches, operations);
  return matches.map((match) => (match.operation ? match : formerly(match, page, context)));
}

/** What tells which operation an endpoint of another method or path was before. */
interface Context {
  /** The operations that no endpoint of a half is about. */
  readonly open: Readonly<Record<Half, readonly SpecOperation[]>>;
  readonly byEndpoint: ReadonlyMap<Endpoint, SpecOperation>;
}

function contextOf(matches: readonly Match[], operations: readonly SpecOperation[]): Context {
  const byEndpoint = new Map<Endpoint, SpecOperation>();
  const taken = { en: new Set<SpecOperation>(), zh: new Set<SpecOperation>() };
  for (const { endpoint, operation } of matches) {
    if (!operation) continue;
    taken[endpoint.half].add(operation);
    if (!byEndpoint.has(endpoint)) byEndpoint.set(endpoint, operation);
  }
  const open = (half: Half) => operations.filter((operation) => !taken[half].has(operation));
  return { open: { en: open("en"), zh: open("zh") }, byEndpoint };
}

/**
 * An endpoint of another method or path may be one that we know: its other half says so, or its title, or the page's
 * address.
 */
function formerly(match: Match, page: Page, context: Context): Match {
  const { endpoint, path } = match;
  const rank = (operation: SpecOperation) =>
    (samePath(path.value, operation.path) ? 0 : 2) + (operation.method === endpoint.method ? 0 : 1);
  const open = context.open[endpoint.half].toSorted((a, b) => rank(a) - rank(b));
  const differs = (operation: SpecOperation) => ({
    method: operation.method !== endpoint.method,
    path: !samePath(path.value, operation.path),
  });
  const title = endpoint.title && titleKey(endpoint.title.value);
  const sibling = siblingOf(endpoint, page);
  const other = sibling && context.byEndpoint.get(sibling);
  const bySibling = other && open.includes(other) ? other : undefined;
  const byTitle = open.find(
    (operation) => title !== undefined && titleKey(operation.node.get("summary")?.text ?? "") === title,
  );
  const byVersion = open.find(
    (operation) => operation.method === endpoint.method && unversioned(operation.path) === unversioned(path.value),
  );
  const byAddress = open.find(
    (operation) => page.address && sameAddress(page.address.value, addressOf(operation) ?? ""),
  );
  // An address alone does not tell: it may have come to show another endpoint.
  const sure = byAddress && (byAddress === byTitle || Object.values(differs(byAddress)).includes(false));
  const operation =
    bySibling ?? (sure ? byAddress : undefined) ?? (endpoint.half === "en" ? byTitle : undefined) ?? byVersion;
  return operation ? { ...match, operation, moved: differs(operation) } : match;
}

const siblings = new WeakMap<Page, ReadonlyMap<Endpoint, Endpoint>>();

/** The same endpoint in the page's other half: of the same method and path, or at the same place. */
export function siblingOf(endpoint: Endpoint, page: Page): Endpoint | undefined {
  const known = siblings.get(page) ?? pairHalves(page);
  siblings.set(page, known);
  return known.get(endpoint);
}

function pairHalves({ endpoints }: Page): ReadonlyMap<Endpoint, Endpoint> {
  const pairs = new Map<Endpoint, Endpoint>();
  const key = ({ half, method, paths }: Endpoint) => `${half} ${method} ${paths[0]?.value}`;
  const first = new Map<string, Endpoint>();
  for (const endpoint of endpoints) if (!first.has(key(endpoint))) first.set(key(endpoint), endpoint);
  const [en, zh] = [endpoints.filter(({ half }) => half === "en"), endpoints.filter(({ half }) => half === "zh")];
  for (const endpoint of endpoints) {
    const [own, others] = endpoint.half === "en" ? [en, zh] : [zh, en];
    const other = first.get(key({ ...endpoint, half: endpoint.half === "en" ? "zh" : "en" }));
    const match = other ?? (en.length === zh.length && en.length < 100 ? others[own.indexOf(endpoint)] : undefined);
    if (match) pairs.set(endpoint, match);
  }
  return pairs;
}

function isSame(method: string, path: string, operation: SpecOperation): boolean {
  return operation.method === method && samePath(path, operation.path);
}

/** Pages leave out the version prefix, and name path parameters as they like. */
function samePath(documented: string, known: string): boolean {
  const [a, b] = [generic(documented), generic(known)];
  const version = /^\/v\d+(?=\/)/;
  return a === b || (version.test(a) !== version.test(b) && a.replace(version, "") === b.replace(version, ""));
}

function generic(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}").replace(/\/$/, "");
}

function unversioned(path: string): string {
  return generic(path).replace(/\/v\d+(?=\/)/, "");
}

/** The page that an operation was written from. */
export function addressOf(operation: SpecOperation): string | undefined {
  return operation.node.at("externalDocs", "url")?.text;
}

/** Whether two addresses lead to the same page, in whatever language. */
export function sameAddress(a: string, b: string): boolean {
  const key = (address: string) =>
    address
      .replace(/[?#].*$/, "")
      .replace(/\/(zh-CN|zh-TW|zh|cn|en)(?=\/)/i, "")
      .replace(/\/$/, "")
      .toLowerCase();
  return a !== "" && key(a) === key(b);
}
