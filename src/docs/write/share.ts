import type { Difference, Edit, Place } from "../difference.ts";
import type { SpecFile, SpecNode } from "../spec/node.ts";
import { operationsOf } from "../spec/operation.ts";
import type { MayChange } from "./apply.ts";
import { referencesTo } from "./follow.ts";

/**
 * Whether a component may change for a difference: if nothing else uses it, if the change is a looser one, or if the
 * pages say the same of every operation that uses it. Otherwise the operation gets a copy.
 */
export function sharing(difference: Difference, all: readonly Difference[]): MayChange {
  const spec = difference.operation?.spec;
  const users = new Map<string, number>();
  return (component: Place, edit: Edit, source) => {
    const references = referencesTo(source, component).length;
    if (references <= 1 || edit.looser) return true;
    if (!spec) return false;
    const key = component.join("/");
    const count = users.get(key) ?? usersOf(spec, component);
    users.set(key, count);
    const agreed = new Set(all.filter((other) => isSame(other, difference)).map((other) => other.operation?.id));
    return references <= count && agreed.size >= count;
  };
}

function isSame(a: Difference, b: Difference): boolean {
  return (
    a.operation?.spec === b.operation?.spec &&
    a.kind === b.kind &&
    a.subject === b.subject &&
    a.says.page === b.says.page
  );
}

/** How many operations lead to a component. */
function usersOf(spec: SpecFile, component: Place): number {
  const wanted = component.join("/");
  const leads = (node: SpecNode, seen: Set<string>): boolean => {
    const key = node.path.join("/");
    if (key === wanted) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return [...node.entries().map(([, child]) => child), ...node.items()].some((child) => leads(child, seen));
  };
  return operationsOf(spec).filter(({ node }) => leads(node, new Set())).length;
}
