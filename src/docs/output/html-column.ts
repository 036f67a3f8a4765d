import { foldLines, type Piece } from "./fold.ts";
import { renderLine } from "./html-lines.ts";
import { type Html, html } from "./html-template.ts";
import type { Column } from "./view.ts";
import { visible } from "./visible.ts";

/** What is said about a line. */
export interface Remark {
  readonly line: number;
  /** Where links to it lead. */
  readonly id: string;
  /** How the line is marked: the severity, and whether it is acknowledged. */
  readonly look: string;
  /** Whether the lines around are shown as well. */
  readonly around: boolean;
  /** What differs in the line, where it says that literally. */
  readonly words: readonly string[];
  readonly text: Html;
}

/** So many lines of a fold are shown when it is opened. */
const mostFolded = 400;

/** The lines of a file with their numbers, and the remarks under those that they are about. */
export function renderColumn(
  column: Column,
  name: string,
  idOf: (line: number) => string,
  remarks: readonly Remark[],
): Html {
  const byLine = new Map<number, Remark[]>();
  for (const remark of remarks) byLine.set(remark.line, [...(byLine.get(remark.line) ?? []), remark]);
  const shown = remarks.filter(({ around }) => around).map(({ line }) => line);
  const alone = [...column.landmarks, ...byLine.keys()];
  const renderMarked = (line: number) => {
    const about = byLine.get(line) ?? [];
    return html`${renderLine(line, column.lines[line - 1] ?? "", {
      id: idOf(line),
      look: about[0]?.look,
      words: about.flatMap(({ words }) => words),
    })}${about.map(renderRemark)}`;
  };
  return html`<section class="column">
<h3><b>${name}</b> <code>${visible(column.file)}</code></h3>
${column.stretches.map(
  (stretch) => html`<div class="stretch"${stretch.half === "zh" && html` lang="zh"`}>
${stretch.title !== "" && html`<h4 lang="en">${visible(stretch.title)}</h4>`}
${foldLines(stretch, shown, alone).map((piece) => renderPiece(piece, renderMarked))}</div>
`,
)}</section>
`;
}

function renderPiece({ first, last, folded }: Piece, render: (line: number) => Html): Html {
  const end = folded ? Math.min(last, first + mostFolded - 1) : last;
  const lines = Array.from({ length: end - first + 1 }, (_, index) => render(first + index));
  if (!folded) return html`${lines}`;
  return html`<details class="fold"><summary lang="en">Lines ${first} to ${last}</summary>
${lines}${end < last && html`<p lang="en">${last - end} more lines are not shown.</p>`}</details>
`;
}

function renderRemark({ id, look, text }: Remark): Html {
  return html`<p class="remark ${look}" id="${id}" lang="en">${text}</p>
`;
}
