import type { Node } from "jsonc-parser";
import type { SpecNode } from "../spec/node.ts";
import { membersOf } from "./schema.ts";

/**
 * The items of the spec's example in the page's order: at the same place if they have the same fields, then elsewhere,
 * then whatever is left.
 */
export function align(items: readonly Node[], shown: readonly SpecNode[]): readonly (SpecNode | undefined)[] {
  if (items.length !== shown.length) return [];
  const sorted = (names: readonly string[]) => [...names].sort().join();
  const ours = shown.map((other) => sorted(other.entries().map(([name]) => name)));
  const theirs = items.map((item) => sorted(membersOf(item).map(({ name }) => name)));
  const left = new Set(shown.keys());
  const take = (index: number | undefined) => {
    if (index !== undefined) left.delete(index);
    return index;
  };
  const same = theirs.map((fields, index) => (fields === ours[index] ? take(index) : undefined));
  const found = same.map((index, at) => index ?? take([...left].find((other) => ours[other] === theirs[at])));
  return found.map((index) => shown[index ?? take([...left][0]) ?? -1]);
}
