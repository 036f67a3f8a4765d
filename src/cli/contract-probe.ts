import { type Command, InvalidArgumentError } from "commander";
import { ParameterError } from "../errors.ts";
import { CredentialsError, readCredentials, variablesOf } from "../probe/credentials.ts";
import { planProbes } from "../probe/plan.ts";
import { listApis, loadApi, type ProbedApi } from "../probe/probed-api.ts";
import { describeOutcome, describePlan, describeVerdict, exitCodeOf, toJson } from "../probe/report.ts";
import { pauseOf, readBase, runProbes } from "../probe/run.ts";

interface Options {
  readonly baseUrl: string;
  readonly api?: string;
  readonly symbol?: string;
  readonly keys?: string;
  readonly delay: number;
  readonly timeout: number;
  readonly json?: true;
  readonly yes?: true;
}

/** Options that do not fit together; the message says what does. */
class UsageError extends Error {
  override name = "UsageError";
}

const help = `
Prints what it would send, and sends it only with --yes. Every request either reads or names orders by ids that were
made up; whatever cancels all that is open is left out. Requests go out once, to the base URL and nowhere else.

Keys stand in environment variables, CANCELKIT_API_KEY and CANCELKIT_SECRET or CANCELKIT_PRIVATE_KEY (PEM) and
CANCELKIT_PASSPHRASE, with CANCELKIT_IDENTITY where the exchange wants it; or in a JSON file for --keys, such as
{"apiKey": "…", "secret": "…"}. They are never shown.

Exit codes: 0 all as documented, 1 differences, 2 it could not be run to its end (no answer, keys refused, 429), or
nothing can be asked without harm. The plan alone: 0.`;

/** Adds `contract probe` to the contract commands. */
export function registerProbe(contract: Command): void {
  contract
    .command("probe")
    .description("ask an exchange or a test network, without harm, whether it keeps to the specs")
    .requiredOption("--base-url <url>", "where requests go: https, or http to this machine")
    .option("--api <name>", "the API; by default the one whose documented servers have that origin")
    .option(
      "--symbol <symbol>",
      "symbol or pair to ask for, best one without open orders; by default the spec's example",
      readSymbol,
    )
    .option("--keys <file>", "JSON file with the keys, in place of the environment")
    .option("--delay <ms>", "pause between requests; longer where the documented limits ask for it", count, 250)
    .option("--timeout <ms>", "how long an answer may take", count, 10_000)
    .option("--json", "print plan and outcome as JSON; the plan for people then goes to standard error")
    .option("--yes", "send the requests")
    .addHelpText("after", help)
    // 1 says that the exchange differs; an option that is none says nothing of it. What stands behind an unknown option
    // may be a key.
    .configureOutput({ outputError: (text, write) => write(text.replace(/(--[\w-]+)=[^']*'/, "$1'")) })
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (options: Options) => {
      process.exitCode = await probe(options);
    });
}

async function probe(options: Options): Promise<number> {
  try {
    return await planAndRun(options);
  } catch (error) {
    // None of these has anything of a key, and 1 would say that the exchange differs.
    process.stderr.write(`error: ${(error as Error).message}\n`);
    return 2;
  }
}

async function planAndRun({ symbol, keys, delay, timeout, json, yes, ...given }: Options): Promise<number> {
  const api = await chooseApi(given);
  const baseUrl = readBase(api, given.baseUrl).href.replace(/\/$/, "");
  const plan = planProbes(api, { symbol });
  const print = (text: string) => console.log(text);
  const say = json ? (text: string) => process.stderr.write(`${text}\n`) : print;
  say(describePlan(plan, baseUrl, pauseOf(plan, delay)));
  if (!yes) {
    if (json) print(JSON.stringify(toJson(plan, baseUrl), null, 2));
    say(plan.probes.length > 0 ? "\nNothing was sent: --yes sends these." : "\nThere is nothing to send.");
    return 0;
  }
  const outcome =
    plan.probes.length === 0
      ? { verdicts: [], stop: undefined }
      : await runProbes(plan, {
          baseUrl,
          credentials: credentialsFor(api, keys),
          delayMs: delay,
          timeoutMs: timeout,
          tell: (...told) => say(describeVerdict(...told)),
        });
  say(`\n${describeOutcome(outcome)}`);
  if (json) print(JSON.stringify(toJson(plan, baseUrl, outcome), null, 2));
  return exitCodeOf(outcome);
}

/** Looks for keys, and has the exchange's module check them before anything is sent. */
function credentialsFor(api: ProbedApi, file: string | undefined): Readonly<Record<string, string>> {
  const credentials = readCredentials(api, file, process.env);
  try {
    api.exchange.createSigner(credentials as never, { api: api.api.name });
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    const { [error.parameter]: variable = error.parameter } = variablesOf(api);
    throw new CredentialsError(`${error.message} (${file === undefined ? variable : `--keys ${file}`})`);
  }
  return credentials;
}

async function chooseApi({ api, baseUrl }: Pick<Options, "api" | "baseUrl">): Promise<ProbedApi> {
  const apis = await listApis();
  const origin = URL.canParse(baseUrl) ? new URL(baseUrl).origin : undefined;
  const found =
    api === undefined
      ? apis.filter(({ origins }) => origins.includes(origin ?? ""))
      : apis.filter(({ name }) => name === api);
  const [only] = found;
  if (only && found.length === 1) return loadApi(only.name);
  const names = apis.map(({ name }) => name).join(", ");
  throw new UsageError(
    api === undefined
      ? `no API has a documented server there: say which one with --api (${names})`
      : `--api ${api} is none: there are ${names}`,
  );
}

function readSymbol(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError("It must not be empty: name a symbol, or leave --symbol out for the spec's example.");
}

function count(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError("It must be a whole number of milliseconds.");
  return Number(text);
}
