import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { compiled } from "../commands/command.ts";
import { pageOf } from "./checked.ts";

const folder = mkdtempSync(join(tmpdir(), "docs-command-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command in a process of its own, with some modules before it. */
async function docsCheck(parameters: readonly string[], input: string, ...before: readonly string[]) {
  const modules = before.flatMap((module) => ["--import", module]);
  const child = spawn(process.execPath, [
    ...modules,
    compiled("src/cli/main.ts"),
    "docs",
    "check",
    "--specs",
    "specs",
    ...parameters,
  ]);
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, output, errors };
}

/** A module that makes packages look as if they were not installed. */
function hide(...packages: readonly string[]): string {
  const hooks = join(folder, "hooks.mjs");
  const register = join(folder, "register.mjs");
  writeFileSync(
    hooks,
    `const hidden = ${JSON.stringify(packages)};
export async function resolve(specifier, context, next) {
  if (!hidden.includes(specifier)) return next(specifier, context);
  throw Object.assign(new Error("Cannot find package '" + specifier + "'"), { code: "ERR_MODULE_NOT_FOUND" });
}
`,
  );
  writeFileSync(register, 'import { register } from "node:module";\nregister("./hooks.mjs", import.meta.url);\n');
  return register;
}

test("reads standard input", async () => {
  const same = await docsCheck(["-", "--format", "json"], pageOf("developers-en.md"));
  const changed = await docsCheck(
    ["-", "--format", "json"],
    pageOf("developers-en.md").replace("max length 10", "max length 5"),
  );

  expect(same).toMatchObject({ code: 0, errors: "" });
  expect(changed.code).toBe(1);
  expect(JSON.parse(changed.output).differences).toMatchObject([{ kind: "parameter-maximum", page: { file: "-" } }]);
});

test("an option that is none is no difference", async () => {
  const { code, output, errors } = await docsCheck(["-", "--format", "xml"], "");

  expect(code).toBe(2);
  expect(output).toBe("");
  expect(errors).toContain("--format");
});

test("names every parser that is not installed", async () => {
  const { code, output, errors } = await docsCheck(["-"], "", hide("jsonc-parser", "yaml"));

  expect(code).toBe(2);
  expect(output).toBe("");
  expect(errors).toMatch(/^.*npm install .*\bjsonc-parser\b.*\byaml\b.*\n$/);
  expect(errors).not.toContain("hast-util");
});
