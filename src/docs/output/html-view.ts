import type { Difference } from "../difference.ts";
import type { SpecOperation } from "../spec/operation.ts";
import { type Remark, renderColumn } from "./html-column.ts";
import { type Html, html } from "./html-template.ts";
import type { Mark } from "./mark.ts";
import { subjectBeside, wordsOf } from "./topic.ts";
import type { NumberedNote, View } from "./view.ts";
import { visible } from "./visible.ts";

/** A page and a spec beside each other, with what differs marked on both sides. */
export function renderView(view: View): Html {
  const { id, operation, page, marks, notes } = view;
  return html`<article id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${operation ? titleOf(operation) : "No spec has this endpoint"}</h2>
<p class="beside">${visible(page.name)}${operation && ` beside ${operation.spec.file}`}: ${marks.length} ${marks.length === 1 ? "difference" : "differences"}</p>
<div class="columns">
${renderColumn(view.left, "Page", (line) => `${id}-page-${line}`, [
  ...marks.map((mark) => remark(mark, "page")),
  ...notes.map(noteRemark),
])}${renderColumn(
  view.right,
  operation ? "Spec" : "Page, English half",
  (line) => `${id}-spec-${line}`,
  marks.map((mark) => remark(mark, "spec")),
)}</div>
</article>
`;
}

/** How a difference is marked: paler where it is acknowledged. */
export function lookOf({ difference: { severity }, acknowledgement }: Mark): string {
  return acknowledgement ? `${severity} acknowledged` : severity;
}

/** Where the remark about a difference stands on either side. */
export function anchorOf(number: number, side: "page" | "spec"): string {
  return `${side}-${number}`;
}

/** What a difference is about. */
export function renderTopic({ kind, subject }: Difference): Html {
  const beside = subjectBeside(kind, subject);
  return beside === undefined ? html`<b>${wordsOf(kind)}</b>` : html`${wordsOf(kind)} <b>${visible(beside)}</b>`;
}

function remark(mark: Mark, side: "page" | "spec"): Remark {
  const { number, difference, acknowledgement, pageLine, otherLine } = mark;
  const { severity, says, operation } = difference;
  const other = side === "page" ? "spec" : "page";
  const facing =
    side === "page" ? (operation ? `spec, line ${otherLine}` : `English, line ${otherLine}`) : `page, line ${pageLine}`;
  return {
    line: side === "page" ? pageLine : otherLine,
    id: anchorOf(number, side),
    look: lookOf(mark),
    around: true,
    words: wordsIn(difference, side),
    text: html`<a class="number" href="#difference-${number}" title="Difference ${number} in the table">${number}</a> <span class="severity">${severity}${acknowledgement && ", acknowledged"}</span> ${renderTopic(difference)}: <q>${visible(says[side])}</q> <a href="#${anchorOf(number, other)}">${facing}</a>${acknowledgement && side === "spec" && reasonOf(acknowledgement)}`,
  };
}

function noteRemark({ number, line, message }: NumberedNote): Remark {
  const text = html`<span class="severity">note</span> ${visible(message)}`;
  return { line, id: `note-${number}`, look: "note", around: false, words: [], text };
}

/** The name it is about, and the numbers, names and capitals that only this side says. */
function wordsIn({ subject, says }: Difference, side: "page" | "spec"): readonly string[] {
  const said = (text: string): readonly string[] =>
    text.slice(0, 500).match(/[\w.:-]*\d[\w.:-]*|\b(?:[A-Z_]{2,}|[a-z]+[A-Z]\w*)\b/g) ?? [];
  const other = said(says[side === "page" ? "spec" : "page"]);
  const name = /([A-Za-z][\w-]*)[^\w]*$/.exec(subject)?.[1];
  return [...(name ? [name] : []), ...said(says[side]).filter((word) => !other.includes(word))].slice(0, 40);
}

function reasonOf({ because, spec, line }: NonNullable<Mark["acknowledgement"]>): Html {
  return html` <span class="reason">Acknowledged at ${spec.file}:${line}: ${visible(because)}</span>`;
}

function titleOf({ spec, id, method, path }: SpecOperation): Html {
  return html`<code>${method} ${visible(path)}</code> ${spec.api}/${visible(id)}`;
}
