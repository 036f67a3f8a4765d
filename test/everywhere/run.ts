import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findCompilers } from "./compilers.ts";
import { compileConsumers, makeConsumers, runCommonJs } from "./consumers.ts";
import { installLocked } from "./install.ts";
import { installPacked, pack } from "./pack.ts";
import type { Result } from "./result.ts";
import { runAbsent, runContract, runRequire } from "./run-contract.ts";
import { findRuntimes } from "./runtimes.ts";

/** Uses the packed package on every runtime and by every compiler that users have. */

const [only = ""] = process.argv.slice(2);
const here = import.meta.dirname;
const installation = await installLocked("everywhere", here);
const folder = await mkdtemp(join(tmpdir(), "cancelkit-everywhere-"));
let passed = 0;
let failed = 0;
try {
  const packed = await pack(folder);
  const project = join(folder, "project");
  await installPacked(packed, project);
  await cp(join(here, "contract"), join(project, "contract"), { recursive: true });
  await cp(resolve(here, "../fixtures/tls"), join(project, "contract"), { recursive: true });
  for (const peer of ["msw", "selfsigned", "undici", "yaml"]) {
    await symlink(join(installation, "node_modules", peer), join(project, "node_modules", peer));
  }
  const consumers = join(folder, "consumers");
  await installPacked(packed, consumers);
  await makeConsumers(consumers, installation);
  await cp(join(here, "contract", "absent.mjs"), join(consumers, "absent.mjs"));

  const runtimes = findRuntimes(installation);
  const [oldest] = runtimes;
  const tasks = [
    ...runtimes.map((runtime) => ({
      name: runtime.name,
      run: async () => [
        ...(await runContract(project, runtime)),
        await runRequire(project, runtime),
        await runAbsent(consumers, runtime),
      ],
    })),
    ...findCompilers(installation).map((compiler) => ({
      name: compiler.name,
      run: async () => [
        ...(await compileConsumers(consumers, compiler)),
        // What is promised to CommonJS begins with 5.9.
        ...(compiler.version >= 5.9 && oldest ? [await runCommonJs(consumers, installation, compiler, oldest)] : []),
      ],
    })),
  ].filter(({ name }) => name.includes(only));
  await Promise.all(Array.from({ length: availableParallelism() }, () => work(tasks)));
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function work(tasks: { readonly name: string; readonly run: () => Promise<readonly Result[]> }[]): Promise<void> {
  for (let task = tasks.shift(); task; task = tasks.shift()) {
    const { name, run } = task;
    const results = await run().catch((error: Error) => [{ name: "run", error: error.message }]);
    for (const result of results) {
      if (result.error === undefined) passed += 1;
      else failed += 1;
      console.log(`${name}/${result.name}: ${result.error === undefined ? "ok" : `FAIL\n${result.error}`}`);
    }
  }
}
