import fc from "fast-check";
import type { Nodes, Table } from "mdast";
import { describe, expect, test } from "vitest";
import { toMarkdown } from "../../src/docs/output/markdown.ts";
import { visible } from "../../src/docs/output/visible.ts";
import type { Report, ReportedDifference } from "../../src/docs/report.ts";
import { pageOf, pages, parsers } from "./checked.ts";
import { changed, outcomeOf } from "./output.ts";

function nodesOf(node: Nodes): readonly Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap((child) => nodesOf(child as Nodes)) : [])];
}

function parse(text: string): readonly Nodes[] {
  return nodesOf(parsers.markdown(text));
}

function textOf(node: Nodes): string {
  return nodesOf(node)
    .map((each) => {
      if (each.type === "html") return each.value === "<br>" ? " " : "";
      return each.type === "text" || each.type === "inlineCode" ? each.value : "";
    })
    .join("");
}

function tablesOf(nodes: readonly Nodes[]): readonly Table[] {
  return nodes.filter((node) => node.type === "table");
}

/** What a code span must read as, whatever the text was. */
function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, " ").trim(), 300) || "(nothing)";
}

/** A report in which a text stands wherever a page or a file name can bring one. */
function reportOf(text: string): Report {
  const page = { file: `${text}.md`, line: 7, half: "en" } as const;
  const difference: ReportedDifference = {
    severity: "breaking",
    kind: "rule",
    operation: `x/${text}`,
    subject: text,
    page,
    spec: { file: "x.yaml", line: 9 },
    says: { page: text, spec: text },
  };
  const known = { ...difference, acknowledged: { file: "x.yaml", line: 3, because: text } };
  return {
    ...outcomeOf({}).report,
    differences: [difference, { ...difference, severity: "editorial" }, known],
    missing: [{ method: "GET", path: text, title: text, page }],
    stale: [{ spec: { file: "x.yaml", line: 1 }, operation: "x/y", kind: "rule", half: "zh", says: text }],
    failures: [{ file: text, message: text }],
    notes: [{ page, message: text }],
  };
}

const hostile = [
  "a | b || c",
  "\\| \\\\| \\\\\\|",
  "`a` ``b`` ```",
  "`",
  "</details><script>alert(1)</script>",
  "<br><img src=x onerror=alert(1)>",
  "<!-- ",
  "@octocat @org/team #1 owner/repo#2 GH-3",
  "line\n\n# Heading\n\n- item\n```\nfence",
  "[x](javascript:alert(1)) ![y](http://x)",
  "https://evil.example www.evil.example",
  "| --- | --- |",
  "&lt;b&gt; &#124;",
  "*a* _b_ ~~c~~ $x$",
  "",
  "\u202e\u0000\r\n\u2028",
];

function isIntact(text: string): void {
  const nodes = parse(toMarkdown(reportOf(text)));

  expect(tablesOf(nodes).map(({ children }) => children.map((row) => row.children.length))).toEqual([
    [3, 3],
    [3, 3],
    [3, 3],
  ]);
  for (const { children } of tablesOf(nodes)) {
    const cells = children[1]?.children.map(textOf) ?? [];
    expect(cells[0]).toBe(`rule ${oneLine(text)} ${oneLine(`x/${text}`)}`);
    expect(cells[1]).toBe(`${oneLine(text)} ${oneLine(`${text}.md:7`)} English`);
    expect(cells[2]?.startsWith(`${oneLine(text)} x.yaml:9`)).toBe(true);
  }
  const markup = nodes.flatMap((node) => (node.type === "html" ? node.value : []));
  const own = /^(<br>|<\/?code>|<details><summary>(Acknowledged|Notes) \(1\)<\/summary>|<\/details>)$/;
  expect(markup.filter((html) => !own.test(html))).toEqual([]);
  expect(markup.filter((html) => html.startsWith("<details>"))).toHaveLength(2);
  expect(markup.filter((html) => html === "</details>")).toHaveLength(2);
  expect(nodes.filter(({ type }) => type === "link" || type === "image" || type === "definition")).toEqual([]);
  expect(nodes.filter(({ type }) => type === "heading")).toHaveLength(6);
  expect(nodes.filter(({ type }) => type === "listItem").map(textOf)).toEqual([
    `${oneLine(`GET ${text}`)}${text === "" ? "" : ` ${oneLine(text)}`}, ${oneLine(`${text}.md:7`)}`,
    `x.yaml:1: x/y, rule, where the Chinese half said ${oneLine(text)}`,
    `${oneLine(text)} ${oneLine(text)}`,
    `${oneLine(`${text}.md:7`)} ${oneLine(text)}`,
  ]);
}

