import type { Node } from "jsonc-parser";
import type { Parsers } from "../parsers.ts";
import type { Block, Note } from "./block.ts";
import { repair } from "./repair-json.ts";

/** A piece of JSON from a page, with the line of everything in it. */
export interface Example {
  readonly node: Node;
  readonly line: number;
  lineOf(node: Node): number;
  /** How a value is written, which tells 1 from 1.0. */
  sourceOf(node: Node): string;
}

const deepest = 120;
// Far more than any answer in a page.
const longest = 2_000_000;

/** Reads a code block as JSON, however sloppy; says in the notes what had to be tolerated. */
export function readExamples(
  block: Extract<Block, { type: "code" }>,
  parsers: Parsers,
  notes: Note[],
): readonly Example[] {
  if (block.code.length > longest) {
    notes.push({ line: block.line, message: `a code block of more than ${longest} characters was not read` });
    return [];
  }
  const repaired = repair(block.code);
  const { text } = repaired;
  // Mending a line never adds or takes one away.
  const starts = lineStarts(text);
  const lineAt = (offset: number) => block.lineOf(search(starts, offset));
  const tolerated: Note[] = repaired.tolerated.map(({ index, message }) => ({ line: block.lineOf(index), message }));
  const tolerate = (message: string, offset: number) => tolerated.push({ line: lineAt(offset), message });
  const examples: Example[] = [];
  let from = text.search(/[[{]/);
  // Something else than JSON before it: only comments and a word such as "or" may be.
  // What is no JSON is not mended either, so nothing is said about it.
  if (
    from < 0 ||
    /[^\s/]/.test(
      text
        .slice(0, from)
        .replace(/\/\/.*|\/\*[\s\S]*?\*\//g, "")
        .replace(/\b(or|and)\b/gi, ""),
    )
  ) {
    return [];
  }
  while (from >= 0 && examples.length < 50) {
    if (depthOf(text, from) > deepest) {
      notes.push({ line: lineAt(from), message: `JSON nested deeper than ${deepest} levels was not read` });
      break;
    }
    const { json } = parsers;
    const errors: import("jsonc-parser").ParseError[] = [];
    const rest = from === 0 ? text : " ".repeat(from) + text.slice(from);
    const node = json.parseTree(rest, errors, { allowTrailingComma: true });
    if (!node) break;
    const end = node.offset + node.length;
    for (const { error, offset } of errors.slice(0, 20)) {
      if (offset <= end && json.printParseErrorCode(error) !== "EndOfFileExpected")
        tolerate(json.printParseErrorCode(error), offset);
    }
    for (const offset of trailingCommas(rest, from, end).slice(0, 20)) tolerate("a trailing comma", offset);
    examples.push({
      node,
      line: lineAt(node.offset),
      lineOf: (part) => lineAt(part.offset),
      sourceOf: (part) => rest.slice(part.offset, part.offset + part.length),
    });
    const next = text.slice(end).search(/[[{]/);
    if (next < 0 || end <= from) break;
    from = end + next;
  }
  // Thousands of the same help nobody.
  for (const { line, message } of tolerated.slice(0, 100))
    notes.push({ line, message: `tolerated in the JSON: ${message}` });
  return examples;
}

function depthOf(text: string, from: number): number {
  let depth = 0;
  let deepestSeen = 0;
  for (let index = from; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (char === 0x5b || char === 0x7b) deepestSeen = Math.max(deepestSeen, ++depth);
    else if (char === 0x5d || char === 0x7d) depth--;
  }
  return deepestSeen;
}

function trailingCommas(text: string, from: number, end: number): readonly number[] {
  const found: number[] = [];
  let comma = -1;
  for (let index = from; index < end; index++) {
    const char = text[index] ?? "";
    if (char === '"') {
      comma = -1;
      for (index++; index < end && text[index] !== '"'; index++) if (text[index] === "\\") index++;
    } else if (char === "/" && text[index + 1] === "/") {
      const next = text.indexOf("\n", index);
      index = next < 0 ? end : next;
    } else if (char === ",") comma = index;
    else if ((char === "]" || char === "}") && comma >= 0) found.push(comma);
    else if (!/\s/.test(char)) comma = -1;
  }
  return found;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1)) starts.push(index + 1);
  return starts;
}

function search(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
