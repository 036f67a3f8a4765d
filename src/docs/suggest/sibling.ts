import { addressOf, type Match } from "../match.ts";
import type { Page } from "../page.ts";
import { type SpecFile, SpecNode } from "../spec/node.ts";
import { operationsOf, type SpecOperation } from "../spec/operation.ts";

/** The spec that an endpoint goes to, and the operations there, those most like it first. */
export interface Home {
  readonly spec: SpecFile;
  readonly siblings: readonly SpecOperation[];
  /** No operation of the spec has a path that begins like this one: its servers may not serve it. */
  readonly foreign: boolean;
}

/** Finds the spec for an endpoint that none has: of the same exchange, with paths and pages like its own. */
export function findHome({ endpoint, path }: Match, page: Page, specs: readonly SpecFile[]): Home | undefined {
  const exchangeOf = (spec: SpecFile) => SpecNode.root(spec).get("x-exchange")?.text;
  const same = specs.filter((spec) => endpoint.exchange === undefined || exchangeOf(spec) === endpoint.exchange);
  const score = (operation: SpecOperation) => {
    const first = sharedParts(unversioned(operation.path), unversioned(path.value));
    const pages = page.address ? sharedParts(addressOf(operation) ?? "", page.address.value) : 0;
    return first * 10 + pages + (operation.method === endpoint.method ? 0.5 : 0);
  };
  const homes = same.flatMap((spec) => {
    const siblings = [...operationsOf(spec)].sort((a, b) => score(b) - score(a));
    const [nearest] = siblings;
    return nearest ? [{ spec, siblings, score: score(nearest) }] : [];
  });
  const best = homes.sort((a, b) => b.score - a.score)[0];
  if (!best) return undefined;
  const begins = (text: string) => /^\/[^/]+/.exec(text)?.[0];
  const full = withVersion(path.value, best.siblings);
  const foreign = !best.siblings.some((sibling) => begins(sibling.path) === begins(full));
  return { spec: best.spec, siblings: best.siblings, foreign };
}

/** The path as siblings write it: pages leave out a version that all of them begin with. */
export function withVersion(path: string, siblings: readonly SpecOperation[]): string {
  const versions = new Set(siblings.map((sibling) => /^\/v\d+(?=\/)/.exec(sibling.path)?.[0]));
  const [version] = versions;
  return versions.size === 1 && version && !/^\/v\d+\//.test(path) ? version + path : path;
}

function unversioned(path: string): string {
  return path.replace(/^\/v\d+(?=\/)/, "");
}

/** How many parts two paths or addresses have in common from their beginning. */
function sharedParts(a: string, b: string): number {
  const [left, right] = [a.split("/").filter(Boolean), b.split("/").filter(Boolean)];
  const end = left.findIndex((part, index) => part !== right[index]);
  return end < 0 ? left.length : end;
}
