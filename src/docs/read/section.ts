import { type Block, textOf } from "./block.ts";
import { type Declaration, readDeclaration } from "./declaration.ts";
import { isTitle, type Label, readLabel, type Vocabulary } from "./label.ts";
import { beginTable } from "./parameters.ts";

/** The part of a page that describes one endpoint. */
export interface Section {
  readonly declaration: Declaration;
  readonly line: number;
  readonly title?: { readonly value: string; readonly line: number };
  /** Everything between the title and the next endpoint's, the declaration left out. */
  readonly blocks: readonly Block[];
}

interface Found {
  readonly index: number;
  readonly titleIndex: number;
  readonly declaration: Declaration;
  readonly line: number;
}

/** Finds the endpoints that a page declares. A mention in a sentence or in a list is no declaration. */
export function findSections(blocks: readonly Block[], vocabulary: Vocabulary): readonly Section[] {
  const found: Found[] = [];
  // The last title of each depth.
  const titles: number[] = Array<number>(7).fill(-1);
  let titleIndex = -1;
  let under: Label | undefined;
  for (const [index, block] of blocks.entries()) {
    const label = readLabel(block, vocabulary);
    // A heading that is nothing but a declaration, behind a label such as "Api Request", has its title above the label.
    const bare =
      block.type === "heading" &&
      !label &&
      (under === "declaration" || under === "cost") &&
      titleIndex >= 0 &&
      found.at(-1)?.titleIndex !== titleIndex &&
      readDeclaration(block.text, true)?.rest === "";
    if (label || block.type === "heading") under = label?.label;
    if (block.type === "heading" && !bare) {
      if (!label) titles[block.depth] = index;
      const above = label ? Math.max(-1, ...titles.slice(0, block.depth)) : -1;
      titleIndex = above >= 0 ? above : Math.max(...titles);
    }
    const hit = declarationIn(block, under);
    if (hit && !repeats(hit.declaration, titleIndex, found.at(-1))) found.push({ index, titleIndex, ...hit });
  }
  return found.map((hit, position) => {
    const next = found[position + 1];
    const sameTitle = found[position - 1]?.titleIndex === hit.titleIndex;
    const start = hit.titleIndex < 0 || sameTitle ? hit.index : hit.titleIndex;
    // The next endpoint begins at its title, unless it shares this one's.
    const limit = !next ? blocks.length : next.titleIndex > hit.index ? next.titleIndex : next.index;
    const end = endOf(blocks, hit.index + 1, limit, hit.titleIndex, vocabulary);
    const title = titleOf(blocks, hit);
    return {
      declaration: hit.declaration,
      line: hit.line,
      ...(title && { title }),
      blocks: blocks
        .slice(start, end)
        .filter((block) => block !== blocks[hit.titleIndex] && block !== blocks[hit.index]),
    };
  });
}

/** Whether an endpoint is only named again under its own title. */
function repeats({ method, paths }: Declaration, titleIndex: number, last: Found | undefined): boolean {
  return (
    last?.titleIndex === titleIndex &&
    last.declaration.method === method &&
    last.declaration.paths.join() === paths.join()
  );
}

/** Whether anything is said of an endpoint beyond its name; a change log only names many. */
export function isDescribed({ blocks }: Section, vocabulary: Vocabulary): boolean {
  const labels: readonly (Label | undefined)[] = ["declaration", "cost", "parameters", "body", "request", "response"];
  return blocks.some(
    (block) =>
      (block.type === "table" && beginTable(block.rows) !== undefined) ||
      (block.type === "code" &&
        /^\s*(?:\/\/[^\n]*\n\s*)*[[{]/.test(block.code) &&
        !/"code"\s*:\s*-/.test(block.code)) ||
      labels.includes(readLabel(block, vocabulary)?.label),
  );
}

function declarationIn(block: Block, under: Label | undefined): { declaration: Declaration; line: number } | undefined {
  switch (block.type) {
    case "heading": {
      const declaration = readDeclaration(block.text, true);
      return declaration && { declaration, line: block.line };
    }
    case "text": {
      if ((block.item || block.quoted) && under !== "declaration") return undefined;
      for (const { text, line } of block.lines) {
        const declaration = readDeclaration(text, false);
        if (declaration) return { declaration, line };
      }
      // The method on one line, the path on the next.
      const declaration = block.lines.length <= 3 ? readDeclaration(textOf(block), false) : undefined;
      return declaration && { declaration, line: block.line };
    }
    case "code": {
      // An example of a request is no second declaration.
      if (under === "request" || under === "response" || under === "errors") return undefined;
      const lines = block.code.split("\n");
      if (lines.length > 12) return undefined;
      const index = lines.findIndex((line) => line.trim() !== "" && !/^\s*(\/\/|#)/.test(line));
      // Indented lists in a change log look like code.
      if (/^\s*(?:[*+-]|\d+\.)\s/.test(lines[index] ?? "")) return undefined;
      const declaration = readDeclaration(lines[index] ?? "", false);
      return declaration && { declaration, line: block.lineOf(index) };
    }
    default:
      return undefined;
  }
}

/** Where a section ends: at the next title that is no deeper than its own. */
function endOf(
  blocks: readonly Block[],
  from: number,
  limit: number,
  titleIndex: number,
  vocabulary: Vocabulary,
): number {
  const title = blocks[titleIndex];
  const depth = title?.type === "heading" ? title.depth : 6;
  for (let index = from; index < limit; index++) {
    const block = blocks[index];
    if (block?.type === "heading" && block.depth <= depth && isTitle(block, vocabulary)) return index;
  }
  return limit;
}

function titleOf(blocks: readonly Block[], { index, titleIndex, declaration, line }: Found): Section["title"] {
  const own = index === titleIndex ? declaration.rest : "";
  if (index === titleIndex) return own === "" ? undefined : { value: own, line };
  const title = blocks[titleIndex];
  return title?.type === "heading" ? { value: title.text, line: title.line } : undefined;
}
