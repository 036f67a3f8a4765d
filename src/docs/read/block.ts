/** One line of text with its place in the page. */
export interface TextLine {
  readonly text: string;
  readonly line: number;
}

/** A row of a table: the text of each cell. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a page consists of, in order; nesting is flattened into `quoted` and `item`. */
export type Block =
  | { readonly type: "heading"; readonly depth: number; readonly text: string; readonly line: number }
  | {
      readonly type: "text";
      readonly lines: readonly TextLine[];
      readonly line: number;
      readonly quoted: boolean;
      /** In a list. */
      readonly item: boolean;
    }
  | { readonly type: "table"; readonly rows: readonly Row[]; readonly line: number }
  /** `lineOf` tells the page's line for a line of the code, both counted from 0 and 1 respectively. */
  | { readonly type: "code"; readonly code: string; readonly line: number; lineOf(index: number): number };

/** What a reader wants to say about a page: what it tolerated or did not understand. */
export interface Note {
  readonly line: number;
  readonly message: string;
}

/** The text of a block as one string. */
export function textOf(block: Block): string {
  switch (block.type) {
    case "heading":
      return block.text;
    case "text":
      return block.lines.map(({ text }) => text).join("\n");
    case "table":
      return block.rows.map(({ cells }) => cells.join(" | ")).join("\n");
    case "code":
      return block.code;
  }
}
