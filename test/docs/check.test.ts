import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { registerDocs } from "../../src/cli/docs.ts";
import type { Report } from "../../src/docs/report.ts";
import { checkText, folder, pageOf } from "./checked.ts";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

function temporaryFile(name: string): string {
  const temporary = mkdtempSync(join(tmpdir(), "docs-"));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  return join(temporary, name);
}

/** Runs the command as the command line does. */
async function docsCheck(...inputs: readonly string[]): Promise<{ readonly code: unknown; readonly report: Report }> {
  const output = temporaryFile("report.json");
  const program = new Command("cancelkit").exitOverride();
  registerDocs(program);
  await program.parseAsync(["docs", "check", "--format", "json", "--output", output, "--specs", "specs", ...inputs], {
    from: "user",
  });
  return { code: process.exitCode, report: JSON.parse(readFileSync(output, "utf8")) };
}

function page(name: string, text: string | Uint8Array): string {
  const file = temporaryFile(name);
  writeFileSync(file, text);
  return file;
}

test("exits with 0 when only acknowledged differences are left", async () => {
  const { code, report } = await docsCheck(join(folder, "bitopro.md"), join(folder, "developers-both.md"));

  expect(code).toBe(0);
  expect(report.differences).toMatchObject([
    { kind: "parameter-mandatory", subject: "pair", acknowledged: { file: "specs/bitopro.yaml" } },
  ]);
});

test("names page and spec with their lines", async () => {
  const file = page("changed.md", pageOf("developers-en.md").replace("max length 10", "max length 5"));

  const { code, report } = await docsCheck(file);

  expect(code).toBe(1);
  const [difference] = report.differences;
  expect(difference).toMatchObject({
    severity: "breaking",
    kind: "parameter-maximum",
    page: { file, line: 20 },
    says: { page: "at most 5", spec: "at most 10" },
  });
  const line = readFileSync(difference?.spec?.file ?? "", "utf8").split("\n")[(difference?.spec?.line ?? 0) - 1];
  expect(line).toContain("maxItems: 10");
});

test("reports an acknowledgement that the page no longer contradicts, if that half was read", async () => {
  const file = page("mandatory.md", pageOf("bitopro.md").replace("| string | No |", "| string | Yes |"));

  const { code, report } = await docsCheck(file);

  expect(code).toBe(1);
  expect(report.stale).toMatchObject([{ kind: "parameter-mandatory", half: "en", says: "optional" }]);
  expect((await docsCheck(join(folder, "developers-both.md"))).report.stale).toEqual([]);
});

test("an acknowledgement covers only what it says", () => {
  const { open } = checkText(
    "x.md",
    pageOf("bitopro.md").replace("| pair | | string | No |", "| pair | | integer | No |"),
  );

  expect(open.map(({ kind }) => kind)).toEqual(["parameter-type"]);
});

test.each([
  ["a file that is not there", () => "no/such/page.md", "does not exist"],
  ["a binary file", () => page("x.md", new Uint8Array([1, 0, 2])), "is no text"],
  ["a file that is not UTF-8", () => page("x.md", new Uint8Array([0xff, 0xfe, 0x41])), "is not UTF-8"],
  ["a named page without an endpoint", () => join(folder, "general.md"), "describes no endpoint that was understood"],
])("exits with 2 for %s", async (_what, input, message) => {
  const { code, report } = await docsCheck(input());

  expect(code).toBe(2);
  expect(report.failures).toMatchObject([{ message }]);
});

test("in a folder a page without an endpoint is a note", async () => {
  const { code, report } = await docsCheck(folder);

  expect(code).toBe(1);
  expect(report.failures).toEqual([]);
  expect(report.missing.map(({ path }) => path).sort()).toEqual(["/eapi/v1/batchOrders", "/orders"]);
  expect(report.notes).toContainEqual({
    page: { file: join(folder, "general.md"), line: 1 },
    message: "describes no endpoint",
  });
});

test("a source page that shows another endpoint is a breaking difference", () => {
  const { open, report } = checkText(
    "x.md",
    pageOf("developers-both.md")
      .replaceAll("/sapi/v1/margin/order", "/sapi/v1/margin/loan")
      .replaceAll("DELETE", "POST")
      .replace("# Margin Account Cancel Order", "# Margin Loan"),
  );

  expect(open).toMatchObject([{ kind: "source", severity: "breaking", page: { line: 15 } }]);
  expect(report.missing).toMatchObject([{ path: "/sapi/v1/margin/loan" }]);
});

test("both halves decide what `either` means", () => {
  const both = `${pageOf("developers-en.md")}\n---\n\n${pageOf("developers-zh.md")}`;

  expect(checkText("x.md", both).open).toEqual([]);
  const { open } = checkText("x.md", both.replace("，不可同时发送", ""));
  expect(open).toMatchObject([{ kind: "rule", severity: "additive", page: { half: "zh" } }]);
});

test("halves that disagree where no spec decides are reported", () => {
  const en = pageOf("developers-en.md")
    .replaceAll("batchOrders", "newOrders")
    .replace("# Cancel Multiple", "# Make New");
  const zh = pageOf("developers-zh.md").replaceAll("batchOrders", "newOrders").replace("最多支持10", "最多支持20");

  const { report } = checkText("x.md", `${en}\n---\n\n${zh}`);

  expect(report.differences).toMatchObject([{ kind: "halves", subject: "orderIdList: maximum", says: { page: "20" } }]);
});
