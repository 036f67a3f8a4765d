import type { Acknowledgement } from "../acknowledgement.ts";
import type { Findings } from "../check.ts";
import type { Difference, Severity } from "../difference.ts";
import { siblingOf } from "../match.ts";
import type { Page } from "../page.ts";
import { pageStretch } from "./stretch.ts";

/** A difference as a view shows it, numbered from 1. */
export interface Mark {
  readonly number: number;
  readonly difference: Difference;
  readonly acknowledgement: Acknowledgement | undefined;
  readonly pageLine: number;
  /** The line on the other side: of the spec, or of the page's English half where no spec has the endpoint. */
  readonly otherLine: number;
}

const severities: readonly Severity[] = ["breaking", "additive", "editorial"];

/** The differences in the order they are shown in: open ones first, the most severe before the others. */
export function marksOf(differences: Findings["differences"], pages: ReadonlyMap<string, Page>): readonly Mark[] {
  const rank = ([difference, acknowledgement]: (typeof differences)[number]) =>
    (acknowledgement ? 10 : 0) + severities.indexOf(difference.severity);
  const place = ({ page }: Difference) => page;
  return [...differences]
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (place(a[0]).name < place(b[0]).name ? -1 : place(a[0]).name > place(b[0]).name ? 1 : 0) ||
        place(a[0]).line - place(b[0]).line,
    )
    .map(([difference, acknowledgement], index) => ({
      number: index + 1,
      difference,
      acknowledgement,
      pageLine: difference.page.line,
      otherLine: difference.operation ? difference.specLine : englishLine(difference, pages.get(difference.page.name)),
    }));
}

/** The page's English half says what the Chinese one contradicts: at the parameter, or else at the endpoint. */
function englishLine({ page: { line }, subject }: Difference, page: Page | undefined): number {
  const zh = page?.endpoints.findLast((endpoint) => pageStretch(page, endpoint.line).first <= line);
  const en = page && zh && siblingOf(zh, page);
  const name = subject.split(":")[0];
  return en?.parameters.find((parameter) => parameter.name === name)?.line ?? en?.line ?? line;
}
