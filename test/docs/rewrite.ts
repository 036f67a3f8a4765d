/** A way to write the same page differently. */
export type Rewrite = (text: string, next: () => number) => string;

interface Line {
  readonly text: string;
  /** In a fenced or an indented block. */
  readonly code: boolean;
}

/** The lines of a page with what they stand in, found without the readers that are tested. */
function linesOf(text: string): readonly Line[] {
  let fenced = false;
  let front = text.startsWith("---\n");
  return text.split("\n").map((line, index) => {
    if (front) {
      front = index === 0 || line !== "---";
      return { text: line, code: true };
    }
    if (/^\s*(```|~~~)/.test(line)) {
      fenced = !fenced;
      return { text: line, code: true };
    }
    return { text: line, code: fenced || /^( {4}|\t)/.test(line) };
  });
}

function mapProse(text: string, change: (line: string) => string): string {
  return linesOf(text)
    .map((line) => (line.code ? line.text : change(line.text)))
    .join("\n");
}

const isRow = (line: string) => line.includes("|") && !/^\s*\|?\s*:?-{2,}/.test(line);
const isParameterRow = (line: string) => /\|\s*(YES|NO|Yes|No)\s*(\||$)/.test(line);
const pick = <T>(items: readonly T[], next: () => number): T => items[Math.floor(next() * items.length)] as T;

/** The rewrites, by name. None of them changes what a page says. */
export const rewrites: Readonly<Record<string, Rewrite>> = {
  "empty lines": (text, next) =>
    linesOf(text)
      .flatMap(({ text: line, code }) =>
        !code && /^#/.test(line) ? [...Array<string>(1 + Math.floor(next() * 3)).fill(""), line, ""] : [line],
      )
      .join("\n"),
  "trailing blanks": (text, next) =>
    mapProse(text, (line) => (line.trim() !== "" && next() < 0.4 && !/^---/.test(line) ? `${line} ` : line)),
  "padded cells": (text) => mapProse(text, (line) => (isRow(line) ? line.replace(/\s*(?<!\\)\|\s*/g, "   |  ") : line)),
  "carriage returns": (text) => text.replace(/\n/g, "\r\n"),
  "outer bars": (text) =>
    mapProse(text, (line) =>
      line.includes("|") &&
      !line.trim().startsWith("|") &&
      (isParameterRow(line) || /^(Name|名称)/.test(line) || /^---/.test(line))
        ? `| ${line.trimEnd()} |`
        : line,
    ),
  "missing last cells": (text) =>
    mapProse(text, (line) => (isParameterRow(line) ? line.replace(/(\|\s*(?:YES|NO|Yes|No))\s*\|\s*$/, "$1") : line)),
  "added prose": (text, next) => {
    const chinese = /\p{Script=Han}/u.test(text.split("\n").find((line) => /^# /.test(line)) ?? "");
    const prose = chinese
      ? ["更多信息请参考常见问题。", "如有疑问请联系客服。"]
      : ["Please read the FAQ before you start.", "See also the change log of 2026."];
    const lines = linesOf(text);
    const at = lines.flatMap(({ text: line, code }, index) => (!code && /^#{1,6} /.test(line) ? [index] : []));
    const where = pick(at, next);
    const under = lines[where]?.text ?? "";
    // Under the weight a sentence would be part of it.
    if (/weight|权重|http|declar/i.test(under)) return text;
    return [
      ...lines.slice(0, where + 1),
      ...["", pick(prose, next), ""].map((line) => ({ text: line, code: false })),
      ...lines.slice(where + 1),
    ]
      .map((line) => line.text)
      .join("\n");
  },
  "column order": reorderColumns,
  "reordered fields": reorderFields,
  "other values": (text, next) =>
    text.replace(
      /^(\s*"(?:price|origQty|executedQty|side|status|listClientOrderId)": )"[^"]*"/gm,
      (_, head: string) => `${head}"${Math.floor(next() * 1e6)}"`,
    ),
  "other pairs": (text) => text.replace(/"BTC_USDT": \[/, '"ETH_TWD": ['),
  "quotation marks": (text, next) => {
    const mark = pick(["`", "'", ""], next);
    return mapProse(text, (line) => line.replace(/"(TRUE|FALSE)"/g, `${mark}$1${mark}`));
  },
  "curly quotation marks": (text) =>
    mapProse(text, (line) => (/Direct link|直接链接/.test(line) ? line : line.replace(/"(TRUE|FALSE)"/g, "“$1”"))),
  "single quotation marks in JSON": (text) => text.replace(/^(\s*)"(\w+)"(\s*:\s*)"([^"']*)"/gm, "$1'$2'$3'$4'"),
  "full-width punctuation": (text) =>
    mapProse(text, (line) =>
      line.startsWith("#") || /\]\(/.test(line)
        ? line
        : line
            .replace(/(\d)\((IP|UID)\)/g, "$1（$2）")
            .replace(/, (?=["`'A-Z])/g, "，")
            .replace(/: (?=\w)/g, "： ")
            .replace(/\.$/, "。"),
    ),
  "bold names": (text) =>
    mapProse(text, (line) =>
      isParameterRow(line) ? line.replace(/^(\s*\|?\s*)([a-z]\w*)(\s*\|)/i, "$1**$2**$3") : line,
    ),
  "code names": (text) =>
    mapProse(text, (line) =>
      isParameterRow(line) ? line.replace(/^(\s*\|?\s*)([a-z]\w*)(\s*\|)/i, "$1`$2`$3") : line,
    ),
  "bold mandatory": (text) => mapProse(text, (line) => line.replace(/\|(\s*)(YES|NO)(\s*)\|/g, "|$1**$2**$3|")),
  "code in the endpoint": (text) => mapProse(text, (line) => line.replace(/^(DELETE|GET) (\/\S+)$/, "$1 `$2`")),
  "endpoint as code": (text) => mapProse(text, (line) => line.replace(/^(DELETE|GET) `?(\/[^`\s]+)`?$/, "`$1 $2`")),
  "plain weight": (text) => mapProse(text, (line) => line.replace(/^\*\*(\d+(?:\(\w+\))?)\*\*$/, "$1")),
  "escaped underscores": (text) =>
    mapProse(text, (line) => (line.startsWith("#") ? line.replace(/(\w)_(\w)/g, "$1\\_$2") : line)),
  "no anchors": (text) => mapProse(text, (line) => line.replace(/^(#+ .*?)\[[^\]]*\]\(.*\)$/, "$1")),
  "no comments": (text) => text.replace(/^(\s+"\w+":.*?,?)\s*\/\/.*$/gm, "$1"),
  "block comments": (text) => text.replace(/^(\s+"\w+":.*?,?\s*)\/\/ ?([^*/\r\n]*)$/gm, "$1/* $2 */"),
  "trailing commas": (text) => text.replace(/^(\s+"\w+": (?:"[^"]*"|\d+|true|false))(\s*)\n(\s+})/gm, "$1,$2\n$3"),
  "fenced examples": fenceExamples,
  "byte order mark": (text) => `\ufeff${text}`,
  "non-breaking blanks": (text) =>
    mapProse(text, (line) => (/^[#>*\s-]*$|</.test(line) ? line : line.replace(/(?<=[\w.]) (?=[\w`"])/g, "\u00a0"))),
  "tabs in rows": (text) =>
    mapProse(text, (line) => (isRow(line) && !/^\s/.test(line) ? line.replace(/ *(?<!\\|^)\| */g, "\t|\t") : line)),
  "invisible characters": (text) =>
    mapProse(text, (line) => (isParameterRow(line) ? line.replace(/([a-z])(?=\s*\|)/, "$1\u200b") : line)),
  comments: (text, next) => insertBeforeHeading(text, next, "<!-- see GET /api/v3/other -->"),
  admonitions: (text, next) => insertBeforeHeading(text, next, ":::tip\nPlease read the FAQ.\n:::"),
  components: (text, next) => insertBeforeHeading(text, next, '<Tabs groupId="a">\n\n</Tabs>'),
  "names of anchors": (text) => mapProse(text, (line) => line.replace(/^(#+ [^[\]{}]*[^[\]{}\s])$/, "$1 {#anchor}")),
  "hosts in front of paths": (text) =>
    mapProse(text, (line) => line.replace(/^((?:DELETE|GET) `?)(\/[sf]?api\/)/, "$1https://api.example.com$2")),
  "other languages of fences": (text, next) =>
    text.replace(/^```(?:json|javascript)$/gm, () => `\`\`\`${pick(["json5", "js", "none", ""], next)}`),
  "tildes as fences": (text) => (/^~~~/m.test(text) ? text : text.replace(/^```/gm, "~~~")),
  "longer dashes": (text) =>
    mapProse(text, (line) => (/^\s*\|?\s*:?-{2,}:?\s*\|/.test(line) ? line.replace(/-{2,}/g, "------------") : line)),
  "breaks in cells": (text) =>
    mapProse(text, (line) => (isParameterRow(line) ? line.replace(/, (?=["`])/, ",<br>") : line)),
  "a source at its end": (text) => `${text.trimEnd()}\n\n> Source: <https://example.com/docs>\n`,
  "moved rule marks": (text) =>
    mapProse(text, (line) => line.replace(/^(>?\s*)\* (?=.*(?:Either|必须|`orderId))/, "$1- ")),
};

/** Puts something that says nothing before one of the headings. */
function insertBeforeHeading(text: string, next: () => number, what: string): string {
  const lines = linesOf(text);
  const at = lines.flatMap(({ text: line, code }, index) =>
    !code && index > 8 && /^#{1,6} /.test(line) ? [index] : [],
  );
  if (at.length === 0) return text;
  const where = pick(at, next);
  return lines.flatMap(({ text: line }, index) => (index === where ? ["", what, "", line] : [line])).join("\n");
}

/** Moves the columns of every table whose rows all have all cells. */
function reorderColumns(text: string, next: () => number): string {
  const lines = linesOf(text).map((line) => ({ ...line }));
  const result = lines.map(({ text: line }) => line);
  for (let index = 0; index < lines.length; index++) {
    if (lines[index]?.code || !/^\s*\|?\s*(Name|名称|Header)\s*\|/.test(lines[index]?.text ?? "")) continue;
    let end = index;
    while ((lines[end + 1]?.text ?? "").includes("|")) end++;
    const cells = result
      .slice(index, end + 1)
      .map((line) => (/^\s*\|/.test(line) ? line.trim().replace(/^\||\|$/g, "") : line.trim()).split("|"));
    const width = cells[0]?.length ?? 0;
    // A cell that goes on behind the row would end up in another column.
    const followed = (lines[end + 1]?.text ?? "").trim() !== "" || /\|/.test(lines[end + 3]?.text ?? "");
    if (followed || cells.some((row) => row.length !== width)) continue;
    const order = [...Array(width).keys()].sort(() => next() - 0.5);
    for (const [offset, row] of cells.entries())
      result[index + offset] = `| ${order.map((column) => (row[column] ?? "").trim()).join(" | ")} |`;
    index = end;
  }
  return result.join("\n");
}

/** Shuffles the simple fields that stand together in an object. */
function reorderFields(text: string, next: () => number): string {
  const lines = text.split("\n");
  const simple = /^(\s+"\w+"\s*:\s*(?:"[^"]*"|-?\d+|true|false))(,)(\s*(?:\/\/.*)?)$/;
  for (let index = 0; index < lines.length; index++) {
    let end = index;
    while (simple.test((lines[end] ?? "").trimEnd())) end++;
    if (end - index < 2) continue;
    const part = lines.slice(index, end);
    lines.splice(
      index,
      part.length,
      ...part
        .map((line) => ({ line, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ line }) => line),
    );
    index = end;
  }
  return lines.join("\n");
}

/** Puts indented JSON into a fence. */
function fenceExamples(text: string): string {
  if (text.includes("```")) return text;
  return text.replace(/(?:\n {4}\s*)*((?:\n {4}[^\n]*)+)(?=\n|$)/g, (whole, body: string) =>
    /^\n {4}\s*[[{]/.test(body.replace(/^(\n {4}\s*)+(?=\n {4}\S)/, ""))
      ? `\n\n\`\`\`json${body.replace(/\n {4}/g, "\n")}\n\`\`\``
      : whole,
  );
}
