import { type Content, type Html, html } from "./html-template.ts";
import type { Stretch } from "./stretch.ts";
import { visible } from "./visible.ts";

/** How a line is shown that is more than text. */
interface Marking {
  readonly id?: string;
  /** Its classes. */
  readonly look?: string | undefined;
  /** What in it is marked. */
  readonly words?: readonly string[];
}

/** A line of a file with its number. */
export function renderLine(line: number, text: string, { id, look, words = [] }: Marking = {}): Html {
  return html`<div class="line${look && ` ${look}`}"${id && html` id="${id}"`}><span>${line}</span><code>${markWords(visible(text), words)}</code></div>
`;
}

/** Some lines of a file, with none of them marked; those beyond the first `most` are only counted. */
export function renderLines(
  lines: readonly string[],
  { first, last, half }: Pick<Stretch, "first" | "last" | "half">,
  most: number,
): Html {
  const end = Math.min(last, first + most - 1);
  return html`<div class="stretch"${half === "zh" && html` lang="zh"`}>
${lines.slice(first - 1, end).map((text, index) => renderLine(first + index, text))}</div>
${end < last && html`<p>${last - end} more lines are not shown.</p>`}`;
}

function markWords(text: string, words: readonly string[]): Content {
  if (words.length === 0) return text;
  const some = words.map((word) => word.replace(/[^\w\s]/g, "\\$&")).join("|");
  return text
    .split(new RegExp(`(?<![\\w.])(${some})(?![\\w]|\\.\\w)`))
    .map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : part));
}
