import type { BenchContext } from "./bench-context.ts";
import { createCertificate } from "./certificate.ts";
import { startChild } from "./child.ts";
import type { Contender } from "./contender.ts";
import { baseline, contenders, subpathUrl } from "./contenders.ts";
import { describeMachine } from "./machine.ts";
import { measureCalls } from "./measure-calls.ts";
import { measureColdStart } from "./measure-cold-start.ts";
import { measureHandshakes } from "./measure-handshakes.ts";
import { measureLoad } from "./measure-load.ts";
import { measureMicro } from "./measure-micro.ts";
import { measureSize } from "./measure-size.ts";
import type { Options, PartName } from "./options.ts";
import { buildPrograms, programFile } from "./programs.ts";
import { createRandom } from "./random.ts";
import { report } from "./report.ts";
import { type Results, toJson } from "./results.ts";
import type { ServerCommands } from "./server.ts";

/**
 * Measures what the options ask for and gives the report.
 *
 * @param folder Where the certificate goes.
 * @throws {Error} A contender got a wrong answer, or none.
 */
export async function run(options: Options, folder: string): Promise<string> {
  const { plan, seed } = options;
  const { chosen, skipped } = choose(options.contenders);
  await buildAll(chosen);
  const { certFile, keyFile } = createCertificate(folder);
  const server = startChild<ServerCommands>(programFile("server"), { args: [certFile, keyFile] });
  try {
    const url = await server.ask("listen");
    const env = { NODE_EXTRA_CA_CERTS: certFile, CANCELKIT_UNDICI: subpathUrl("./undici") ?? "" };
    const context: BenchContext = { plan, contenders: chosen, server, url, env, random: createRandom(seed) };
    const part = async <Value>(name: PartName, measure: () => Promise<Value>): Promise<Value | undefined> => {
      if (!options.parts.includes(name)) return undefined;
      process.stderr.write(`${name} …\n`);
      return measure();
    };
    const results = {
      machine: describeMachine(),
      seed,
      skipped,
      calls: await part("calls", () => measureCalls(context, false, plan.callsMs)),
      batches: await part("batches", () => measureCalls(context, true, plan.batchesMs)),
      handshakes: await part("handshakes", () => measureHandshakes(context)),
      coldStart: await part("cold-start", () => measureColdStart(context)),
      size: await part("size", () => measureSize(chosen)),
      micro: await part("micro", () => measureMicro(context)),
      load: await part("load", () => measureLoad(context)),
    } as Results;
    return options.json ? toJson(results) : report(results);
  } finally {
    await server.stop();
  }
}

/** The contenders that can run, and why others cannot. */
function choose(names: readonly string[]): { chosen: readonly Contender[]; skipped: ReadonlyMap<string, string> } {
  const skipped = new Map<string, string>();
  const chosen = contenders.filter(({ name, needs }) => {
    if (names.length > 0 && name !== baseline && !names.includes(name)) return false;
    if (needs === undefined || subpathUrl(needs) !== undefined) return true;
    skipped.set(name, `the package has no subpath ${needs}`);
    return false;
  });
  return { chosen, skipped };
}

function buildAll(chosen: readonly Contender[]): Promise<void> {
  const programs: Record<string, string> = { empty: "" };
  for (const name of ["server", "micro", "mock-server", "bare-server"]) programs[name] = `import "./${name}.ts";`;
  for (const { module } of chosen) {
    const contender = `import * as contender from "./contenders/${module}.ts";`;
    programs[`client-${module}`] =
      `${contender} import { runContender } from "./client-process.ts";` +
      ` await runContender(contender, process.argv[2] ?? "");`;
    programs[`cold-${module}`] =
      `import { openCancel } from "./contenders/${module}.ts"; import { cancelOnce } from "./cold-program.ts";` +
      ` await cancelOnce({ openCancel });`;
  }
  return buildPrograms(programs);
}
