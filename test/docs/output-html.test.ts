import { createHash } from "node:crypto";
import fc from "fast-check";
import type { Element, Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { describe, expect, test } from "vitest";
import { toHtml } from "../../src/docs/output/html.ts";
import { visible } from "../../src/docs/output/visible.ts";
import { parseSpec } from "../../src/docs/spec/node.ts";
import { pageOf, pages, parsers } from "./checked.ts";
import { changed, outcomeOf } from "./output.ts";

interface Parsed {
  readonly elements: readonly Element[];
  readonly byId: ReadonlyMap<string, Element>;
  readonly errors: readonly string[];
}

function parse(text: string): Parsed {
  const errors: string[] = [];
  const root = fromHtml(text, { onerror: (error) => void errors.push(error.message) });
  const elements = elementsOf(root);
  return { elements, byId: new Map(elements.map((element) => [String(element.properties.id), element])), errors };
}

function elementsOf(node: Nodes): readonly Element[] {
  const below = "children" in node ? node.children.flatMap((child) => elementsOf(child as Nodes)) : [];
  return node.type === "element" ? [node, ...below] : below;
}

function textOf(node: Nodes | undefined): string {
  if (!node) return "";
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map((child) => textOf(child as Nodes)).join("") : "";
}

function classesOf(element: Element): readonly unknown[] {
  return Array.isArray(element.properties.className) ? element.properties.className : [];
}

/** Everything in the page that is not what the report itself is made of. */
function foreign({ elements, byId, errors }: Parsed): readonly string[] {
  const own =
    "html head meta title style body header main h1 h2 h3 h4 p ul li a b section article div table thead tbody tr th td " +
    "span q br small code details summary mark";
  const attributes =
    "id className href title lang scope role ariaLabelledBy tabIndex dataHead charSet content name httpEquiv";
  const ids = elements.flatMap(({ properties }) => (properties.id === undefined ? [] : [String(properties.id)]));
  return [
    ...errors,
    ...elements.filter(({ tagName }) => !own.split(" ").includes(tagName)).map(({ tagName }) => `<${tagName}>`),
    ...elements
      .flatMap(({ properties }) => Object.keys(properties))
      .filter((name) => !attributes.split(" ").includes(name)),
    ...elements.flatMap(({ properties: { href } }) =>
      href === undefined || (/^#[\w-]+$/.test(String(href)) && byId.has(String(href).slice(1))) ? [] : [`to ${href}`],
    ),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `twice: ${id}`),
  ];
}

/** The number and text of the line that stands before a remark. */
function lineAbove(parsed: Parsed, remark: string): readonly [number, string, readonly unknown[]] {
  const element = parsed.byId.get(remark);
  const siblings = parsed.elements.find(
    ({ children }) => element !== undefined && children.includes(element),
  )?.children;
  const before = siblings?.slice(0, siblings.indexOf(element as Element)) as readonly Nodes[] | undefined;
  const line = before?.findLast((node) => node.type === "element" && classesOf(node).includes("line")) as Element;
  const [number, text] = elementsOf(line).slice(1);
  return [Number(textOf(number)), textOf(text), classesOf(line)];
}

describe("the HTML report", () => {
  test("shows each difference beside its line of the page and of the spec", () => {
    const outcome = outcomeOf({ "a page.md": changed });

    const parsed = parse(toHtml(outcome));

    const rows = parsed.elements.filter(({ properties: { id } }) => String(id).startsWith("difference-"));
    expect(rows).toHaveLength(outcome.report.differences.length);
    expect(new Set(outcome.report.differences.map(({ severity }) => severity)).size).toBe(3);
    for (const [index, { page, spec, severity, says, subject }] of outcome.report.differences.entries()) {
      const links = elementsOf(rows[index] as Element).flatMap(({ properties: { href } }) => href ?? []);
      const [, pageLink, specLink] = links.map((href) => String(href).slice(1));
      const specText = outcome.specs.find(({ file }) => file === spec?.file)?.text.split("\n")[(spec?.line ?? 0) - 1];
      expect(lineAbove(parsed, pageLink ?? "")).toEqual([
        page.line,
        changed.split("\n")[page.line - 1],
        ["line", severity],
      ]);
      expect(lineAbove(parsed, specLink ?? "")).toEqual([spec?.line, specText, ["line", severity]]);
      for (const text of [
        severity,
        subject,
        says.page,
        says.spec,
        `${page.file}:${page.line}`,
        `${spec?.file}:${spec?.line}`,
      ])
        expect(textOf(rows[index])).toContain(text);
    }
    expect(foreign(parsed)).toEqual([]);
  });

  test("holds both halves of the page and the whole operation, folded where nothing differs", () => {
    const outcome = outcomeOf({ "page.md": changed });

    const parsed = parse(toHtml(outcome));

    const shown = new Set(parsed.elements.map(({ properties: { id } }) => id));
    const [en = 0, zh = 0] = outcome.pages[0]?.page.endpoints.map(({ line }) => line) ?? [];
    const folded = parsed.elements.filter((element) => classesOf(element).includes("fold"));
    expect([en, zh, en + 1, zh + 1].filter((line) => !shown.has(`view1-page-${line}`))).toEqual([]);
    expect(folded.length).toBeGreaterThan(2);
    expect(folded.flatMap(elementsOf).filter((element) => classesOf(element).includes("remark"))).toEqual([]);
    const titles = parsed.elements.filter(({ tagName }) => tagName === "h4").map(textOf);
    expect(titles).toEqual(expect.arrayContaining(["English", "Chinese", "paths › /sapi/v1/margin/order › delete"]));
    expect(parsed.elements.some(({ properties: { lang } }) => lang === "zh")).toBe(true);
  });

  test("allows nothing but its own style, and asks for nothing", () => {
    const text = toHtml(outcomeOf({ "page.md": changed }));

    const { elements } = parse(text);

    const style = textOf(elements.find(({ tagName }) => tagName === "style"));
    const hash = createHash("sha256").update(style).digest("base64");
    const policy = elements.find(({ properties: { httpEquiv } }) => String(httpEquiv) === "Content-Security-Policy");
    expect(policy?.properties.content).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(text).not.toMatch(/<script|<link|<img|@import|url\(|https?:\/\/(?!developers\.binance)/);
    expect(style).toContain("prefers-color-scheme: dark");
  });

  test("says so and stays small when nothing differs", () => {
    const outcome = outcomeOf({ "page.md": pageOf("developers-both.md") });

    const text = toHtml(outcome);

    const parsed = parse(text);
    expect(outcome.report.exitCode).toBe(0);
    expect(textOf(parsed.elements.find((element) => classesOf(element).includes("result")))).toContain(
      "No differences that are not acknowledged.",
    );
    expect(parsed.elements.some(({ tagName }) => tagName === "article")).toBe(false);
    expect(text.length).toBeLessThan(10_000);
    expect(foreign(parsed)).toEqual([]);
  });

  test("shows acknowledged differences paler, with the reason", () => {
    const outcome = outcomeOf({ "bitopro.md": pageOf("bitopro.md") });

    const parsed = parse(toHtml(outcome));

    const because = outcome.report.differences[0]?.acknowledged?.because ?? "";
    expect(because).not.toBe("");
    expect(lineAbove(parsed, "page-1")[2]).toContain("acknowledged");
    expect(textOf(parsed.byId.get("spec-1"))).toContain(because);
    expect(textOf(parsed.byId.get("difference-1"))).toContain(because);
  });

  test("shows missing endpoints, stale acknowledgements, failures and notes", () => {
    const outcome = outcomeOf(
      {
        "other.md": pageOf("other-options.md"),
        "bitopro.md": pageOf("bitopro.md").replace("| string | No |", "| string | Yes |"),
      },
      undefined,
      [{ file: "gone.md", message: "does not exist" }],
    );

    const parsed = parse(toHtml(outcome));

    expect(textOf(parsed.byId.get("missing"))).toContain("POST /eapi/v1/batchOrders");
    expect(textOf(parsed.byId.get("stale"))).toContain("- kind: parameter-mandatory");
    expect(textOf(parsed.byId.get("failures"))).toContain("gone.md does not exist");
    for (const { message } of outcome.report.notes) expect(textOf(parsed.byId.get("notes"))).toContain(message);
    expect(foreign(parsed)).toEqual([]);
  });

  test("shows notes at their lines, in sight", () => {
    const outcome = outcomeOf({ "page.md": changed });

    const parsed = parse(toHtml(outcome));

    const folded = parsed.elements.filter((element) => classesOf(element).includes("fold")).flatMap(elementsOf);
    expect(outcome.report.notes.length).toBeGreaterThan(0);
    for (const [index, { page, message }] of outcome.report.notes.entries()) {
      const note = parsed.byId.get(`note-${index + 1}`);
      expect(textOf(note)).toContain(message);
      expect(lineAbove(parsed, `note-${index + 1}`)[0]).toBe(page.line);
      expect(folded).not.toContain(note);
    }
  });

  test("shows halves that disagree beside each other where no spec decides", () => {
    const en = pageOf("developers-en.md")
      .replaceAll("batchOrders", "newOrders")
      .replace("# Cancel Multiple", "# Make New");
    const zh = pageOf("developers-zh.md").replaceAll("batchOrders", "newOrders").replace("最多支持10", "最多支持20");
    const text = `${en}\n---\n\n${zh}`;

    const parsed = parse(toHtml(outcomeOf({ "x.md": text })));

    expect(lineAbove(parsed, "page-1")[1]).toContain("最多支持20");
    expect(lineAbove(parsed, "spec-1")[1]).toContain("max length 10");
    expect(foreign(parsed)).toEqual([]);
  });

  test("is whole for every page there is", () => {
    const parsed = parse(toHtml(outcomeOf(Object.fromEntries(pages))));

    expect(foreign(parsed)).toEqual([]);
  });
});

const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "</code></div></main><iframe src=//x>",
  "</style><script>alert(1)</script>",
  "<!--",
  "-->",
  "]]>",
  "&lt;b&gt; &#60;b&#62;",
  "[x](javascript:alert(1))",
  "<svg/onload=alert(1)>",
  "<a href=javascript:alert(1)>x</a>",
  "\u202egnp.exe",
  "\u0000\u0007\u001b[31m",
  "\ud800",
  "`x`",
];

test("a field whose schema is shared is marked where it is listed", () => {
  const page = pageOf("developers-both.md").replaceAll('"price"', '"cost"');

  const { report, specs } = outcomeOf({ "page.md": page });

  expect(report.differences).toMatchObject([{ subject: "price" }, { subject: "price" }]);
  for (const { spec } of report.differences) {
    const text = specs.find(({ file }) => file === spec?.file)?.text.split("\n") ?? [];
    expect(text[(spec?.line ?? 0) - 1]?.trim()).toBe("price:");
  }
});

describe("a hostile page", () => {
  test.each(hostile)("is only text: %j", (text) => {
    const page = changed
      .replace("# Another", `# ${text}`)
      .replaceAll(/^newClientOrderId\|/gm, `new${text}|`)
      .replaceAll(/"FALSE"/g, text)
      .replace('"added"', JSON.stringify(text));

    const parsed = parse(
      toHtml(outcomeOf({ [`${text}.md`]: page, "other.md": `# ${text}\n\nPOST /x/y/${text}\n\n${text}\n` })),
    );

    expect(foreign(parsed)).toEqual([]);
    expect(textOf(parsed.elements.find(({ tagName }) => tagName === "h3"))).toContain(visible(`${text}.md`));
  });

  test("is only text wherever it says something", () => {
    const lines = changed.split("\n");
    fc.assert(
      fc.property(
        fc.nat(lines.length - 1),
        fc.nat(60),
        fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary" }), fc.string()),
        (line, column, text) => {
          const before = lines[line] ?? "";
          const page = lines.with(line, before.slice(0, column) + text + before.slice(column)).join("\n");

          expect(foreign(parse(toHtml(outcomeOf({ [text]: page }))))).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("of many lines makes a report that is not much longer", () => {
    const text = toHtml(outcomeOf({ "x.md": changed.replace("Takes one", `${"filler\n".repeat(100_000)}Takes one`) }));

    expect(text).toContain("more lines are not shown");
    expect(text.length).toBeLessThan(300_000);
  });

  test("of one long line is cut", () => {
    const text = toHtml(outcomeOf({ "x.md": changed.replace("| YES|", `| YES| ${"x".repeat(1_000_000)}`) }));

    expect(text).toMatch(/more characters\)/);
    expect(text.length).toBeLessThan(200_000);
  });
});

test("a spec's text is only text", () => {
  const spec = parseSpec(
    "<b>.yaml",
    "x",
    `openapi: 3.1.0
paths:
  /sapi/v1/margin/order:
    delete:
      operationId: <script>alert(1)</script>
      summary: "</code><img src=x>"
      responses: {}
`,
    parsers,
  );

  const parsed = parse(toHtml(outcomeOf({ "x.md": changed }, [spec])));

  expect(foreign(parsed)).toEqual([]);
  expect(parsed.byId.has("difference-1")).toBe(true);
});
