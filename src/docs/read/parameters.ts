import type { Fact, PageParameter } from "../page.ts";
import type { Note, Row, TextLine } from "./block.ts";
import { isRange, readBounds, withoutExamples } from "./bounds.ts";
import { type Column, readColumns } from "./columns.ts";
import { isValue, readDefault } from "./default.ts";
import { bare, plain } from "./text.ts";
import { readType } from "./type-word.ts";
import { readValues } from "./values.ts";

const mostRows = 500;

/** A table of parameters that is being read; rows may still follow in a text behind it. */
export interface ParameterTable {
  readonly columns: ReadonlyMap<Column, number>;
  readonly width: number;
  readonly rows: Row[];
}

/** Begins a table of parameters, if its header is that of one. */
export function beginTable(rows: readonly Row[]): ParameterTable | undefined {
  const [header, ...others] = rows;
  const columns = header && readColumns(header);
  return columns && { columns, width: header.cells.length, rows: others };
}

/** The parameters of a table; rows without a name continue the one above. */
export function readParameters(
  table: ParameterTable,
  place: PageParameter["in"],
  notes: Note[],
  of?: string,
): readonly PageParameter[] {
  const joined: { line: number; cells: string[]; parts: TextLine[] }[] = [];
  // A second table without an empty line between them: its header is the row above the dashes.
  const dashes = table.rows.findIndex(({ cells }) => cells.every((cell) => /^:?-{2,}:?$/.test(cell.trim())));
  if (dashes > 0)
    notes.push({
      line: table.rows[dashes - 1]?.line ?? 1,
      message: "a second table inside of the parameters was not read",
    });
  for (const { line, cells } of dashes > 0 ? table.rows.slice(0, dashes - 1) : table.rows) {
    const filled = cells.filter((cell) => plain(cell) !== "");
    if (filled.length === 0) continue;
    const last = joined.at(-1);
    const description = table.columns.get("description") ?? table.width - 1;
    // A line break in the source of a cell makes a row of its own in Markdown.
    const named = nameOf(cells, table);
    if (last && (!named || (filled.length === 1 && !isName(named.text)))) {
      last.cells[description] = `${last.cells[description] ?? ""}\n${filled.join(" ")}`;
      last.parts.push({ line, text: filled.join(" ") });
    } else joined.push({ line, cells: [...cells], parts: [{ line, text: cells[description] ?? "" }] });
  }
  if (joined.length > mostRows)
    notes.push({ line: joined[mostRows]?.line ?? 1, message: `only ${mostRows} rows of a table were read` });
  return joined.slice(0, mostRows).flatMap((row) => readRow(row, table, place, notes, of) ?? []);
}

