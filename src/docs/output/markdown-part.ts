/** A heading with rows below it, of which some can be left out. */
export interface Part {
  readonly before: readonly string[];
  readonly rows: readonly string[];
  readonly after: readonly string[];
}

/** A table under a heading that says how many rows it has. */
export function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): Part {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return {
    before: [`## ${title} (${rows.length})`, "", row(heads), row(heads.map(() => "---"))],
    rows: rows.map(row),
    after: [],
  };
}

/** A list under a heading that says how many items it has. */
export function list(title: string, items: readonly string[]): Part {
  return { before: [`## ${title} (${items.length})`, ""], rows: items.map((item) => `- ${item}`), after: [] };
}

/** A part that is opened by those who want it; blank lines around let what is inside be Markdown. */
export function folded({ before: [title = "", ...before], rows, after }: Part): Part {
  return {
    before: [`<details><summary>${title.replace("## ", "")}</summary>`, ...before],
    rows,
    after: [...after, "", "</details>"],
  };
}

/**
 * The parts that have rows, one after the other.
 *
 * @param longest So many characters are written at most, headings aside. A part may take half of what the parts before
 *   it left, the last all of it; rows for which there is no room are counted.
 */
export function joinParts(parts: readonly Part[], longest: number): string {
  const full = parts.filter(({ rows }) => rows.length > 0);
  let left = longest;
  const texts = full.map(({ before, rows, after }, index) => {
    let room = index === full.length - 1 ? left : left / 2;
    const end = rows.findIndex((row) => {
      room -= row.length + 1;
      return room < 0;
    });
    const shown = end < 0 ? rows : rows.slice(0, end);
    const more = rows.length - shown.length;
    const text = [...before, ...shown, ...(more > 0 ? ["", `And ${more} more.`] : []), ...after].join("\n");
    left = Math.max(0, left - text.length);
    return text;
  });
  return texts.join("\n\n");
}
