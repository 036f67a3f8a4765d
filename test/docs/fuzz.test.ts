import { expect, test } from "vitest";
import { readPage } from "../../src/docs/read/page.ts";
import { PageError } from "../../src/docs/read/page-error.ts";
import { checkText, known, parsers } from "./checked.ts";
import { random } from "./mutate.ts";
import { toHtml } from "./to-html.ts";

const seed = Number(process.env.SEED ?? 20261121);
const noise = [
  "|",
  "`",
  "```\n",
  "#",
  "\n",
  "\n\n",
  "    ",
  ">",
  "* ",
  "[",
  "{",
  '"',
  "'",
  "\\",
  "<table>",
  "</td>",
  "<!--",
  "---\n",
  "\u0000",
  "\ud800",
  "，",
  "**",
  "DELETE /a/b",
  "99999999999999999999",
  "//",
];

test("no page crashes it", { timeout: 120_000 }, () => {
  const next = random(seed);
  const texts = [...known].flatMap(([name, text]) =>
    name.endsWith(".html")
      ? [[name, text] as const]
      : ([
          [name, text],
          [name.replace(".md", ".html"), toHtml(text)],
        ] as const),
  );

  for (let round = 0; round < 200; round++) {
    const [name = "", text = ""] = texts[Math.floor(next() * texts.length)] ?? [];
    let changed = text;
    for (let edit = 0; edit < 1 + next() * 8; edit++) {
      const at = Math.floor(next() * changed.length);
      const length = Math.floor(next() * next() * 200);
      const insert =
        next() < 0.5
          ? (noise[Math.floor(next() * noise.length)] ?? "").repeat(1 + Math.floor(next() * 4))
          : changed.slice(Math.floor(next() * changed.length)).slice(0, length);
      changed = changed.slice(0, at) + insert + changed.slice(at + (next() < 0.5 ? length : 0));
    }
    expect(() => checkText(name, changed)).not.toThrow();
  }
});

const head = "# T\n\n## HTTP Request\n\nDELETE /sapi/v1/margin/order\n\n";
const size = 90_000;

test.each([
  ["emphasis", `${head}${"*a**a ".repeat(size / 6)}`],
  ["lines of emphasis", `${head}${"*a**a\n".repeat(size / 6)}`],
  ["brackets", `${head}${"[".repeat(size)}`],
  ["lists in lists", `${head}${"1. ".repeat(size / 3)}`],
  ["quotes in quotes", `${head}${">".repeat(size)}`],
  ["a fence that is not closed", `${head}\`\`\`\n${"a\n".repeat(size / 2)}`],
  ["many fences", `${head}${"```\na\n```\n".repeat(size / 10)}`],
  ["JSON in JSON", `${head}## Response\n\n\`\`\`json\n${"[".repeat(size)}\n\`\`\`\n`],
  ["texts that are not closed", `${head}## Response\n\n\`\`\`json\n{${'"a" "\n'.repeat(size / 6)}\n\`\`\`\n`],
  ["a long table", `${head}Name|Type|Mandatory\n---|---|---\n${"a|STRING|YES\n".repeat(size / 13)}`],
  ["a long cell", `${head}Name|Type|Mandatory|Description\n---|---|---|---\na|STRING|YES|${"max ".repeat(size / 4)}`],
  ["digits", `${head}## Weight\n\n${"1".repeat(size)}`],
  ["blanks", `${head}## Weight\n\n${" ".repeat(size)}x`],
  ["a long path", `${head}DELETE ${"/a".repeat(size / 2)}`],
  ["many titles", "# DELETE /sapi/v1/margin/order\n".repeat(size / 31)],
  ["front matter", `---\n${"a: b\n".repeat(size / 5)}`],
  ["bars", `${head}${"|".repeat(size)}`],
  ["rows of bars", `${head}${`${"|".repeat(100)}\n`.repeat(size / 101)}`],
  ["code marks", `${head}${"`a ``b ".repeat(size / 7)}`],
  ["quotes in lists", `${head}${`${"> * ".repeat(50)}\n`.repeat(size / 201)}`],
  ["definitions", `${head}${Array.from({ length: size / 10 }, (_, index) => `[a${index}]: /x\n\n`).join("")}`],
  ["tables in HTML that never end", `${head}${"<table>\n".repeat(size / 8)}`],
  [
    "a table in HTML with spans",
    `${head}<table>\n${'<tr><td>a</td><td rowspan="99">b</td></tr>\n'.repeat(size / 45)}</table>`,
  ],
  ["a component that never ends", `${head}${'<Tabs a="'.repeat(size / 9)}`],
  ["headings in HTML", `<!doctype html><html>${"<h2>a</h2>".repeat(size / 10)}`],
  ["comments in HTML that never end", `<!doctype html><html>${"<!-- <h1> ".repeat(size / 10)}`],
  ["bold letters that never end", `<!doctype html><html>${"<b><i>x".repeat(size / 70)}`],
  ["cells of HTML", `<!doctype html><html><article><table>${"<tr><td>a</td><td>b</td></tr>".repeat(size / 30)}`],
  ["elements in elements", `<!doctype html><html>${"<div>".repeat(size / 5)}`],
  ["a sentence", `${head}${"either symbol or orderId ".repeat(size / 25)}`],
])("reads 90 kB of %s in time", { timeout: 60_000 }, (_what, text) => {
  try {
    checkText("x.md", text);
  } catch (error) {
    expect(error).toBeInstanceOf(PageError);
  }
});

test.each([
  ["Markdown", (text: string) => text, (text: string) => text],
  [
    "HTML",
    (text: string) => /<article>([\s\S]*)<\/article>/.exec(toHtml(text))?.[1] ?? "",
    (text: string) => `<!doctype html><html><body><article>${text}</article></body></html>`,
  ],
])("reads 10 MB of endpoints in %s to the end", { timeout: 120_000 }, (_what, part, whole) => {
  const parts = [...known].flatMap(([name, text]) =>
    /(apidocs|developers|rest).*\.md$/.test(name) ? [part(text.replace(/^---\n[\s\S]*?\n---\n/, ""))] : [],
  );
  const round = parts.join("\n\n");
  const rounds = Math.ceil(10_000_000 / round.length);
  const { report } = checkText("x", whole(`${round}\n\n`.repeat(rounds)));

  expect(report.failures).toEqual([]);
  expect(report.summary).toMatchObject({ breaking: 0, additive: 0, missing: 0, endpoints: 11 * rounds });
});

test("does not read on where nothing is described for long", () => {
  const { report } = checkText("x.md", `${head}${"Some words of prose.\n\n".repeat(100_000)}`);

  expect(report.notes.map(({ message }) => message)).toContainEqual(expect.stringContaining("goes on for long"));
});

test("says that a page is too much rather than hanging", () => {
  expect(() => readPage("x.html", `<html>${"<p>a</p>".repeat(600_000)}`, parsers)).toThrow(PageError);
});