function readRow(
  { line, cells, parts }: Row & { readonly parts: readonly TextLine[] },
  table: ParameterTable,
  place: PageParameter["in"],
  notes: Note[],
  of: string | undefined,
): PageParameter | undefined {
  const cell = (column: Column) => plain(cells[table.columns.get(column) ?? -1] ?? "");
  const named = nameOf(cells, table);
  if (!named || !isName(named.text)) {
    notes.push({
      line,
      message: `a row of the parameters was not understood: ${bare(cells.join(" | ")).slice(0, 120)}`,
    });
    return undefined;
  }
  const fact = <T>(value: T | undefined, within?: (text: string) => unknown): Fact<T> | undefined =>
    value === undefined
      ? undefined
      : { value, line: parts.find(({ text }) => within?.(plain(text)) !== undefined)?.line ?? line };
  const type = readType(cell("type"));
  if (!type) notes.push({ line, message: `${named.text}: the type \`${cell("type")}\` was not understood` });
  const mandatory = readMandatory(cell("mandatory"));
  if (mandatory === undefined && cell("mandatory") !== "") {
    notes.push({ line, message: `${named.text}: whether it is mandatory was not understood: ${cell("mandatory")}` });
  }
  const description = cell("description");
  // A bound on the length of a text is none on its value.
  const ofText = type?.name === "string" && /length|characters?|字符|长度/i.test(description);
  if (ofText && /\d/.test(description))
    notes.push({
      line,
      message: `${named.text}: the length of a text is not compared: ${bare(description).slice(0, 120)}`,
    });
  const range = bare(cell(isRange(bare(cell("default"))) ? "default" : "range"));
  const bounds = ofText ? {} : { ...readBounds(description), ...readBounds(range) };
  const values = listed(range) ?? readValues(description);
  const misplaced = isRange(bare(cell("default")));
  if (misplaced)
    notes.push({ line, message: `${named.text}: a range where the default should be: ${cell("default")}` });
  const initial = misplaced ? "" : bare(cell("default"));
  if (initial !== "" && !isValue(initial) && /\s/.test(initial))
    notes.push({ line, message: `${named.text}: a default in words is not compared: ${initial.slice(0, 80)}` });
  const fallback = initial !== "" && (isValue(initial) || !/\s/.test(initial)) ? initial : readDefault(description);
  if (fallback === undefined && initial === "" && /\b(?<!by )defaults?\b|默认(?!自动|生成)|缺省/i.test(description))
    notes.push({
      line,
      message: `${named.text}: a default in words is not compared: ${bare(description).slice(0, 120)}`,
    });
  const pattern = /\^[^\s`]+\$/.exec(cells[table.columns.get("description") ?? -1] ?? "")?.[0];
  const where = named.place ?? place;
  const understood =
    ofText || [bounds.minimum, bounds.maximum, values, fallback, pattern].some((one) => one !== undefined);
  if (!understood && ofValues.test(withoutExamples(description)))
    notes.push({ line, message: `${named.text}: its values are not compared: ${bare(description).slice(0, 120)}` });
  return {
    name: named.text,
    line,
    text: `${description}\n${range}`,
    ...(where && { in: where }),
    ...(of && { of }),
    ...present({
      type: fact(type),
      mandatory: fact(mandatory),
      default: fact(fallback, readDefault),
      values: fact(values, readValues),
      minimum: fact(bounds.minimum, (text) => readBounds(text).minimum),
      maximum: fact(bounds.maximum, (text) => readBounds(text).maximum),
      pattern: fact(pattern),
    }),
  };
}

/** Words about the values of a parameter, with a number. */
const ofValues =
  /(?:\b(?:range|between|valid|limits?|allowed|supports?|max|min|maximum|minimum|greater|less|exceed)\b|范围|介于|最大|最小|上限|下限|取值|大于|小于|超过|支持).*\d/i;

/** The properties that are not `undefined`. */
function present<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as never;
}

function nameOf(
  cells: readonly string[],
  { columns }: ParameterTable,
): { text: string; place?: "header" | "path" | "query" } | undefined {
  for (const column of ["header", "path", "query", "name"] as const) {
    const text = plain(cells[columns.get(column) ?? -1] ?? "")
      .replace(/[`'"*\\]/g, "")
      .trim();
    if (text !== "") return column === "name" ? { text } : { text, place: column };
  }
  return undefined;
}

/** `orderId`, `X-BITOPRO-APIKEY`, `list[i].orderId`, `$ref`: one word. */
function isName(text: string): boolean {
  return /^[A-Za-z_$][\w$-]*(\[\w*\])?(\.[\w$-]+(\[\w*\])?)*$/.test(text);
}

function readMandatory(cell: string): boolean | undefined {
  const text = bare(cell).toLowerCase().replace(/[.!]$/, "");
  if (/^(yes|y|true|mandatory|required|是|必须|必填|必需|√|✓|✔)$/.test(text)) return true;
  if (/^(no|n|false|optional|not required|否|非必须|非必填|可选|选填|×|✗)$/.test(text)) return false;
  return undefined;
}

function listed(range: string): readonly string[] | undefined {
  return (
    readValues(range) ??
    (/^["'`]?[\w<>=]+["'`]?(\s*(,|\bor\b)\s*["'`]?[\w<>=]+["'`]?)+$/.test(range) && /^\d*[^\s\d]/.test(range)
      ? range.split(/,|\bor\b/).map((part) => bare(part))
      : undefined)
  );
}
