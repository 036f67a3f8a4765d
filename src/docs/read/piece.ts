import { type Block, type Note, textOf } from "./block.ts";

/** A part of a page that is parsed by itself. */
export interface Piece {
  /** Markdown from which code blocks and tables in HTML are taken out: what they hold is no Markdown. */
  readonly text: string;
  /** The page's line of each line of the text. */
  readonly lines: readonly number[];
  /** What was taken out. */
  readonly code: readonly Block[];
  /** Whether a method is named, so that an endpoint may be declared. */
  readonly declares: boolean;
  /** Tables in HTML, with the line on which they begin. */
  readonly tables: readonly { readonly text: string; readonly line: number }[];
}

// A Markdown parser takes quadratic time on hostile input; within these limits that does not matter. A page's longest
// lines are descriptions in table cells.
const longestLine = 8_000;
const pieceLength = 8_000;
// Each piece has its price, so that small ones are left together.
const shortest = 2_000;

// An endpoint's description is never so long.
const longestProse = 300_000;

const mostNotes = 200;
// A table in HTML that is longer is left to the Markdown parser, line by line.
const longestTable = 5_000;

const fence = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const indented = /^(?: {4}|\t| {1,3}\t)/;

/** Cuts a page at its headings, and where a part would be long anywhere, into pieces that are parsed quickly. */
export function cut(lines: readonly string[], before: number, notes: Note[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let current: string[] = [];
  let numbers: number[] = [];
  let code: Block[] = [];
  let tables: { text: string; line: number }[] = [];
  let length = 0;
  let declares = false;
  const ends = { next: before };
  const end = () => {
    if (current.length > 0) pieces.push({ text: current.join("\n"), lines: numbers, code, tables, declares });
    [current, numbers, code, tables, length, declares] = [[], [], [], [], 0, false];
  };
  const keep = (text: string, index: number) => {
    current.push(text);
    numbers.push(index + 1);
    length += text.length + 1;
  };
  for (let index = before; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const block = codeAt(lines, index);
    if (block) {
      code.push(block.code);
      declares ||= block.end - index < 14 && /\b(?:GET|POST|PUT|DELETE|PATCH)\b/.test(textOf(block.code));
      keep("", index);
      index = block.end;
      continue;
    }
    const closing = tableEnd(lines, index, ends);
    if (closing !== undefined) {
      tables.push({ text: lines.slice(index, closing + 1).join("\n"), line: index + 1 });
      keep("", index);
      index = closing;
      continue;
    }
    const full = length > pieceLength && (line.trim() === "" || length > 2 * pieceLength);
    const heading = /^ {0,3}(#{1,6})(?:\s|$)/.exec(line)?.[1];
    if (full || heading === "#" || (heading && length > shortest)) end();
    if (line.length > longestLine && notes.length < mostNotes)
      notes.push({ line: index + 1, message: `only the first ${longestLine} characters` });
    // Columns that are padded to a width are the most of such a table, and the slowest to parse.
    const kept = line.includes("|") ? line.replace(/ {2,}(?=\S)/g, " ").replace(/-{4,}/g, "---") : line;
    keep(kept.slice(0, longestLine), index);
    declares ||= /\b(?:GET|POST|PUT|DELETE|PATCH)\b/.test(kept);
  }
  end();
  return withoutProse(pieces, notes);
}

/** Leaves out what is far from anything that could be an endpoint: no description is that long. */
function withoutProse(pieces: readonly Piece[], notes: Note[]): readonly Piece[] {
  let prose = 0;
  let first: number | undefined;
  const read: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    prose = piece.declares || pieces[index + 1]?.declares ? 0 : prose + piece.text.length;
    if (prose <= longestProse) read.push(piece);
    else first ??= piece.lines[0];
  }
  if (first !== undefined)
    notes.push({ line: first, message: "text that goes on for long without an endpoint is not read to its end" });
  return read;
}

/** The line on which a table in HTML ends that begins at a line. */
function tableEnd(lines: readonly string[], index: number, ends: { next: number }): number | undefined {
  if (!/^ {0,3}<table[\s>]/i.test(lines[index] ?? "")) return undefined;
  // Found once for all tables before it.
  while (ends.next < index || (ends.next < lines.length && !/<\/table\s*>\s*$/i.test(lines[ends.next] ?? "")))
    ends.next++;
  return ends.next < Math.min(lines.length, index + longestTable) ? ends.next : undefined;
}

/** The code block that begins at a line: fenced, or indented JSON behind an empty line. */
function codeAt(lines: readonly string[], index: number): { readonly end: number; readonly code: Block } | undefined {
  const line = lines[index] ?? "";
  const opening = fence.exec(line);
  if (opening) {
    const [, mark = "```"] = opening;
    const closing = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}\\s*$`);
    let end = index + 1;
    while (end < lines.length && !closing.test(lines[end] ?? "")) end++;
    // Never closed: it lasts to the end, as in Markdown.
    return { end: Math.min(end, lines.length - 1), code: codeBlock(lines.slice(index + 1, end), index + 2) };
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
  if (end === index && !/^\s*(\{.*\}|\[.*\])\s*$/.test(line)) return undefined;
  const body = lines.slice(index, end + 1).map((text) => text.replace(/^(?: {4}|\t)/, ""));
  return { end, code: codeBlock(body, index + 1) };
}

function codeBlock(body: readonly string[], line: number): Block {
  return { type: "code", code: body.join("\n"), line, lineOf: (index) => line + index };
}
