import type { Element, Nodes } from "hast";

/**
 * Repeats the cells of a table that span several rows, except where a row's first cell does: there the rows continue
 * one entry.
 */
export function repeatSpannedCells(table: Element): Element {
  const rows: Element[] = [];
  const collect = (node: Nodes): void => {
    if (!("children" in node)) return;
    for (const child of node.children) {
      if (child.type !== "element") continue;
      if (child.tagName === "tr") rows.push(child);
      else if (child.tagName !== "table") collect(child);
    }
  };
  collect(table);
  const changed = new Map<Element, Element>();
  const cellsOf = (row: Element) =>
    (changed.get(row) ?? row).children.filter((child): child is Element => child.type === "element");
  for (const [index, row] of rows.entries()) {
    const cells = cellsOf(row);
    if (spanOf(cells[0]) > 1 || cells.length > mostCells) continue;
    for (const [column, cell] of cells.entries()) {
      const span = Math.min(spanOf(cell), rows.length - index);
      if (span < 2) continue;
      const { rowSpan: _, ...properties } = cell.properties;
      const single = { ...cell, properties, children: isYes(cell) ? [shared] : cell.children };
      changed.set(row, { ...row, children: cellsOf(row).map((other) => (other === cell ? single : other)) });
      for (const next of rows.slice(index + 1, index + span)) {
        const others = cellsOf(next);
        changed.set(next, { ...next, children: [...others.slice(0, column), single, ...others.slice(column)] });
      }
    }
  }
  const rebuild = (element: Element): Element => ({
    ...element,
    children: element.children.map((child) =>
      child.type !== "element" ? child : (changed.get(child) ?? (child.tagName === "tr" ? child : rebuild(child))),
    ),
  });
  return changed.size > 0 ? rebuild(table) : table;
}

// No table of parameters is wider.
const mostCells = 16;

/** "YES" beside several names does not say that each of them is mandatory. */
const shared = { type: "text", value: "YES for several together" } as const;

function isYes(cell: Element): boolean {
  const [only] = cell.children;
  return cell.children.length === 1 && only?.type === "text" && /^\s*(yes|true|是|必须)\s*$/i.test(only.value);
}

function spanOf(cell: Element | undefined): number {
  const span = Number(cell?.properties.rowSpan ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, 50) : 1;
}
