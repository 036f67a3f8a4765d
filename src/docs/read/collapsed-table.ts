import type { Block, Row } from "./block.ts";
import { readColumns } from "./columns.ts";
import { plain } from "./text.ts";
import { readType } from "./type-word.ts";

/**
 * Puts a table together again whose cells a converter has made paragraphs of their own: `Name`, `Type`, `Mandatory`,
 * `Description`, then the cells of each row, empty ones left out.
 */
export function joinCollapsedTables(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const header = word(blocks[index]) === undefined ? undefined : headerAt(blocks, index);
    if (!header) {
      const block = blocks[index];
      if (block) joined.push(block);
      continue;
    }
    const rows: Row[] = [header];
    let at = index + header.cells.length;
    for (; rowAt(blocks, at); ) {
      const line = blocks[at]?.line ?? 1;
      const cells = [word(blocks[at]) ?? "", word(blocks[at + 1]) ?? "", word(blocks[at + 2]) ?? ""];
      at += 3;
      const description: string[] = [];
      while (at < blocks.length && word(blocks[at]) !== undefined && !rowAt(blocks, at) && description.length < 2) {
        description.push(word(blocks[at]) ?? "");
        at++;
      }
      rows.push({ line, cells: [...cells, description.join(" ")] });
    }
    joined.push({ type: "table", rows, line: header.line });
    index = at - 1;
  }
  return joined;
}

function headerAt(blocks: readonly Block[], index: number): Row | undefined {
  const cells = [0, 1, 2, 3].map((offset) => word(blocks[index + offset]) ?? "");
  const header = { line: blocks[index]?.line ?? 1, cells };
  return readColumns(header)?.size === 4 && rowAt(blocks, index + 4) ? header : undefined;
}

function rowAt(blocks: readonly Block[], index: number): boolean {
  const [name, type, mandatory] = [word(blocks[index]), word(blocks[index + 1]), word(blocks[index + 2])];
  return (
    /^[A-Za-z][\w.[\]]*$/.test(name ?? "") &&
    !!type &&
    !!readType(type) &&
    /^(yes|no|true|false)$/i.test(mandatory ?? "")
  );
}

function word(block: Block | undefined): string | undefined {
  return block?.type === "text" && !block.item && !block.quoted && block.lines.length === 1
    ? plain(block.lines[0]?.text ?? "")
    : undefined;
}
