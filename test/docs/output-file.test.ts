import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { registerDocs } from "../../src/cli/docs.ts";
import { formats } from "../../src/docs/output/formats.ts";
import { folder, pageOf } from "./checked.ts";

let own: string;

beforeEach(() => {
  own = mkdtempSync(join(tmpdir(), "docs-output-"));
  process.exitCode = undefined;
});

afterEach(() => {
  rmSync(own, { recursive: true });
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs the command as the command line does; what it prints is caught. */
async function docsCheck(...words: readonly string[]) {
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      printed[name] += text;
      return true;
    });
  }
  const program = new Command("cancelkit").exitOverride();
  registerDocs(program);
  await program.parseAsync(["docs", "check", "--specs", "specs", ...words], { from: "user" });
  vi.restoreAllMocks();
  return { code: process.exitCode, ...printed };
}

function page(text: string): string {
  const file = join(own, "page.md");
  writeFileSync(file, text);
  return file;
}

describe.each(Object.keys(formats))("--format %s", (format) => {
  test.each([
    ["0 when nothing differs", () => page(pageOf("developers-both.md")), 0],
    ["0 when all that differs is acknowledged", () => join(folder, "bitopro.md"), 0],
    ["1 for a difference", () => page(pageOf("developers-both.md").replace("60000", "5000")), 1],
    ["1 for a missing endpoint", () => join(folder, "other-options.md"), 1],
    ["2 for a file that is not there", () => join(own, "none.md"), 2],
  ])("exits with %s", async (_what, input, code) => {
    expect((await docsCheck("--format", format, input())).code).toBe(code);
  });

  test("writes to a file what it prints without one", async () => {
    const input = page(pageOf("developers-both.md").replace("60000", "5000"));
    const output = join(own, "report");

    const written = await docsCheck("--format", format, "--output", output, input);

    const printed = await docsCheck("--format", format, input);
    expect(readFileSync(output, "utf8")).toBe(printed.stdout);
    expect(printed.stdout).toContain("5000");
    expect(written).toEqual({ code: 1, stdout: "", stderr: "" });
  });

  test.each([
    ["a folder that does not exist", () => join(own, "none", "report"), "its folder does not exist"],
    ["a folder", () => own, "it is a folder"],
    ["a file below a file", () => join(page(""), "report"), "what should be its folder is a file"],
  ])("exits with 2 and one line when --output is %s", async (_what, output, reason) => {
    const { code, stdout, stderr } = await docsCheck(
      "--format",
      format,
      "--output",
      output(),
      join(folder, "bitopro.md"),
    );

    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toBe(`--output ${output()} cannot be written: ${reason}\n`);
  });
});
