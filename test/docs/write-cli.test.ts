import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Command } from "commander";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { registerDocs } from "../../src/cli/docs.ts";
import { checkText, pageOf, parsers } from "./checked.ts";

let folder: string;
let specs: string;
let said: { out: string; err: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "docs-write-"));
  specs = join(folder, "specs");
  cpSync("specs", specs, { recursive: true });
  said = { out: "", err: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      said[stream === "stdout" ? "out" : "err"] += String(text);
      return true;
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

async function docsCheck(...given: readonly string[]): Promise<number> {
  const program = new Command("cancelkit").exitOverride();
  registerDocs(program);
  await program.parseAsync(["docs", "check", "--specs", specs, ...given], { from: "user" });
  return Number(process.exitCode);
}

function page(text: string): string {
  const file = join(folder, "page.md");
  writeFileSync(file, text);
  return file;
}

const changed = () => page(pageOf("developers-en.md").replaceAll("max length 10", "max length 20"));
const snapshot = () => readdirSync(specs).map((file) => readFileSync(join(specs, file), "utf8"));

test("--write makes the change, says so on standard error, and still exits with 1; the next check exits with 0", async () => {
  const file = changed();

  expect(await docsCheck(file, "--write")).toBe(1);
  expect(said.out).toContain("at most 20");
  expect(said.err).toMatch(/^wrote .*binance-usdm-futures\.yaml: 2 differences removed, 0 endpoints added$/m);
  expect(await docsCheck(file)).toBe(0);
});

test("--write says what it leaves, and writes nothing where nothing is right by itself", async () => {
  const before = snapshot();
  const file = page(pageOf("developers-both.md").replace("greater than `60000`", "greater than `30000`"));

  expect(await docsCheck(file, "--write")).toBe(1);
  expect(said.err).toMatch(
    /^left parameter-maximum of binance-margin\/cancelOrder \(recvWindow, .*\): then .* says otherwise/m,
  );
  expect(snapshot()).toEqual(before);
});

test("--suggest prints a diff of what changed, alone on standard output, and writes nothing", async () => {
  const before = snapshot();

  expect(await docsCheck(changed(), "--suggest")).toBe(1);
  expect(said.out).toMatch(/^--- .*binance-usdm-futures\.yaml\n\+\+\+ /);
  expect(said.out).toContain("-                maxItems: 10\n+                maxItems: 20\n");
  expect(said.err).toContain("at most 20");
  expect(snapshot()).toEqual(before);
});

test("--suggest prints YAML for an endpoint that the specs lack, and --write adds it", async () => {
  const file = page(readFileSync("test/docs/suggest-pages/spot.md", "utf8"));

  expect(await docsCheck(file, "--suggest")).toBe(1);
  const { paths } = parsers.yaml.parse(said.out);
  expect(Object.keys(paths)).toHaveLength(5);
  expect(await docsCheck(file, "--write")).toBe(1);
  expect(said.err).toMatch(/^wrote .*binance-margin\.yaml: 0 differences removed, 5 endpoints added$/m);
  expect(await docsCheck(file)).toBe(0);
  expect(parsers.yaml.parse(readFileSync(join(specs, "binance-margin.yaml"), "utf8")).paths).toMatchObject(paths);
});

test("nothing to suggest prints nothing", async () => {
  expect(await docsCheck(page(pageOf("developers-en.md")), "--suggest")).toBe(0);
  expect(said.out).toBe("");
});

test("the report has the change of a difference, as its schema says", () => {
  const { report } = checkText("x.md", pageOf("developers-en.md").replace("max length 10", "max length 20"));

  expect(report.differences[0]?.edit).toEqual([
    {
      do: "set",
      path: "/paths/~1fapi~1v1~1batchOrders/delete/parameters/1/content/application~1json/schema/maxItems",
      value: 20,
    },
  ]);
  const validate = new Ajv2020({ allErrors: true }).compile(
    JSON.parse(readFileSync("src/docs/report.schema.json", "utf8")),
  );
  validate(JSON.parse(JSON.stringify(report)));
  expect(validate.errors).toBeNull();
});
