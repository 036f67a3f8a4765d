import type { Row } from "./block.ts";
import { plain } from "./text.ts";

/** What the columns of a table of parameters hold; `header`, `path` and `query` are name columns that say a place. */
export type Column =
  | "name"
  | "header"
  | "path"
  | "query"
  | "type"
  | "mandatory"
  | "description"
  | "default"
  | "range"
  | "example";

const words: Readonly<Record<Column, RegExp>> = {
  name: /^(name|param(eter)?s?( name)?|field( name)?|key|名称|参数(名称?)?|字段(名称?)?)$/i,
  header: /^headers?$/i,
  path: /^path$/i,
  query: /^query$/i,
  type: /^(data ?)?types?$|^(参数|数据|字段)?类型$/i,
  mandatory: /^(mandatory|required|optional\?|is ?required|(是否)?(必须|必需|必填|必要|必选))\??$/i,
  description: /^(descriptions?|remarks?|notes?|comments?|explanation|(参数)?(描述|说明|备注|含义|注释))$/i,
  default: /^(defaults?( value)?|默认(值)?)$/i,
  range: /^(range|values?|valid values|取值(范围)?|范围)$/i,
  example: /^(examples?|sample|示例|例子)$/i,
};

/** Which column of a table holds what, if it is a table of parameters at all. */
export function readColumns(header: Row): ReadonlyMap<Column, number> | undefined {
  const columns = new Map<Column, number>();
  for (const [index, cell] of header.cells.entries()) {
    const text = plain(cell)
      .replace(/[*:`'"]/g, "")
      .trim();
    for (const [column, pattern] of Object.entries(words) as [Column, RegExp][]) {
      if (pattern.test(text) && !columns.has(column)) columns.set(column, index);
    }
  }
  const named = ["name", "header", "path", "query"].some((column) => columns.has(column as Column));
  return named && columns.has("type") ? columns : undefined;
}
