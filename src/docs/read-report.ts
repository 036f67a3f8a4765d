import type { CheckedPage, Findings } from "./check.ts";
import type { Severity } from "./difference.ts";
import type { Failure, Report, ReportedDifference, ReportedNote } from "./report.ts";
import { reportEdits } from "./report-edit.ts";
import type { SpecOperation } from "./spec/operation.ts";

const order: readonly Severity[] = ["breaking", "additive", "editorial"];

/** What was found, as it is published. */
export function readReport(
  findings: Findings,
  pages: readonly CheckedPage[],
  failures: readonly Failure[],
  more: readonly ReportedNote[],
): Report {
  const differences = findings.differences
    .map(([difference, acknowledgement]): ReportedDifference => {
      const { severity, kind, subject, page, operation, specLine, says } = difference;
      const edit = reportEdits(difference);
      return {
        severity,
        kind,
        ...(operation && { operation: nameOf(operation) }),
        subject,
        page: { file: page.name, line: page.line, half: page.half },
        ...(operation && { spec: { file: operation.spec.file, line: specLine } }),
        says,
        ...(!acknowledgement && edit && { edit }),
        ...(acknowledgement && {
          acknowledged: {
            file: acknowledgement.spec.file,
            line: acknowledgement.line,
            because: acknowledgement.because,
          },
        }),
      };
    })
    .sort(
      (a, b) =>
        order.indexOf(a.severity) - order.indexOf(b.severity) ||
        (a.page.file < b.page.file ? -1 : a.page.file > b.page.file ? 1 : a.page.line - b.page.line),
    );
  const missing = findings.missing.map(({ match: { endpoint, path }, page }) => ({
    method: endpoint.method,
    path: path.value,
    ...(endpoint.title && { title: endpoint.title.value }),
    page: { file: page.name, line: path.line, half: endpoint.half },
  }));
  const stale = findings.stale.map(({ spec, line, operations, kind, half, says }) => ({
    spec: { file: spec.file, line },
    operation: operations.map(nameOf).join(", "),
    kind,
    half,
    says,
  }));
  const notes = [
    ...more,
    ...findings.notes.map(({ page, line, half, message }) => ({
      page: { file: page, line, ...(half && { half }) },
      message,
    })),
  ];
  const open = differences.filter(({ acknowledged }) => !acknowledged);
  const count = (severity: Severity) => open.filter((difference) => difference.severity === severity).length;
  return {
    version: 1,
    exitCode: failures.length > 0 ? 2 : open.length + missing.length + stale.length > 0 ? 1 : 0,
    summary: {
      pages: pages.length,
      endpoints: pages.reduce((sum, { page }) => sum + page.endpoints.length, 0),
      breaking: count("breaking"),
      additive: count("additive"),
      editorial: count("editorial"),
      acknowledged: differences.length - open.length,
      missing: missing.length,
      stale: stale.length,
      failures: failures.length,
      notes: notes.length,
    },
    differences,
    missing,
    stale,
    failures,
    notes,
  };
}

function nameOf(operation: SpecOperation): string {
  return `${operation.spec.api}/${operation.id}`;
}