describe("the Markdown report", () => {
  test("shows breaking differences first, with both places and what each side says", () => {
    const { report } = outcomeOf({ "a page.md": changed });

    const nodes = parse(toMarkdown(report));

    const headings = nodes.filter(({ type }) => type === "heading").map(textOf);
    expect(headings).toEqual(["Documentation check", "Breaking (6)", "Additive (1)", "Editorial (1)"]);
    const rows = tablesOf(nodes).flatMap(({ children }) => children.slice(1));
    expect(rows.map((row) => row.children.map(textOf))).toEqual(
      report.differences.map(({ kind, subject, operation, page, spec, says }) => [
        `${kind === "title" ? "title" : `${kind.replaceAll("-", " ")} ${subject}`} ${operation}`,
        `${says.page} ${page.file}:${page.line} ${page.half === "zh" ? "Chinese" : "English"}`,
        `${says.spec} ${spec?.file}:${spec?.line}`,
      ]),
    );
  });

  test("says so when nothing differs", () => {
    const text = toMarkdown(outcomeOf({ "page.md": pageOf("developers-both.md") }).report);

    expect(text).toContain("No differences that are not acknowledged.");
    expect(tablesOf(parse(text))).toEqual([]);
  });

  test("gives the reason of what is acknowledged", () => {
    const { report } = outcomeOf({ "bitopro.md": pageOf("bitopro.md") });

    const [table] = tablesOf(parse(toMarkdown(report)));

    expect(textOf(table as Table)).toContain(report.differences[0]?.acknowledged?.because);
  });

  test.each(hostile)("keeps its tables whatever a page says: %j", isIntact);

  test("keeps its tables whatever a page says", () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile, "|", "\\", "`", "<", "&", "\n", "@", "#"),
      fc.string(),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => isIntact(pieces.join(""))),
      { numRuns: 500 },
    );
  });

  test("mentions nobody and links to nothing", () => {
    const nodes = parse(toMarkdown(reportOf("@octocat #1 https://evil.example www.evil.example GH-3")));

    const becauses = nodes.filter((node) => node.type === "tableCell").map(textOf);
    const loose = nodes.flatMap((node) => (node.type === "text" ? node.value : [])).join(" ");
    expect(becauses.join(" ")).toContain("@octocat");
    expect(toMarkdown(reportOf("@octocat #1"))).toContain("<code>&#64;</code>octocat <code>&#35;</code>1");
    expect(loose).not.toMatch(/@octocat|#1\b/);
  });

  test("fits into the description of a pull request, and says how much was left out", () => {
    const report = reportOf("long ".repeat(50));
    const text = toMarkdown({
      ...report,
      differences: Array.from({ length: 400 }, () => report.differences[0] as ReportedDifference),
      notes: Array.from({ length: 3000 }, () => report.notes[0] as Report["notes"][number]),
    });

    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/And \d+ more\./);
    expect(text).toContain("Could not be read (1)");
  });

  test("is whole for every page there is", () => {
    const nodes = parse(toMarkdown(outcomeOf(Object.fromEntries(pages)).report));

    const widths = tablesOf(nodes).flatMap(({ children }) => children.map((row) => row.children.length));
    expect([...new Set(widths)]).toEqual([3]);
  });
});
