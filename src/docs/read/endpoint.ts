import type { Cost, Endpoint, Fact, PageParameter, PageRule } from "../page.ts";
import type { Parsers } from "../parsers.ts";
import { type Block, type Note, type TextLine, textOf } from "./block.ts";
import { codesIn, codesOf, isErrorBody } from "./codes.ts";
import { type Example, readExamples } from "./example.ts";
import { isTitle, type Label, readLabel } from "./label.ts";
import type { Layout } from "./layout.ts";
import { beginTable, type ParameterTable, readParameters } from "./parameters.ts";
import { readRules, settleRules } from "./rules.ts";
import type { Section } from "./section.ts";
import { restOfTable } from "./table-rest.ts";
import { bare, hanCount, plain } from "./text.ts";

// Far more than any endpoint's description has.
const mostBlocks = 3000;

/** Under these a sentence may be about the parameters. */
const telling: ReadonlySet<Label> = new Set(["parameters", "body", "notes", "description"]);

interface Open {
  readonly table: ParameterTable;
  readonly label: Label;
  readonly line: number;
  readonly of: string | undefined;
}

/** Reads the description of one endpoint. */
export function readEndpoint(section: Section, layout: Layout, parsers: Parsers): Endpoint {
  const notes: Note[] = [];
  const tables: Open[] = [];
  const texts: { readonly lines: readonly TextLine[]; readonly telling: boolean }[] = [];
  const codes: Fact<number>[] = [];
  const costs: Cost[] = [];
  const answers: Example[] = [];
  const requests: Example[] = [];
  let label: Label = "description";
  let words = "";
  let nested: string | undefined;
  let costsLine = section.line;
  let parametersLine = 0;
  let none = false;

  const readText = (lines: readonly TextLine[]) => {
    const text = bare(lines.map((line) => line.text).join(" "));
    if (text === "") return;
    if (label === "cost") costs.push(...layout.readCosts(lines, words, notes));
    if ((label === "parameters" || label === "body") && /^(none|no parameters?|n\/a|无|不需要|null)\.?$/i.test(text))
      none = true;
    nested = /^(?:where|其中)\W*([A-Za-z]\w*)/i.exec(plain(text))?.[1] ?? itemsOf(text, tables) ?? nested;
    for (const code of codesIn(lines)) codes.push(code);
    texts.push({ lines: [...lines], telling: telling.has(label) });
  };

  if (section.blocks.length > mostBlocks) {
    notes.push({ line: section.blocks[mostBlocks]?.line ?? 1, message: "the description goes on too long to be read" });
  }
  for (const block of section.blocks.slice(0, mostBlocks)) {
    const labeled = readLabel(block, layout.vocabulary);
    if (labeled) {
      label = labeled.label;
      words = labeled.text;
      nested = undefined;
      if (label === "cost") costsLine = block.line;
      if ((label === "parameters" || label === "body") && parametersLine === 0) parametersLine = block.line;
      readText(labeled.lines);
      continue;
    }
    if (isTitle(block, layout.vocabulary)) {
      label = "other";
      nested = undefined;
      readText([{ text: textOf(block), line: block.line }]);
      continue;
    }
    switch (block.type) {
      case "text": {
        const last = tables.at(-1);
        const rows = last && restOfTable(last.table, block.lines);
        if (rows) for (const row of rows) last.table.rows.push(row);
        else readText(block.lines);
        break;
      }
      case "table":
        readTable(block);
        break;
      case "code":
        readCode(block);
    }
  }

  function readTable(block: Extract<Block, { type: "table" }>): void {
    const table = beginTable(block.rows);
    const lines = block.rows.map(({ line, cells }) => ({ line, text: cells.join(" ") }));
    if (label === "cost" && !table) {
      notes.push({
        line: block.line,
        message: `a weight that depends on the request is not compared: ${bare(textOf(block)).slice(0, 120)}`,
      });
    } else if (label === "response" || label === "errors") {
      for (const code of codesIn(lines)) codes.push(code);
      notes.push({ line: block.line, message: "a table about the answer is not compared; its example is" });
    } else if (table) {
      const unnamed = table.columns.has("mandatory") ? undefined : "no column says what is mandatory";
      if (unnamed) notes.push({ line: block.line, message: `a table of parameters: ${unnamed}` });
      tables.push({ table, label, line: block.line, of: nested });
    } else
      notes.push({
        line: block.line,
        message: `a table was not read: ${bare(block.rows[0]?.cells.join(" | ") ?? "").slice(0, 100)}`,
      });
  }

  function readCode(block: Extract<Block, { type: "code" }>): void {
    const examples = readExamples(block, parsers, notes);
    if (examples.length === 0 && block.code.trim() !== "") {
      notes.push({
        line: block.line,
        message: /^null\s*$/.test(block.code.trim())
          ? "the example is null: nothing of it can be compared"
          : `a code block is no JSON and was not read: ${bare(block.code).slice(0, 80)}`,
      });
    }
    for (const example of examples) {
      for (const code of codesOf(example)) codes.push(code);
      if (label === "request" || label === "parameters" || label === "body") requests.push(example);
      else if (isErrorBody(example))
        notes.push({ line: example.line, message: "an error's body; only its code is compared" });
      else if (label === "response" || label === "description" || label === "other" || label === "notes")
        answers.push(example);
    }
  }

  const { method, paths } = section.declaration;
  const parameters: PageParameter[] = [];
  for (const { table, label: under, of } of tables) {
    parameters.push(...readParameters(table, layout.placeOf(under), notes, of));
  }
  const own = parameters.filter(({ of }) => of === undefined);
  const names = new Map(own.map(({ name }) => [name.toLowerCase(), name]));
  const stated = texts.flatMap(({ lines, telling }) => readRules(lines, names, notes, { telling }));
  for (const parameter of own) {
    stated.push(
      ...readRules(
        parameter.text.split("\n").map((text) => ({ text, line: parameter.line })),
        names,
        notes,
        { own: parameter.name, telling: true },
      ),
    );
  }
  const rules: readonly PageRule[] = settleRules(stated);
  if (
    requests[0] &&
    method !== "GET" &&
    !parameters.some((parameter) => parameter.in === "body" || parameter.in === undefined)
  )
    notes.push({
      line: requests[0].line,
      message: "an example of a request is not compared: no table describes its body",
    });
  if (answers.length === 0) notes.push({ line: section.line, message: "there is no example of an answer" });
  if (tables.length === 0 && !none) notes.push({ line: section.line, message: "there is no table of parameters" });
  if (costs.length === 0)
    notes.push({ line: costsLine, message: "there is no weight or rate limit that can be compared" });
  return {
    half: isChinese(section) ? "zh" : "en",
    method,
    paths: paths.map((value) => ({ value, line: section.line })),
    line: section.line,
    ...(section.title && { title: section.title }),
    parameters,
    parametersLine: tables[0]?.line ?? (parametersLine || section.line),
    parametersStated: none || tables.length > 0,
    rules,
    costs,
    costsLine,
    answers,
    requests,
    codes: unique(codes),
    // What nobody would read to its end is no page of an exchange.
    notes: notes.slice(0, 200),
  };
}

