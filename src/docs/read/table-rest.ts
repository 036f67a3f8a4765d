import type { Row, TextLine } from "./block.ts";
import type { ParameterTable } from "./parameters.ts";

/**
 * Rows of a table that an empty line inside of a cell has cut off from it. In Markdown they are a text of their own:
 * first what is left of the cell, then rows with the table's number of cells.
 */
export function restOfTable(table: ParameterTable, lines: readonly TextLine[]): readonly Row[] | undefined {
  const rows = lines.map(({ text, line }) => ({ line, cells: split(text) }));
  const whole = rows.some(({ cells }) => cells.length >= table.width - 1 && cells.length > 2);
  return whole
    ? rows.map(({ line, cells }) => ({ line, cells: cells.length > 1 ? cells : pad(cells, table) }))
    : undefined;
}

/** Text without a bar is description. */
function pad(cells: readonly string[], table: ParameterTable): readonly string[] {
  const index = table.columns.get("description") ?? table.width - 1;
  return [...Array<string>(index).fill(""), ...cells];
}

function split(text: string): readonly string[] {
  const trimmed = text
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return trimmed.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|").trim());
}
