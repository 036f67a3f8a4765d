import type { Severity } from "../../src/docs/difference.ts";

/** One change to a page, and the difference that must come of it. */
export interface Mutation {
  readonly what: string;
  readonly text: string;
  readonly kinds: readonly string[];
  readonly severities: readonly Severity[];
  readonly line: number;
}

/** A generator of numbers from 0 to 1 that a seed determines. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// A row of parameters in any of the layouts: name, type and mandatory side by side, or BitoPro's with the name in the
// column of its place.
const row = /^(\s*\|?\s*)([A-Za-z][\w-]*)(\s*\|\s*)([A-Za-z]+(?:<[A-Z]+>)?)(\s*\|\s*)(YES|NO|Yes|No)(\s*(?:\||$).*)$/;
const placedRow =
  /^(\|\s*)([\w-]*)(\s*\|\s*)(\w*)(\s*\|\s*)(\w*)(\s*\|\s*)(string|integer|int64)(\s*\|\s*)(Yes|No)(\s*\|.*)$/;
const field = /^(\s*)"([A-Za-z]\w*)"(\s*:\s*)("[^"]*"|-?\d+(?:\.\d+)?|true|false)(,?)(\s*(?:\/\/.*)?)$/;
const otherType: Readonly<Record<string, string>> = {
  STRING: "LONG",
  LONG: "STRING",
  INT: "STRING",
  "LIST<LONG>": "LIST<STRING>",
  "LIST<STRING>": "LIST<LONG>",
  string: "integer",
};

/**
 * Every single change to a page that this machinery knows, made by looking at the page's lines only, so that it does
 * not share the mistakes of the readers that it tests.
 *
 * @param optional Names of fields that the schema does not require everywhere.
 */
export function mutationsOf(text: string, next: () => number, optional: ReadonlySet<string>): readonly Mutation[] {
  const lines = text.split("\n");
  const mutations: Mutation[] = [];
  const name = () => `changed${Math.floor(next() * 9000 + 1000)}`;
  const add = (
    what: string,
    index: number,
    replacement: readonly string[],
    expected: Omit<Mutation, "what" | "text" | "line"> & { line?: number },
  ) => {
    mutations.push({
      what: `${what}, line ${index + 1}`,
      text: [...lines.slice(0, index), ...replacement, ...lines.slice(index + 1)].join("\n"),
      line: index + 1,
      ...expected,
    });
  };
  let table = 0;
  for (const [index, line] of lines.entries()) {
    if (/^\s*\|?\s*(Name|Header|名称|参数名称)\s*\|/.test(line)) table = index + 1;
    parameterMutations(line, index, table, add, name);
    placedMutations(line, index, table, add, name);
    wordMutations(line, index, table, add);
    fieldMutations(lines, line, index, add, name, optional);
  }
  return mutations;
}

type Add = (
  what: string,
  index: number,
  replacement: readonly string[],
  expected: Omit<Mutation, "what" | "text" | "line"> & { line?: number },
) => void;

function parameterMutations(line: string, index: number, table: number, add: Add, name: () => string): void {
  const match = row.exec(line);
  if (!match) return;
  const [, a = "", old = "", b = "", type = "", c = "", mandatory = "", d = ""] = match;
  const [yes, no] = mandatory === "YES" || mandatory === "NO" ? ["YES", "NO"] : ["Yes", "No"];
  const flipped = mandatory === yes ? no : yes;
  const other = otherType[type] ?? "STRING";
  add(`rename parameter ${old}`, index, [`${a}${name()}${b}${type}${c}${mandatory}${d}`], {
    kinds: ["parameter-renamed"],
    severities: ["breaking"],
  });
  add(`remove parameter ${old}`, index, [], { kinds: ["parameter-removed"], severities: ["breaking"], line: table });
  add(`add optional parameter behind ${old}`, index, [line, `${a}${name()}${b}${type}${c}${no}${d}`], {
    kinds: ["parameter-added"],
    severities: ["additive"],
    line: index + 2,
  });
  add(`add mandatory parameter behind ${old}`, index, [line, `${a}${name()}${b}${type}${c}${yes}${d}`], {
    kinds: ["parameter-added"],
    severities: ["breaking"],
    line: index + 2,
  });
  add(`flip mandatory of ${old}`, index, [`${a}${old}${b}${type}${c}${flipped}${d}`], {
    kinds: ["parameter-mandatory"],
    severities: [flipped === yes ? "breaking" : "additive"],
  });
  add(`type of ${old}`, index, [`${a}${old}${b}${other}${c}${mandatory}${d}`], {
    kinds: ["parameter-type"],
    severities: ["breaking"],
  });
}

