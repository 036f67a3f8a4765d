import { expect, test } from "vitest";
import { PageError, readPage } from "../../src/docs/read/page.ts";
import { checkText, known, parsers } from "./checked.ts";
import { random } from "./mutate.ts";

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
  const texts = [...known];

  for (let round = 0; round < 150; round++) {
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
  ["elements in elements", `<!doctype html><html>${"<div>".repeat(size / 5)}`],
  ["a sentence", `${head}${"either symbol or orderId ".repeat(size / 25)}`],
])("reads 90 kB of %s in time", { timeout: 60_000 }, (_what, text) => {
  const started = performance.now();

  try {
    checkText("x.md", text);
  } catch (error) {
    expect(error).toBeInstanceOf(PageError);
  }

  expect(performance.now() - started).toBeLessThan(20_000);
});

test("says that a page is too much rather than hanging", () => {
  expect(() => readPage("x.html", `<html>${"<p>a</p>".repeat(600_000)}`, parsers)).toThrow(PageError);
});
