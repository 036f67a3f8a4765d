import { SpecNode } from "../../docs/spec/node.ts";
import type { SpecOperation } from "../../docs/spec/operation.ts";

/** An error or a status that an API documents. */
interface ErrorRow {
  readonly node: SpecNode;
  readonly code: unknown;
  readonly status: unknown;
}

const rows = new WeakMap<SpecOperation, readonly ErrorRow[]>();

/** The errors and statuses that the operation's API documents. */
export function errorsOf(operation: SpecOperation): readonly ErrorRow[] {
  const found = rows.get(operation) ?? readErrors(operation);
  rows.set(operation, found);
  return found;
}

function readErrors({ spec }: SpecOperation): readonly ErrorRow[] {
  const root = SpecNode.root(spec);
  return ["x-errors", "x-statuses"].flatMap((name) =>
    (root.get(name)?.items() ?? []).map((node) => ({
      node,
      code: node.get("code")?.value,
      status: node.get("status")?.value,
    })),
  );
}

/** Where an API says which errors there are. */
export function placeOfErrors({ spec, node }: SpecOperation): SpecNode {
  const root = SpecNode.root(spec);
  return root.get("x-errors") ?? root.get("x-statuses") ?? node;
}