function placedMutations(line: string, index: number, table: number, add: Add, name: () => string): void {
  const match = placedRow.exec(line);
  if (!match) return;
  const [
    ,
    a = "",
    header = "",
    b = "",
    path = "",
    c = "",
    query = "",
    d = "",
    type = "",
    e = "",
    mandatory = "",
    f = "",
  ] = match;
  if (header !== "") {
    const now = `X-${name()}`;
    const rowOf = (text: string, required = mandatory) =>
      `${a}${text}${b}${path}${c}${query}${d}${type}${e}${required}${f}`;
    add(`rename header ${header}`, index, [rowOf(now)], { kinds: ["header-renamed"], severities: ["breaking"] });
    add(`remove header ${header}`, index, [], { kinds: ["header-removed"], severities: ["breaking"], line: table });
    add(`add header behind ${header}`, index, [line, rowOf(now)], {
      kinds: ["header-added"],
      severities: ["breaking"],
      line: index + 2,
    });
    add(`flip mandatory of ${header}`, index, [rowOf(header, "No")], {
      kinds: ["header-mandatory"],
      severities: ["additive"],
    });
  } else if (path !== "") {
    const rowOf = (where: string, text: string, word: string) =>
      `${a}${b}${where}${c}${text}${d}${word}${e}${mandatory}${f}`;
    add(`type of ${path}`, index, [rowOf(path, query, "integer")], {
      kinds: ["parameter-type"],
      severities: ["breaking"],
    });
    add(`add query parameter behind ${path}`, index, [line, rowOf("", name(), type)], {
      kinds: ["parameter-added"],
      severities: ["additive"],
      line: index + 2,
    });
  }
}

const either: readonly (readonly [RegExp, string, string, Severity])[] = [
  [
    /Either (`?(?:\w(?!List))+ ?`?) or (`?\w+ ?`?) must be (sent|provided)/,
    "Exactly one of $1 and $2 must be $3",
    "exactly one",
    "breaking",
  ],
  [/必须发送 (\w+) 或 (\w+) 其中一个/, "必须发送 $1 或 $2 其中一个，不可同时发送", "exactly one", "breaking"],
];

