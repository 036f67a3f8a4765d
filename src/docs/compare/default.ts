import type { PageParameter } from "../page.ts";
import type { SpecNode } from "../spec/node.ts";
import type { SpecParameter } from "../spec/operation.ts";
import type { Comparison } from "./context.ts";
import { typed } from "./describe.ts";
import { addUnstated, saidElsewhere } from "./unstated.ts";

/** Compares what a parameter is when it is left out. */
export function compareDefault(
  page: PageParameter,
  { name, node }: SpecParameter,
  schema: SpecNode,
  comparison: Comparison,
): void {
  const known = schema.get("default");
  const text = known && String(known.value);
  if (page.default) {
    const stated = page.default.value;
    const numeric = text !== undefined && stated.trim() !== "" && Number(stated) === Number(text);
    if (text === stated || numeric) return;
    comparison.add(
      text === undefined ? "additive" : "breaking",
      "parameter-default",
      name,
      { line: page.default.line, spec: node, specLine: known?.line ?? schema.line },
      { page: stated, spec: text ?? "no default" },
      [{ path: [...schema.route, "default"], value: typed(stated, schema.get("type")?.text) }],
    );
    return;
  }
  const { window } = comparison.operation;
  // Pages leave this one to the chapter on signing.
  if (!known || text === undefined || (name === window.name && known.value === window.ms)) return;
  const elsewhere = saidElsewhere(comparison, name)?.default !== undefined;
  addUnstated("parameter-default", page, node, known, text, elsewhere, comparison);
}
