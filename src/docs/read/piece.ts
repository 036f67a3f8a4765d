import type { Note } from "./block.ts";

/** A part of a page that is parsed by itself. */
export interface Piece {
  /** Markdown in which the bodies of code blocks are left out: they are taken from the page itself. */
  readonly text: string;
  /** How many lines of the page stand before it. */
  readonly before: number;
}

// A Markdown parser takes quadratic time on hostile input; within these limits that does not matter. A page's longest
// lines are descriptions in table cells.
const longestLine = 8_000;
const pieceLength = 8_000;
// Each piece has its price, so that small ones are left together.
const shortest = 2_000;

const mostNotes = 200;

const fence = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const indented = /^(?: {4}|\t| {1,3}\t)/;

/** Cuts a page at its headings, and where a part would be long anywhere, into pieces that are parsed quickly. */
export function cut(lines: readonly string[], before: number, notes: Note[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let current: string[] = [];
  let start = before;
  let length = 0;
  const end = (next: number) => {
    if (current.length > 0) pieces.push({ text: current.join("\n"), before: start });
    current = [];
    start = next;
    length = 0;
  };
  for (let index = before; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const code = codeAt(lines, index);
    if (code) {
      if (length > pieceLength) end(index);
      current.push("```");
      for (let line = index + 1; line < code.end; line++) current.push("");
      current.push("```");
      length += code.end - index + 8;
      index = code.end;
      continue;
    }
    const full = length > pieceLength && (line.trim() === "" || length > 2 * pieceLength);
    if (full || (length > shortest && /^ {0,3}#{1,6}(\s|$)/.test(line))) end(index);
    if (line.length > longestLine && notes.length < mostNotes)
      notes.push({ line: index + 1, message: `only the first ${longestLine} characters` });
    // Columns that are padded to a width are the most of such a table, and the slowest to parse.
    const kept = line.includes("|") ? line.replace(/ {2,}(?=\S)/g, " ") : line;
    current.push(kept.slice(0, longestLine));
    length += Math.min(kept.length, longestLine);
  }
  end(lines.length);
  return pieces;
}

/** The code block that begins at a line: fenced, or indented JSON behind an empty line. */
function codeAt(lines: readonly string[], index: number): { readonly end: number } | undefined {
  const line = lines[index] ?? "";
  const opening = fence.exec(line);
  if (opening) {
    const [, mark = "```"] = opening;
    const closing = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}\\s*$`);
    for (let end = index + 1; end < lines.length; end++) if (closing.test(lines[end] ?? "")) return { end };
    // Never closed: it lasts to the end, as in Markdown.
    return index + 1 < lines.length ? { end: lines.length - 1 } : undefined;
  }
  if (!indented.test(line) || !/^\s*[[{]/.test(line) || (index > 0 && (lines[index - 1] ?? "").trim() !== "")) {
    return undefined;
  }
  let end = index;
  for (let next = index + 1; next < lines.length; next++) {
    const text = lines[next] ?? "";
    if (text.trim() === "") continue;
    if (!indented.test(text)) break;
    end = next;
  }
  return end > index ? { end } : undefined;
}
