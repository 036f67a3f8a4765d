import type { Difference } from "./difference.ts";
import type { Half } from "./page.ts";
import type { SpecFile, SpecNode } from "./spec/node.ts";
import { operationsOf, type SpecOperation } from "./spec/operation.ts";

/** A contradiction of a page that the spec knows of: `x-acknowledged`. */
export interface Acknowledgement {
  readonly spec: SpecFile;
  readonly line: number;
  /** The value that it stands in. */
  readonly owner: SpecNode;
  readonly kind: string;
  readonly half: Half;
  readonly says: string;
  readonly because: string;
  /** The operations that use its owner. */
  readonly operations: readonly SpecOperation[];
}

const known = new WeakMap<SpecFile, readonly Acknowledgement[]>();

/** All acknowledgements of a spec. One in a shared component belongs to every operation that refers to it. */
export function acknowledgementsOf(spec: SpecFile): readonly Acknowledgement[] {
  const before = known.get(spec);
  if (before) return before;
  const found: Acknowledgement[] = [];
  known.set(spec, found);
  for (const [place, users] of placesOf(spec)) {
    for (const item of place.get("x-acknowledged")?.items() ?? []) {
      const half = item.get("half")?.text;
      found.push({
        spec,
        line: item.line,
        owner: place,
        kind: item.get("kind")?.text ?? "",
        half: half === "zh" ? "zh" : "en",
        says: String(item.get("says")?.value ?? ""),
        because: item.get("because")?.text ?? "",
        operations: users,
      });
    }
  }
  return found;
}

/** The acknowledgement that a difference is known by: beside what it contradicts, or at its operation. */
export function acknowledgementFor(
  difference: Difference,
  all: readonly Acknowledgement[],
): Acknowledgement | undefined {
  const { operation, anchor } = difference;
  return all.find(
    ({ spec, owner, kind, half, says, operations }) =>
      operation !== undefined &&
      spec === operation.spec &&
      operations.includes(operation) &&
      kind === difference.kind &&
      half === difference.page.half &&
      says === difference.says.page &&
      (owner.path.join("/") === operation.node.path.join("/") || owner.path.join("/") === anchor?.path.join("/")),
  );
}

/** Every map in a spec that has acknowledgements, with the operations that lead to it. */
function placesOf(spec: SpecFile): ReadonlyMap<SpecNode, readonly SpecOperation[]> {
  const places = new Map<string, { node: SpecNode; users: SpecOperation[] }>();
  for (const operation of operationsOf(spec)) {
    const seen = new Set<string>();
    const walk = (node: SpecNode): void => {
      const key = node.path.join("/");
      if (seen.has(key)) return;
      seen.add(key);
      if (node.get("x-acknowledged")) {
        const place = places.get(key) ?? { node, users: [] };
        place.users.push(operation);
        places.set(key, place);
      }
      for (const [name, child] of node.entries()) if (name !== "x-acknowledged" && name !== "examples") walk(child);
      for (const item of node.items()) walk(item);
    };
    walk(operation.node);
    for (const scheme of operation.security.values()) walk(scheme);
  }
  return new Map([...places.values()].map(({ node, users }) => [node, users]));
}
