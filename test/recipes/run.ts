import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { execute } from "../everywhere/execute.ts";
import { installLocked } from "../everywhere/install.ts";
import { installPacked, pack } from "../everywhere/pack.ts";

/** Runs each recipe with a service that is careful, which must pass, and with a naive one, which must not. */

interface Recipe {
  readonly name: string;
  readonly command: readonly [command: string, ...args: string[]];
}

const here = import.meta.dirname;
const installation = await installLocked("recipes", here);
const modules = join(installation, "node_modules");
const node = process.execPath;
const recipes: readonly Recipe[] = [
  { name: "vitest", command: [node, join(modules, "vitest/vitest.mjs"), "run"] },
  { name: "jest", command: [node, "--experimental-vm-modules", join(modules, "jest/bin/jest.js")] },
  { name: "node-test", command: [node, "--test"] },
  { name: "playwright", command: [node, join(modules, "@playwright/test/cli.js"), "test"] },
  { name: "python", command: ["python3", "-B", "-m", "unittest"] },
];

// Inside of the installation, so that Node finds the runners there, and the package in the project itself.
const project = await mkdtemp(join(installation, "project-"));
let failed = 0;
try {
  await installPacked(await pack(project), project);
  for (const folder of ["service", ...recipes.map(({ name }) => name)]) {
    await cp(join(here, folder), join(project, folder), { recursive: true });
  }
  for (const recipe of recipes) {
    const careful = await run(recipe, "careful");
    report(`${recipe.name}/a careful service passes`, careful.passed, careful.printed);
    const naive = await run(recipe, "naive");
    // Of the four tests those about lost answers: the third and the fourth.
    const found = !naive.passed && /\b2 failed\b|\bfail 2\b|failures=2\b/.test(naive.printed);
    report(`${recipe.name}/a naive service does not`, found && naive.printed.includes("lost"), naive.printed);
  }
} finally {
  await rm(project, { recursive: true, force: true });
}
console.log(`${2 * recipes.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function run({ name, command }: Recipe, service: string): Promise<{ passed: boolean; printed: string }> {
  const environment = { SERVICE: service, NO_COLOR: "1", FORCE_COLOR: "0", CI: "1" };
  return execute(command, { folder: join(project, name), environment, timeoutMs: 120_000 }).then(
    (printed) => ({ passed: true, printed }),
    (error: Error) => ({ passed: false, printed: error.message }),
  );
}

function report(name: string, passed: boolean, printed: string): void {
  if (!passed) failed += 1;
  console.log(`${name}: ${passed ? "ok" : `FAIL\n${printed}`}`);
}
