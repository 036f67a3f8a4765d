import type { PageType, TypeName } from "../page.ts";
import { plain } from "./text.ts";

const names: readonly (readonly [RegExp, TypeName])[] = [
  [/^(str(ing)?|text|char|varchar)$/, "string"],
  [/^(int|int32|uint32|short)$/, "int"],
  [/^(long|int64|uint64|bigint|timestamp)$/, "long"],
  [/^(integer|number\(int\))$/, "integer"],
  [/^(decimal|double|float|number|bigdecimal|float64)$/, "decimal"],
  [/^(bool(ean)?)$/, "boolean"],
  [/^(enum)$/, "enum"],
  [/^(json|object|map|struct)$/, "json"],
];

/** Reads a page's word for a type: `LONG`, `int64`, `LIST<STRING>`, `ARRAY(LONG)`, `string[]`. */
export function readType(cell: string): PageType | undefined {
  const word = plain(cell)
    .replace(/[*`'"\\]/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .trim();
  const text = word.toLowerCase().replace(/\s+/g, "");
  const list = /^(?:list|array|set)(?:(?:<|\[|\(|of)(.*?)(?:>|\]|\))?)?$/.exec(text) ?? /^(.+)\[\]$/.exec(text);
  if (list) {
    const items = nameOf(list[1] ?? "");
    return { name: "list", word, ...(items && { items }) };
  }
  const name = nameOf(text);
  return name && { name, word };
}

function nameOf(text: string): TypeName | undefined {
  return names.find(([pattern]) => pattern.test(text))?.[1];
}
