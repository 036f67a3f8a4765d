import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from "hast";
import type { Code, Nodes } from "mdast";
import type { Parsers } from "../parsers.ts";
import type { Block } from "./block.ts";
import { cutHtml } from "./html-piece.ts";
import { treeBlocks } from "./markdown.ts";
import { PageError } from "./page-error.ts";
import { remember } from "./remember.ts";
import { repeatSpannedCells } from "./row-spans.ts";

/** An HTML page: its blocks, and the language it says it is in. */
export interface HtmlPage {
  readonly blocks: readonly Block[];
  /** The address that the page says it has. */
  readonly address?: string;
}

/** The longest page that is read. */
export const longestHtml = 40_000_000;
// Between two headings a page has far less; a parser takes minutes for more.
const longestPart = 1_000_000;
// Up to here a page is parsed as a whole.
const longestWhole = 200_000;

/** Whether a text is an HTML page rather than Markdown. */
export function isHtml(text: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body)[\s>]/i.test(text.slice(0, 4000));
}

/**
 * Reads an HTML page, without its navigation, into the same blocks as Markdown.
 *
 * @param pause Called between the parts of a long page; may throw.
 */
export function readHtml(text: string, parsers: Parsers, pause: () => void): HtmlPage {
  if (text.length <= longestWhole) {
    const root = parsers.html(text);
    const address = canonicalOf(root);
    const main =
      find(root, ({ tagName }) => tagName === "article") ?? find(root, ({ tagName }) => tagName === "main") ?? root;
    return { blocks: blocksOf(treeOf(main, parsers), 0, parsers), ...(address && { address }) };
  }
  const [start, end] = contentOf(text, "article") ??
    contentOf(text, "main") ??
    contentOf(text, "body") ?? [0, text.length];
  const address = canonicalOf(parsers.html(text.slice(0, Math.min(start, longestWhole))));
  const read = remember((piece: string) => treeOf(parsers.html(piece), parsers));
  const blocks: Block[] = [];
  for (const piece of cutHtml(text, start, end)) {
    pause();
    if (piece.text.length > longestPart)
      throw new PageError(`has more than ${longestPart / 1e6} MB without a heading, from line ${piece.before + 1} on`);
    for (const block of blocksOf(read(piece.text), piece.before, parsers)) blocks.push(block);
  }
  return { blocks, ...(address && { address }) };
}

/** Where the content of the first element of a name begins, and where the last one ends. */
function contentOf(text: string, name: string): readonly [number, number] | undefined {
  const start = text.search(new RegExp(`<${name}[\\s>]`, "i"));
  if (start < 0) return undefined;
  const end = Math.max(text.lastIndexOf(`</${name}`), text.lastIndexOf(`</${name.toUpperCase()}`));
  return [start, end > start ? end : text.length];
}

function canonicalOf(root: HtmlRoot): string | undefined {
  return attribute(
    find(root, (node) => node.tagName === "link" && hasToken(node, "rel", "canonical")),
    "href",
  );
}

/** The blocks of a table in HTML that stands in a Markdown page. */
export function htmlTable(text: string, line: number, parsers: Parsers): readonly Block[] {
  return blocksOf(treeOf(parsers.html(text), parsers), line - 1, parsers);
}

function blocksOf(tree: Nodes, before: number, parsers: Parsers): readonly Block[] {
  return treeBlocks(tree, { lineOf: (line) => line + before, parsers });
}

function treeOf(node: HtmlNodes, parsers: Parsers): Nodes {
  const codes: Code[] = [];
  return parsers.hast.toMdast(strip(node, codes), {
    // Each line of the source is one of its own, so that what is found in it has the right line.
    newlines: true,
    handlers: { pre: (_state: unknown, element: Element) => codes[Number(element.properties.id)] },
  });
}

// What a page hides or repeats at its edges says nothing about the endpoint.
const edges = new Set(["nav", "aside", "footer", "button", "script", "style", "svg", "noscript", "iframe", "template"]);

/** Drops what is no content, and the `#` and zero-width links behind headings; reads the code blocks. */
function strip(node: HtmlNodes, codes: Code[]): HtmlNodes {
  if (!("children" in node)) return node;
  if (node.type === "element" && node.tagName === "pre") {
    // A highlighter's many elements would only cost time.
    const id = codes.push(codeOf(node)) - 1;
    return { ...node, properties: { id: String(id) }, children: [] };
  }
  const children = node.children.filter(
    (child) => child.type !== "element" || !(edges.has(child.tagName) || isAnchor(child)),
  );
  const stripped = { ...node, children: children.map((child) => strip(child, codes)) } as HtmlRoot | Element;
  return stripped.type === "element" && stripped.tagName === "table" ? repeatSpannedCells(stripped) : stripped;
}

function isAnchor({ tagName, properties }: Element): boolean {
  return tagName === "a" && /hash-link|anchor|header-link|headerlink/.test(String(properties.className));
}

/** The text of a code block; each of its lines knows where it stands, since a highlighter may have put all on one. */
function codeOf(pre: Element): Code {
  const lines: number[] = [];
  let value = "";
  let line = pre.position?.start.line ?? 1;
  let atStart = true;
  const add = (text: string, at: number) => {
    text.split("\n").forEach((part, index) => {
      if (index > 0) {
        if (atStart) lines.push(line);
        value += "\n";
        atStart = true;
      }
      line = at + index;
      if (part !== "" && atStart) {
        lines.push(line);
        atStart = false;
      }
      value += part;
    });
  };
  const walk = (node: HtmlNodes): void => {
    const at = node.position?.start.line ?? line;
    if (node.type === "text") add(node.value, at);
    else if (node.type === "element" && node.tagName === "br") add("\n", at);
    else if ("children" in node) {
      // A highlighter may give each line an element of its own, with or without a break at its end.
      const ownLine = node.type === "element" && /\b(token-line|line)\b/.test(String(node.properties.className));
      if (ownLine && value !== "" && !value.endsWith("\n")) add("\n", at);
      for (const child of node.children) walk(child);
    }
  };
  walk(pre);
  return {
    type: "code",
    value,
    data: { lines } as Code["data"] & object,
    ...(pre.position && { position: pre.position }),
  };
}

function find(node: HtmlNodes, fits: (element: Element) => boolean): Element | undefined {
  if (node.type === "element" && fits(node)) return node;
  if (!("children" in node)) return undefined;
  for (const child of node.children) {
    const found = find(child, fits);
    if (found) return found;
  }
  return undefined;
}

function hasToken(node: Element, name: string, token: string): boolean {
  const value = node.properties[name];
  return Array.isArray(value) ? value.includes(token) : value === token;
}

function attribute(node: Element | undefined, name: string): string | undefined {
  const value = node?.properties[name];
  return typeof value === "string" ? value : undefined;
}
