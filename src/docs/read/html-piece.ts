/** A part of an HTML page that is parsed by itself. */
export interface HtmlPiece {
  readonly text: string;
  /** How many lines of the page stand before it. */
  readonly before: number;
}

const shortest = 8_000;
// Inside of these a heading is no place to cut.
const closed = "pre|table|script|style|nav|aside|footer|details|template|svg";
const marks = new RegExp(`<(/?)(h[1-4]|${closed})(?=[\\s>/])|<!--|-->`, "gi");

/** Cuts the content of an HTML page before its headings; a parser takes ever longer for a page as a whole. */
export function cutHtml(text: string, start: number, end: number): readonly HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  let from = start;
  let line = countLines(text, 0, start);
  let depth = 0;
  let comment = false;
  const cut = (to: number) => {
    pieces.push({ text: text.slice(from, to), before: line });
    line += countLines(text, from, to);
    from = to;
  };
  marks.lastIndex = start;
  for (let match = marks.exec(text); match && match.index < end; match = marks.exec(text)) {
    const [mark, slash, name = ""] = match;
    if (mark === "<!--") comment = true;
    else if (mark === "-->") comment = false;
    else if (comment) continue;
    else if (!/^h\d$/i.test(name)) depth = Math.max(0, depth + (slash ? -1 : 1));
    else if (!slash && depth === 0 && (match.index - from > shortest || /^h1$/i.test(name))) cut(match.index);
  }
  cut(end);
  return pieces;
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
