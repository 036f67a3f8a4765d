import { type Block, type TextLine, textOf } from "./block.ts";
import { plain } from "./text.ts";

/** What a part of an endpoint's description is about. */
export type Label =
  | "description"
  | "declaration"
  | "cost"
  | "parameters"
  | "body"
  | "request"
  | "response"
  | "errors"
  | "notes"
  | "other";

/** The words that an exchange's pages have over their parts; the first that fits decides. */
export type Vocabulary = readonly (readonly [RegExp, Label])[];

/** A label with what is behind it on the same line. */
export interface Labeled {
  readonly label: Label;
  readonly text: string;
  readonly lines: readonly TextLine[];
}

/**
 * Reads a heading or the beginning of a text as a label: `## Request Weight(IP)`, `**Weight:** 1`, `权重: 2`,
 * `> **Response:**`.
 */
export function readLabel(block: Block, vocabulary: Vocabulary): Labeled | undefined {
  if (block.type === "heading") {
    const [head = "", tail = ""] = plain(block.text).split(/:\s+(.*)/s);
    return find(head, vocabulary, tail.trim() === "" ? [] : [{ text: tail, line: block.line }]);
  }
  if (block.type !== "text" || block.item) return undefined;
  const [first, ...others] = block.lines;
  if (!first) return undefined;
  const text = plain(first.text);
  // A label is short, and ends in a colon, with its line, or with a bracket that belongs to it.
  const match = /^([^:\n]{1,60}?)\s*(?::|$)\s*(.*)$/s.exec(text);
  if (!match) return undefined;
  const [, head = "", tail = ""] = match;
  const rest = tail === "" ? others : [{ text: tail, line: first.line }, ...others];
  return find(head, vocabulary, rest);
}

function find(head: string, vocabulary: Vocabulary, lines: readonly TextLine[]): Labeled | undefined {
  const text = head.replace(/^[^\p{L}\p{N}]+|[\s*:.]+$/gu, "");
  const row = vocabulary.find(([pattern]) => pattern.test(text));
  return row && { label: row[1], text, lines };
}

/** Whether a heading is a title rather than a label. */
export function isTitle(block: Block, vocabulary: Vocabulary): boolean {
  return block.type === "heading" && textOf(block) !== "" && readLabel(block, vocabulary) === undefined;
}
