import { writeFileSync } from "node:fs";
import { type Command, InvalidArgumentError, Option } from "commander";
import { terminal } from "../docs/output/terminal.ts";
import { packageVersion } from "../docs/package-folder.ts";
import { loadParsers, MissingPackages } from "../docs/parsers.ts";
import { run } from "../docs/run.ts";
import { SpecError } from "../docs/spec/node.ts";
import { readSpecs } from "../docs/specs.ts";

interface Options {
  readonly format: "table" | "json";
  readonly output?: string;
  readonly specs?: string;
  readonly timeout: number;
  readonly retries: number;
}

/** Adds `docs check` to a program. */
export function registerDocs(program: Command): void {
  const docs = program.command("docs").description("the exchanges' documentation");
  docs
    .command("check")
    .description("read documentation pages and say where the specs no longer agree")
    .argument(
      "[pages...]",
      "files, folders, addresses, or - for standard input; by default the source page of every operation",
    )
    .addOption(new Option("--format <format>", "how the report is written").choices(["table", "json"]).default("table"))
    .option("--output <file>", "write the report to a file")
    .option("--specs <folder>", "compare with the specs of this folder")
    .option("--timeout <ms>", "how long a page may take", count, 15_000)
    .option("--retries <n>", "how often a page is tried again", count, 3)
    .addHelpText("after", "\nExit codes: 0 no differences, 1 differences, 2 something could not be read.")
    .action(async (pages: readonly string[], options: Options) => {
      process.exitCode = await checkDocs(pages, options);
    });
}

async function checkDocs(inputs: readonly string[], options: Options): Promise<number> {
  try {
    const parsers = await loadParsers();
    const specs = readSpecs(options.specs, parsers);
    const { report } = await run(inputs, specs, parsers, {
      timeoutMs: options.timeout,
      retries: options.retries,
      backoffMs: 1000,
      // An exchange can tell who asks.
      userAgent: `cancelkit/${packageVersion()} (docs check)`,
    });
    const text =
      options.format === "json"
        ? `${JSON.stringify(report, null, 2)}\n`
        : terminal(report, parsers, process.stdout.columns);
    if (options.output) writeFileSync(options.output, text);
    else process.stdout.write(text);
    return report.exitCode;
  } catch (error) {
    if (!(error instanceof MissingPackages || error instanceof SpecError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

function count(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
