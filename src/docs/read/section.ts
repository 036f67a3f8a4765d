import { type Block, textOf } from "./block.ts";
import { type Declaration, readDeclaration } from "./declaration.ts";
import { isTitle, readLabel, type Vocabulary } from "./label.ts";

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
  const titles: number[] = [];
  let titleIndex = -1;
  let underDeclaration = false;
  for (const [index, block] of blocks.entries()) {
    if (block.type === "heading") {
      const label = readLabel(block, vocabulary);
      underDeclaration = label?.label === "declaration";
      if (!label) titles.push(index);
      titleIndex = (label && titleAbove(blocks, titles, block.depth)) ?? titles.at(-1) ?? -1;
    }
    const hit = declarationIn(block, underDeclaration);
    if (hit) found.push({ index, titleIndex, ...hit });
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

/** The title that a labeled part of a depth belongs to: the last one that is less deep. */
function titleAbove(blocks: readonly Block[], titles: readonly number[], depth: number): number | undefined {
  return titles.findLast((index) => {
    const title = blocks[index];
    return title?.type === "heading" && title.depth < depth;
  });
}

function declarationIn(block: Block, under: boolean): { declaration: Declaration; line: number } | undefined {
  switch (block.type) {
    case "heading": {
      const declaration = readDeclaration(block.text, true);
      return declaration && { declaration, line: block.line };
    }
    case "text": {
      if ((block.item || block.quoted) && !under) return undefined;
      for (const { text, line } of block.lines) {
        const declaration = readDeclaration(text, false);
        if (declaration) return { declaration, line };
      }
      // The method on one line, the path on the next.
      const declaration = block.lines.length <= 3 ? readDeclaration(textOf(block), false) : undefined;
      return declaration && { declaration, line: block.line };
    }
    case "code": {
      const lines = block.code.split("\n");
      if (lines.length > 12) return undefined;
      const index = lines.findIndex((line) => line.trim() !== "" && !/^\s*(\/\/|#)/.test(line));
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
