import type { Nodes, Parents, Table } from "mdast";
import type { Parsers } from "../parsers.ts";
import type { Block, Note, Row, TextLine } from "./block.ts";
import { htmlTable } from "./html.ts";
import { cut } from "./piece.ts";
import { remember } from "./remember.ts";

/** Where a tree comes from: the page's lines, and which of them each line of the tree's text is. */
export interface Origin {
  /** None in HTML, where a tree's text is all there is. */
  readonly lines?: readonly string[];
  /** The page's line for a line of the tree, both counted from 1. */
  lineOf(line: number): number;
  readonly parsers: Parsers;
}

/** The blocks of a Markdown page behind its front matter. */
export function markdownBlocks(
  lines: readonly string[],
  before: number,
  parsers: Parsers,
  notes: Note[],
  pause: () => void,
): readonly Block[] {
  const blocks: Block[] = [];
  const parse = remember((text: string) => parsers.markdown(text));
  for (const piece of cut(lines, before, notes)) {
    pause();
    const own = treeBlocks(parse(piece.text), {
      lines,
      lineOf: (line) => piece.lines[line - 1] ?? piece.lines.at(-1) ?? before + 1,
      parsers,
    });
    const others = [...piece.code, ...piece.tables.flatMap(({ text, line }) => htmlTable(text, line, parsers))];
    for (const block of others.length > 0 ? [...own, ...others].sort((a, b) => a.line - b.line) : own)
      blocks.push(block);
  }
  return blocks;
}

/** The blocks of a tree, however deep they stand in quotes and lists. */
export function treeBlocks(root: Nodes, origin: Origin): readonly Block[] {
  const blocks: Block[] = [];
  let html: { text: string; line: number } | undefined;
  const walk = (node: Nodes, quoted: boolean, item: boolean): void => {
    const line = origin.lineOf(node.position?.start.line ?? 1);
    // A table in HTML may have empty lines inside, which end a block of HTML in Markdown.
    if (html) {
      if (node.type !== "html") return;
      html.text = sourceBetween(origin, html.line, origin.lineOf(node.position?.end.line ?? 1));
      if (/<\/table>/i.test(node.value)) {
        blocks.push(...htmlTable(html.text, html.line, origin.parsers));
        html = undefined;
      }
      return;
    }
    switch (node.type) {
      case "heading":
        blocks.push({ type: "heading", depth: node.depth, text: headingText(inline(node, line)[0]?.text ?? ""), line });
        return;
      case "paragraph":
        blocks.push({ type: "text", lines: inline(node, line, origin), line, quoted, item });
        return;
      case "table":
        blocks.push({ type: "table", rows: rowsOf(node, origin), line });
        return;
      case "code":
        blocks.push(code(node, line, origin));
        return;
      case "html":
        if (/<table[\s>]/i.test(node.value)) {
          if (/<\/table>/i.test(node.value)) blocks.push(...htmlTable(node.value, line, origin.parsers));
          else html = { text: node.value, line };
        } else {
          const text = node.value
            .replace(/<!--[\s\S]*?(-->|$)/g, "")
            .replace(/<[^<>]*>/g, "")
            .trim();
          if (text) blocks.push({ type: "text", lines: [{ text, line }], line, quoted, item });
        }
        return;
      case "blockquote":
        for (const child of node.children) walk(child, true, item);
        return;
      case "list":
      case "listItem":
        for (const child of node.children) walk(child, quoted, true);
        return;
      default:
        if ("children" in node) for (const child of node.children) walk(child, quoted, item);
    }
  };
  walk(root, false, false);
  return blocks;
}

/** A heading without the name of its anchor, as in `Title {#title}`. */
function headingText(text: string): string {
  return text.replace(/\s*\{#[\w-]+\}\s*$/, "");
}

function sourceBetween({ lines = [] }: Origin, first: number, last: number): string {
  return lines.slice(first - 1, last).join("\n");
}

function code(node: Extract<Nodes, { type: "code" }>, line: number, { lines, lineOf }: Origin): Block {
  const first = node.data && "lines" in node.data ? (node.data as { lines: readonly number[] }).lines : undefined;
  if (first) {
    const at = (index: number) => (first[index] === undefined ? line : lineOf(first[index]));
    return { type: "code", code: node.value, line, lineOf: at };
  }
  const end = lineOf(node.position?.end.line ?? 1);
  const opening = lines?.[line - 1] ?? "";
  const fenced = /^[\s>]*(`{3,}|~{3,})/.test(opening);
  const offset = fenced ? 1 : 0;
  return {
    type: "code",
    code: node.value,
    line: line + offset,
    lineOf: (index) => Math.min(line + offset + index, Math.max(end, line)),
  };
}

function rowsOf(table: Table, { lineOf }: Origin): readonly Row[] {
  return table.children.map((row) => {
    const line = lineOf(row.position?.start.line ?? 1);
    return {
      line,
      cells: row.children.map((cell) =>
        inline(cell, line)
          .map(({ text }) => text)
          .join(" ")
          .trim(),
      ),
    };
  });
}

/** The text of a block line by line; links, bold and code lose their marks. */
function inline(node: Parents, line: number, origin?: Origin): readonly TextLine[] {
  const lines: { text: string; line: number }[] = [{ text: "", line }];
  const add = (text: string, at: number) => {
    text.split("\n").forEach((part, index) => {
      const last = lines[lines.length - 1];
      if (index === 0 && last) {
        if (last.text === "") last.line = Math.max(last.line, at);
        last.text += part;
      } else lines.push({ text: part, line: at + index });
    });
  };
  const walk = (child: Nodes): void => {
    const at = origin && child.position ? origin.lineOf(child.position.start.line) : line;
    if (child.type === "break") add("\n", at);
    else if (child.type === "html") add(htmlText(child.value), at);
    else if ("value" in child) add(origin ? written(child, origin) : child.value, at);
    else if ("children" in child) for (const grandchild of child.children) walk(grandchild);
  };
  for (const child of node.children) walk(child);
  return lines;
}

/** The text of a node; the line breaks inside of code are those of the page, which the parser makes blanks. */
function written(node: Extract<Nodes, { value: string }>, { lines, lineOf }: Origin): string {
  const { start, end } = node.position ?? {};
  if (!lines || node.type !== "inlineCode" || !start || !end || start.line === end.line) return node.value;
  const source = lines.slice(lineOf(start.line) - 1, lineOf(end.line));
  const marked = source.map((text, index) =>
    text.slice(index === 0 ? start.column - 1 : 0, index === source.length - 1 ? end.column - 1 : undefined),
  );
  return marked.join("\n").replace(/^`+|`+$/g, "");
}

/** What a tag inside of text stands for; what only looks like one, as in `LIST<LONG>`, stays. */
function htmlText(tag: string): string {
  if (/^<\s*br\b/i.test(tag)) return " ";
  return /^<(!--|\/?(a|b|i|u|s|p|em|strong|code|span|font|sup|sub|div|ul|ol|li|img|center|small|kbd)\b)/i.test(tag)
    ? ""
    : tag;
}
