import type { SpecNode } from "../../docs/spec/node.ts";

/** A place in a spec, both counted from 1. */
export interface SpecPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where a value stands: the key that names it, or the item of a list. */
export function placeOf({ spec, path, line }: SpecNode): SpecPlace {
  const { yaml, document, lines, file } = spec;
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const key of path) {
    if (yaml.isSeq(node)) {
      node = node.items[Number(key)];
      offset = yaml.isNode(node) ? node.range?.[0] : undefined;
    } else if (yaml.isMap(node)) {
      const pair = node.items.find((item) => yaml.isScalar(item.key) && String(item.key.value) === String(key));
      offset = yaml.isNode(pair?.key) ? pair.key.range?.[0] : undefined;
      node = pair?.value;
    }
  }
  const at = offset === undefined ? { line, col: 1 } : lines.linePos(offset);
  return { file, line: at.line, column: at.col };
}
