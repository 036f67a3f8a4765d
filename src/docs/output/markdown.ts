import type { Severity } from "../difference.ts";
import type { Report, ReportedDifference } from "../report.ts";
import { folded, joinParts, list, type Part, table } from "./markdown-part.ts";
import { cellCode, code, prose } from "./markdown-text.ts";
import { subjectBeside, wordsOf } from "./topic.ts";

/** GitHub takes 65536 characters as the description of a pull request. */
const longest = 60_000;

const halves = { en: "English", zh: "Chinese" } as const;

/** A report as GitHub-flavored Markdown, for the description of a pull request: what matters most comes first. */
export function toMarkdown(report: Report): string {
  const { differences, missing, stale, failures, notes } = report;
  const open = differences.filter(({ acknowledged }) => !acknowledged);
  const known = differences.filter(({ acknowledged }) => acknowledged);
  const of = (severity: Severity) => open.filter((difference) => difference.severity === severity);
  const parts = [
    differencesPart("Breaking", of("breaking")),
    differencesPart("Additive", of("additive")),
    differencesPart("Editorial", of("editorial")),
    list(
      "Documented endpoints that no spec has",
      missing.map(({ method, path, title, page }) => {
        const named = title ? ` ${code(title)}` : "";
        return `${code(`${method} ${path}`)}${named}, ${placeOf(page)}`;
      }),
    ),
    list(
      "Acknowledgements that no page contradicts any more",
      stale.map(({ spec, operation, kind, half, says }) => {
        const what = `${code(operation)}, ${code(wordsOf(kind))}`;
        return `${placeOf(spec)}: ${what}, where the ${halves[half]} half said ${code(says)}`;
      }),
    ),
    list(
      "Could not be read",
      failures.map(({ file, message }) => `${code(file)} ${code(message)}`),
    ),
    folded(differencesPart("Acknowledged", known)),
    folded(
      list(
        "Notes",
        notes.map(({ page, message }) => `${placeOf(page)} ${code(message)}`),
      ),
    ),
  ];
  const head = `# Documentation check\n\n${resultOf(report)}\n\n`;
  return `${(head + joinParts(parts, longest - head.length)).trimEnd()}\n`;
}

function resultOf({ exitCode, summary }: Report): string {
  const { pages, endpoints, breaking, additive, editorial, acknowledged, missing, stale, failures } = summary;
  const result = [
    "No differences that are not acknowledged.",
    "The specs no longer agree with the documentation.",
    "**Something could not be read, so this report is not complete.**",
  ][exitCode];
  return (
    `${result}\n\n**${breaking} breaking**, ${additive} additive, ${editorial} editorial, ${acknowledged} acknowledged; ` +
    `${number(missing, "endpoint")} missing, ${number(stale, "stale acknowledgement")}, ${number(failures, "failure")}. ` +
    `Read: ${number(pages, "page")} with ${number(endpoints, "description")} of endpoints.`
  );
}

function differencesPart(title: string, differences: readonly ReportedDifference[]): Part {
  const rows = differences.map(({ kind, operation, subject, page, spec, says, acknowledged }) => {
    const beside = subjectBeside(kind, subject);
    const half = page.half ? ` ${halves[page.half]}` : "";
    const cells = [
      [beside === undefined ? wordsOf(kind) : `${wordsOf(kind)} ${cellCode(beside)}`, operation && cellCode(operation)],
      [cellCode(says.page), `${cellCode(`${page.file}:${page.line}`)}${half}`],
      [cellCode(says.spec), spec && cellCode(`${spec.file}:${spec.line}`), acknowledged && prose(acknowledged.because)],
    ];
    return cells.map((cell) => cell.filter(Boolean).join("<br>"));
  });
  return table(title, ["What", "Page says", "Spec says"], rows);
}

function placeOf({ file, line }: { readonly file: string; readonly line: number }): string {
  return code(`${file}:${line}`);
}

function number(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
