import type { Block, Note, TextLine } from "./block.ts";
import { readDeclaration, resemblesDeclaration } from "./declaration.ts";

/** Methods of a WebSocket API are described like endpoints, but are none. */
export function otherMethods(blocks: readonly Block[]): readonly Note[] {
  return blocks
    .flatMap((block) => {
      const name = block.type === "code" ? /"method"\s*:\s*"([\w.]+)"/.exec(block.code.slice(0, 2000))?.[1] : undefined;
      return name
        ? [{ line: block.line, message: `${name} is a method of a WebSocket API, which is not compared` }]
        : [];
    })
    .slice(0, 100);
}

/** What looks like an endpoint and is read as none. */
export function almostEndpoints(blocks: readonly Block[]): readonly Note[] {
  return blocks
    .flatMap((block): readonly TextLine[] => {
      if (block.type === "table") {
        const rows = block.rows.map(({ line, cells }) => ({ line, text: cells.join(" ") }));
        return rows.filter(({ text }) => resemblesDeclaration(text));
      }
      const lines =
        block.type === "heading" ? [block] : block.type === "text" && !block.item && !block.quoted ? block.lines : [];
      return lines.filter(({ text }) => resemblesDeclaration(text) && !readDeclaration(text, block.type === "heading"));
    })
    .slice(0, 100)
    .map(({ text, line }) => ({
      line,
      message: `looks like an endpoint and was not understood: ${text.slice(0, 100)}`,
    }));
}