/** A page of the one language may quote the other. */
function isChinese({ title, blocks }: Section): boolean {
  if (hanCount(title?.value ?? "") > 0) return true;
  const text = blocks.map((block) => (block.type === "code" ? "" : textOf(block))).join("\n");
  const words = text.match(/(?<![\w/])[a-z]{2,}(?![\w/])/g)?.length ?? 0;
  return hanCount(text) > 3 && hanCount(text) * 2 > words;
}

/** The list or object whose fields a text introduces: "Each item of `orders` has:". */
function itemsOf(text: string, tables: readonly Open[]): string | undefined {
  if (!/\b(each|every|items?|elements?|objects?|fields|consists?|contains?)\b|每个|每一|元素|字段|格式/i.test(text))
    return undefined;
  const lists = tables.flatMap(({ table }) => {
    const [name, type] = [table.columns.get("name") ?? 0, table.columns.get("type") ?? 1];
    return table.rows.flatMap(({ cells }) =>
      /^(list|array|json|object)/i.test(plain(cells[type] ?? "")) ? [bare(cells[name] ?? "")] : [],
    );
  });
  const named = lists.filter((name) => new RegExp(`(?<![\\w.])${name.replace(/\W/g, "\\$&")}(?![\\w.])`).test(text));
  return named.length === 1 ? named[0] : undefined;
}

function unique(codes: readonly Fact<number>[]): readonly Fact<number>[] {
  const first = new Map<number, Fact<number>>();
  for (const code of codes) if (!first.has(code.value)) first.set(code.value, code);
  return [...first.values()];
}
