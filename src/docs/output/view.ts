import { matchPage } from "../match.ts";
import type { Page } from "../page.ts";
import type { Outcome } from "../run.ts";
import type { SpecOperation } from "../spec/operation.ts";
import { type Mark, marksOf } from "./mark.ts";
import { joinStretches, pageStretch, type Stretch, specStretch } from "./stretch.ts";

/** A note of the report as a view shows it, numbered from 1. */
export interface NumberedNote {
  readonly number: number;
  readonly line: number;
  readonly message: string;
}

/** Lines of one file that are shown. */
export interface Column {
  readonly file: string;
  readonly lines: readonly string[];
  readonly stretches: readonly Stretch[];
  /** Lines that say what the others are about, and so are never folded. */
  readonly landmarks: readonly number[];
}

/** A page beside the operation it describes. */
export interface View {
  /** Unique among the views; letters and digits only. */
  readonly id: string;
  readonly page: Page;
  readonly operation: SpecOperation | undefined;
  readonly marks: readonly Mark[];
  /** Notes on lines of the left column that no view before shows. */
  readonly notes: readonly NumberedNote[];
  readonly left: Column;
  readonly right: Column;
}

/** A view of each page and operation that differ: open differences first, the most severe before the others. */
export function viewsOf({ report, findings, pages }: Outcome): readonly View[] {
  const byName = new Map(pages.map(({ page }) => [page.name, page]));
  const groups = new Map<string, { page: Page; operation: SpecOperation | undefined; marks: Mark[] }>();
  for (const mark of marksOf(findings.differences, byName)) {
    const { page: place, operation } = mark.difference;
    const page = byName.get(place.name);
    if (!page) continue;
    const key = JSON.stringify([place.name, operation?.spec.file, operation?.method, operation?.path]);
    const group = groups.get(key) ?? { page, operation, marks: [] };
    group.marks.push(mark);
    groups.set(key, group);
  }
  const shown = new Set<number>();
  return [...groups.values()].map(({ page, operation, marks }, index) => {
    const left = leftOf(page, operation, marks, findings.operations);
    const notes = report.notes.flatMap(({ page: { file, line }, message }, position) =>
      file === page.name && !shown.has(position + 1) && covers(left, line)
        ? [{ number: position + 1, line, message }]
        : [],
    );
    for (const { number } of notes) shown.add(number);
    const right = operation ? rightOf(operation, marks) : otherHalf(page, marks);
    return { id: `view${index + 1}`, page, operation, marks, notes, left, right };
  });
}

function covers({ stretches }: Column, line: number): boolean {
  return stretches.some(({ first, last }) => first <= line && line <= last);
}

function leftOf(
  page: Page,
  operation: SpecOperation | undefined,
  marks: readonly Mark[],
  operations: readonly SpecOperation[],
): Column {
  const described = operation ? matchPage(page, operations).filter((match) => match.operation === operation) : [];
  const places = [...described.map(({ endpoint }) => endpoint.line), ...marks.map(({ pageLine }) => pageLine)];
  return {
    file: page.name,
    lines: page.lines,
    stretches: joinStretches(places.map((line) => pageStretch(page, line))),
    landmarks: described.flatMap(({ endpoint: { line, title } }) => [line, title?.line ?? line]),
  };
}

function rightOf(operation: SpecOperation, marks: readonly Mark[]): Column {
  const { spec, pathLine, node } = operation;
  const places = marks.flatMap(({ otherLine, acknowledgement }) => [
    otherLine,
    ...(acknowledgement ? [acknowledgement.line] : []),
  ]);
  const own = [pathLine, node.line, node.get("operationId")?.line ?? node.line];
  return {
    file: spec.file,
    lines: spec.text.split(/\r?\n/),
    stretches: joinStretches([...own, ...places].map((line) => specStretch(spec, line))),
    landmarks: own,
  };
}

function otherHalf(page: Page, marks: readonly Mark[]): Column {
  return {
    file: page.name,
    lines: page.lines,
    stretches: joinStretches(marks.map(({ otherLine }) => pageStretch(page, otherLine))),
    landmarks: marks.map(({ otherLine }) => otherLine),
  };
}
