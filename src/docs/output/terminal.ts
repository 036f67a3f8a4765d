import type { Parsers } from "../parsers.ts";
import type { Report } from "../report.ts";

/** A report as tables for a terminal. */
export function terminal(report: Report, { Table }: Parsers, width = 100): string {
  const parts: string[] = [];
  const table = (head: readonly string[], widths: readonly number[], rows: readonly (readonly string[])[]) => {
    const grid = new Table({
      head: [...head],
      colWidths: [...widths],
      wordWrap: true,
      wrapOnWordBoundary: false,
      style: { head: [], border: [], compact: false },
    });
    grid.push(...rows.map((row) => row.map(printable)));
    parts.push(grid.toString());
  };
  const rest = Math.max(30, width - 16) / 3;
  const [place, text] = [Math.floor(rest * 1.1), Math.floor(rest * 0.95)];
  if (report.differences.length > 0) {
    table(
      ["severity", "where", "page says", "spec says"],
      [14, place, text, text],
      report.differences.map(({ severity, kind, operation, subject, page, spec, says, acknowledged }) => [
        acknowledged ? `${severity}\n(acknowledged)` : severity,
        `${operation ?? ""}\n${kind}: ${subject}`.trim(),
        `${says.page}\n${page.file}:${page.line}${page.half ? ` (${page.half})` : ""}`,
        `${says.spec}${spec ? `\n${spec.file}:${spec.line}` : ""}${acknowledged ? `\n${acknowledged.because}` : ""}`,
      ]),
    );
  }
  if (report.missing.length > 0) {
    parts.push("Documented endpoints that the specs lack:");
    for (const { method, path, title, page } of report.missing)
      parts.push(`  ${method} ${path}  ${printable(title ?? "")}  ${page.file}:${page.line}`);
  }
  for (const { spec, operation, kind, half, says } of report.stale) {
    parts.push(
      `Stale acknowledgement, ${spec.file}:${spec.line}: no page contradicts ${operation} any more (${kind}, ${half}: ${printable(says)})`,
    );
  }
  if (report.notes.length > 0) {
    parts.push("Notes:");
    for (const { page, message } of report.notes) parts.push(`  ${page.file}:${page.line}: ${printable(message)}`);
  }
  for (const { file, message } of report.failures) parts.push(`Failed: ${file} ${printable(message)}`);
  const { pages, endpoints, breaking, additive, editorial, acknowledged, missing, stale, failures } = report.summary;
  parts.push(
    `${pages} pages, ${endpoints} descriptions of endpoints: ${breaking} breaking, ${additive} additive, ${editorial} editorial differences, ` +
      `${acknowledged} acknowledged, ${missing} endpoints missing, ${stale} stale acknowledgements, ${failures} failures`,
  );
  return `${parts.join("\n")}\n`;
}

/** Without control characters: a page must not steer a terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it is about
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, " ");
}
