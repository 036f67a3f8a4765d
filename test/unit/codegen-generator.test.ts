import { execFile } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { compiled } from "../commands/command.ts";

const spec = `
openapi: 3.1.0
info: { title: Some Exchange, version: "1" }
x-exchange: binance
servers: [{ url: "https://example.com" }]
paths:
  /orders:
    delete:
      operationId: cancelOrders
      responses:
        "200": { description: Done., content: { application/json: { schema: { type: object } } } }
`;
const classes = "generated/openapi-generator/some-exchange/index.ts";
let folder: string;

/** A repository with one spec and its classes, on a machine whose `PATH` has only what `bin` has. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cancelkit-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write("specs/some-exchange.yaml", spec);
  write(classes, "export {};\n");
  write("package.json", "{}");
  cpSync("openapitools.json", join(folder, "openapitools.json"));
});

function write(path: string, content: string): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function addJava(script: string): void {
  write("bin/java", `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "bin/java"), 0o755);
}

function codegen(...flags: readonly string[]): Promise<{ readonly code: unknown; readonly output: string }> {
  const args = [compiled("scripts/codegen.ts"), ...flags];
  // Nobody listens on port 1: a download ends at once.
  const env = { PATH: join(folder, "bin"), HOME: folder, https_proxy: "http://127.0.0.1:1" };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, output: stdout + stderr });
    });
  });
}

describe("without Java", () => {
  test("codegen says what it skips, writes the rest and leaves the classes alone; --check agrees", async () => {
    const written = await codegen();
    const checked = await codegen("--check");

    for (const { code, output } of [written, checked]) {
      expect(output).toMatch(/Java is missing/);
      expect(output).toMatch(/skipped.* classes of some-exchange/);
      expect(code).toBe(0);
    }
    expect(readFileSync(join(folder, classes), "utf8")).toBe("export {};\n");
    expect(existsSync(join(folder, "generated/some-exchange/classes.ts"))).toBe(true);
    expect(readFileSync(join(folder, "package.json"), "utf8")).toContain('"./some-exchange/classes"');
  });

  test("codegen --strict fails", async () => {
    const { code, output } = await codegen("--strict");

    expect(output).toMatch(/Java is missing/);
    expect(code).toBe(1);
  });

  test("codegen --no-openapi-generator does not ask for it", async () => {
    const { code, output } = await codegen("--no-openapi-generator", "--strict");

    expect(output).not.toMatch(/Java|skipped/);
    expect(code).toBe(0);
  });
});

describe.skipIf(process.platform === "win32")("with Java", () => {
  test("codegen says that the generator's jar cannot be had", async () => {
    addJava("exit 0");

    const { code, output } = await codegen();

    expect(output).toMatch(/the generator's jar \(7\.25\.0\) is missing/);
    expect(output).toMatch(/skipped.* classes of some-exchange/);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, classes), "utf8")).toBe("export {};\n");
  });

  test("codegen shows what the generator has against a spec, and writes nothing", async () => {
    write(".cache/openapi-generator/7.25.0.jar", "");
    addJava('test "$1" = -version || { echo "attribute paths is wrong"; exit 1; }');

    const { code, output } = await codegen();

    expect(output).toMatch(/does not accept specs\/some-exchange\.yaml:\nattribute paths is wrong/);
    expect(code).toBe(1);
    expect(existsSync(join(folder, "generated/some-exchange"))).toBe(false);
  });

  test("codegen --check finds classes that are no longer generated", async () => {
    write(".cache/openapi-generator/7.25.0.jar", "");
    addJava("exit 0");

    const { code, output } = await codegen("--check");

    expect(output).toContain(`${classes}: no longer generated`);
    expect(code).toBe(1);
  });
});