function wordMutations(line: string, index: number, table: number, add: Add): void {
  const replace = (
    what: string,
    from: RegExp | string,
    to: string,
    kinds: readonly string[],
    ...severities: readonly Severity[]
  ) => {
    const changed = line.replace(from, to);
    if (changed !== line) add(what, index, [changed], { kinds, severities });
  };
  if (/60000/.test(line) && /\|/.test(line)) {
    replace("lower bound of recvWindow", "60000", "30000", ["parameter-maximum"], "breaking");
    replace("higher bound of recvWindow", "60000", "90000", ["parameter-maximum"], "additive");
    replace("drop the bound of recvWindow", /[^|]*60000[^|]*$/, " ", ["parameter-maximum"], "additive", "editorial");
  }
  for (const words of ["max length ", "最多支持"]) {
    if (!line.includes(`${words}10`)) continue;
    replace("shorter list", `${words}10`, `${words}5`, ["parameter-maximum"], "breaking");
    replace("longer list", `${words}10`, `${words}20`, ["parameter-maximum"], "additive");
  }
  replace("default", /(default |默认 ?)("?)FALSE/, "$1$2TRUE", ["parameter-default"], "breaking");
  replace("another value", '"TRUE", "FALSE"', '"TRUE", "FALSE", "AUTO"', ["parameter-values"], "additive");
  replace("a value less", '"TRUE", "FALSE"', '"FALSE"', ["parameter-values"], "breaking");
  if (/^\**\d+(\((IP|UID)\))?\**\s*$/.test(line) || /^\*\*(Weight|权重)(:\*\*|\*\*:)/.test(line)) {
    replace("heavier", /\d+/, "77", ["weight"], "breaking");
    replace("lighter", /\d+/, "0", ["weight"], "additive");
    replace("another scope", /\((IP|UID)\)/, line.includes("(IP)") ? "(UID)" : "(IP)", ["weight-scope"], "breaking");
    if (!/\(/.test(line)) replace("a scope", /(\d+)/, "$1(UID)", ["weight-scope"], "breaking");
  }
  for (const [pattern, to, what, severity] of either) {
    if (!pattern.test(line)) continue;
    // In cells the rule stands twice; one of both is enough to decide.
    replace(`rule: ${what}`, pattern, to, ["rule"], severity);
    if (/\|/.test(line)) continue;
    replace("rule: another parameter", /origClientOrderId(?!List)/, "otherId", ["rule"], "breaking");
    add("drop the rule", index, [""], { kinds: ["rule"], severities: ["additive", "editorial"], line: table });
  }
  replace("rule: together is allowed", "，不可同时发送", "", ["rule"], "additive");
  if (/^(\*\*)?[`']{0,2}(DELETE|GET|POST|PUT)\b/.test(line)) {
    replace("method", /DELETE|GET|POST|PUT/, "PATCH", ["method"], "breaking");
    replace("path", /\/(order|openOrders|orderList|batchOrders)\b/, "/moved$1", ["path"], "breaking");
    replace("version", /\/v1\//, "/v9/", ["path"], "breaking");
    replace("path of the sweep", /orders\/all/, "orders/everything", ["path"], "breaking");
  }
  if (/^#{1,3} [A-Z]/.test(line) && /Cancel/.test(line) && !line.includes("]("))
    replace("title", /Cancel/, "Revoke", ["title"], "editorial");
  if (line.startsWith("updated_at:")) replace("date", /2026/, "2027", ["updated-at"], "editorial");
  if (/-2011/.test(line)) replace("code", "-2011", "-2999", ["error-code"], "additive");
  replace("fewer requests", /Allow `2`/, "Allow `1`", ["rate-limit"], "breaking");
  replace("more requests", /Allow `2`/, "Allow `7`", ["rate-limit"], "additive");
  replace("another unit", /requests? per second/, "requests per minute", ["rate-limit"], "breaking");
  replace("another scope of the rate limit", /per IP\.$/, "per UID.", ["weight-scope"], "breaking");
}

function fieldMutations(
  lines: readonly string[],
  line: string,
  index: number,
  add: Add,
  name: () => string,
  optional: ReadonlySet<string>,
): void {
  const match = field.exec(line.trimEnd());
  if (!match) return;
  const [, a = "", old = "", b = "", value = "", comma = "", rest = ""] = match;
  const now = name();
  const missing: readonly Severity[] = optional.has(old) ? ["breaking", "editorial"] : ["breaking"];
  add(`rename field ${old}`, index, [`${a}"${now}"${b}${value}${comma}${rest}`], {
    kinds: ["response-field-renamed"],
    severities: missing,
  });
  add(`add field behind ${old}`, index, [`${a}"${old}"${b}${value},${rest}`, `${a}"${now}"${b}"1"${comma}`], {
    kinds: ["response-field-added"],
    severities: ["additive"],
    line: index + 2,
  });
  const other = value.startsWith('"') ? "17" : `"${value}"`;
  add(`type of field ${old}`, index, [`${a}"${old}"${b}${other}${comma}${rest}`], {
    kinds: ["response-field-type"],
    severities: ["breaking"],
  });
  let depth = 0;
  let opening = index;
  for (let above = index - 1; above >= 0; above--) {
    const text = (lines[above] ?? "").replace(/"[^"]*"/g, "").replace(/\/\/.*/, "");
    depth += (text.match(/[}\]]/g)?.length ?? 0) - (text.match(/[{[]/g)?.length ?? 0);
    if (depth < 0) {
      opening = above;
      break;
    }
  }
  add(`remove field ${old}`, index, [], {
    kinds: ["response-field-removed", "response-field-not-shown"],
    severities: missing,
    line: opening + 1,
  });
}
