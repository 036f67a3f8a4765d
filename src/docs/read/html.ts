import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from "hast";
import type { Code } from "mdast";
import type { Parsers } from "../parsers.ts";
import type { Block } from "./block.ts";
import { treeBlocks } from "./markdown.ts";

/** An HTML page: its blocks, and the language it says it is in. */
export interface HtmlPage {
  readonly blocks: readonly Block[];
  /** The address that the page says it has. */
  readonly address?: string;
}

/** The longest page that is read; the parser takes seconds beyond. */
export const longestHtml = 4_000_000;

/** Whether a text is an HTML page rather than Markdown. */
export function isHtml(text: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body)[\s>]/i.test(text.slice(0, 4000));
}

/** Reads an HTML page, without its navigation, into the same blocks as Markdown. */
export function readHtml(text: string, parsers: Parsers): HtmlPage {
  const root = parsers.html(text);
  const address = attribute(
    find(root, (node) => node.tagName === "link" && hasToken(node, "rel", "canonical")),
    "href",
  );
  const main =
    find(root, ({ tagName }) => tagName === "article") ?? find(root, ({ tagName }) => tagName === "main") ?? root;
  return { blocks: blocksOf(main, text, 0, parsers), ...(address && { address }) };
}

/** The blocks of a table in HTML that stands in a Markdown page. */
export function htmlTable(text: string, line: number, parsers: Parsers): readonly Block[] {
  return blocksOf(parsers.html(text), text, line - 1, parsers);
}

function blocksOf(node: HtmlNodes, text: string, before: number, parsers: Parsers): readonly Block[] {
  const tree = parsers.hast.toMdast(strip(node), {
    handlers: {
      pre: (_state: unknown, element: Element) => codeOf(element, before),
      // What a page hides or repeats at its edges says nothing about the endpoint.
      nav: () => undefined,
      aside: () => undefined,
      footer: () => undefined,
      button: () => undefined,
      script: () => undefined,
      style: () => undefined,
      svg: () => undefined,
    },
  });
  return treeBlocks(tree, { lines: text.split("\n"), before, parsers });
}

/** Drops the `#` and zero-width links behind headings. */
function strip(node: HtmlNodes): HtmlNodes {
  if (!("children" in node)) return node;
  const children = node.children.filter(
    (child) =>
      !(
        child.type === "element" &&
        child.tagName === "a" &&
        /hash-link|anchor/.test(String(child.properties.className))
      ),
  );
  return { ...node, children: children.map(strip) } as HtmlRoot | Element;
}

/** The text of a code block; each of its lines knows where it stands, since a highlighter may have put all on one. */
function codeOf(pre: Element, before: number): Code {
  const lines: number[] = [];
  let value = "";
  let line = (pre.position?.start.line ?? 1) + before;
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
    const at = (node.position?.start.line ?? line - before) + before;
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
