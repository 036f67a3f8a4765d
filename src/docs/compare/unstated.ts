import type { PageParameter } from "../page.ts";
import type { SpecNode } from "../spec/node.ts";
import type { Comparison } from "./context.ts";

/** What the page's other half says of the same parameter. */
export function saidElsewhere(comparison: Comparison, name: string): PageParameter | undefined {
  return comparison.sibling?.parameters.find((other) => other.name === name && other.of === undefined);
}

/** Something that the spec says and this half of the page does not: looser, or only left out by one half. */
export function addUnstated(
  kind: "parameter-default" | "parameter-values" | "parameter-minimum" | "parameter-maximum",
  page: PageParameter,
  node: SpecNode,
  known: SpecNode,
  spec: string,
  elsewhere: boolean,
  comparison: Comparison,
): void {
  comparison.add(
    elsewhere ? "editorial" : "additive",
    kind,
    page.name,
    { line: page.line, spec: node, specLine: known.line },
    { page: elsewhere ? "not said in this half" : "not said", spec },
    elsewhere ? "the other half of the page says it" : [{ path: known.route }],
  );
}
