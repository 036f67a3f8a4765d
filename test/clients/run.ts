import { type Client, clients } from "./clients.ts";
import { commandFor, type InstallationName, install } from "./install.ts";
import { judge, type Mock } from "./judge.ts";
import { startProcess } from "./lines.ts";

/** Lets clients that others wrote cancel at the mock exchange, and checks in its ledger what each call did. */

const [only = ""] = process.argv.slice(2);
const asked = clients.filter(({ name }) => name.includes(only));
const names = [...new Set(asked.map(({ installation }) => installation))];
const folders = new Map<InstallationName, string>(
  await Promise.all(names.map(async (name) => [name, await install(name)] as const)),
);

let passed = 0;
let failed = 0;
const server = startProcess([process.execPath, "--import", "tsx", "src/cli/main.ts", "mock", "--json", "--explain"]);
try {
  const mock: Mock = JSON.parse(await server.next());
  for (const client of asked) await runClient(mock, client);
} finally {
  server.end();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function runClient(mock: Mock, { name, installation, program, environment, calls }: Client): Promise<void> {
  const folder = folders.get(installation) ?? "";
  const child = startProcess(commandFor(installation, folder, program), environment);
  for (const { cases, kinds, wrong } of calls) {
    for (const title of cases) {
      for (const kind of kinds) {
        const problem = await judge(mock, child, title, kind, wrong).catch((error: Error) => error.message);
        if (problem === undefined) passed += 1;
        else failed += 1;
        const remark = problem ?? (wrong && `fails, since ${wrong.because}`);
        console.log(
          [problem === undefined ? "ok  " : "FAIL", name, title, kind, ...(remark ? [remark] : [])].join(" · "),
        );
      }
    }
  }
  child.end();
}
