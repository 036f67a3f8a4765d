import type { Spread } from "./statistics.ts";

/** A Markdown table whose columns stand straight; all but the first are numbers. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(3, ...all.map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => pad(row[column] ?? "", width, column)).join(" | ")} |`;
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(header), line(rule), ...rows.map(line)].join("\n");
}

function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}

/** A ratio with its quartiles. */
export function showRatio({ median, low, high }: Spread): string {
  return Number.isNaN(median) ? "" : `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
