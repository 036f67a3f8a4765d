import { type Command, InvalidArgumentError, Option } from "commander";
import { type Format, formats } from "../docs/output/formats.ts";
import { packageVersion } from "../docs/package-folder.ts";
import { loadParsers, MissingPackages } from "../docs/parsers.ts";
import { run } from "../docs/run.ts";
import { SpecError } from "../docs/spec/node.ts";
import { readSpecs } from "../docs/specs.ts";
import { suggest } from "../docs/suggest/suggest.ts";
import { sayLeft, writeDocs } from "./docs-write.ts";
import { OutputError, writeOutput } from "./write-output.ts";

interface Options {
  readonly format: Format;
  readonly output?: string;
  readonly specs?: string;
  readonly suggest?: boolean;
  readonly write?: boolean;
  readonly timeout: number;
  readonly retries: number;
}

const help = `
Exit codes: 0 no differences, 1 differences, 2 something could not be read.

--suggest prints YAML for endpoints that the specs lack, ready to be merged into the spec that its first line names,
and then a unified diff for endpoints that changed. --write makes both in the files; what it did, and what it left since
there is no one right change, goes to standard error. Neither changes the exit code.`;

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
    .addOption(
      new Option("--format <format>", "how the report is written").choices(Object.keys(formats)).default("table"),
    )
    .option("--output <file>", "write the report to a file")
    .option("--specs <folder>", "compare with the specs of this folder")
    .option("--suggest", "print what would make the specs agree; the report goes to standard error instead")
    .option("--write", "make the specs agree, keeping their comments and layout")
    .option("--timeout <ms>", "how long a page may take", count, 15_000)
    .option("--retries <n>", "how often a page is tried again", count, 3)
    .addHelpText("after", help)
    // 1 says that the docs differ; an option that is none says nothing of them.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (pages: readonly string[], options: Options) => {
      process.exitCode = await checkDocs(pages, options);
    });
}

async function checkDocs(inputs: readonly string[], options: Options): Promise<number> {
  try {
    const parsers = await loadParsers();
    const specs = readSpecs(options.specs, parsers);
    const outcome = await run(inputs, specs, parsers, {
      timeoutMs: options.timeout,
      retries: options.retries,
      backoffMs: 1000,
      // An exchange can tell who asks.
      userAgent: `cancelkit/${packageVersion()} (docs check)`,
    });
    const { stdout, stderr } = process;
    const say = (line: string) => stderr.write(`${line}\n`);
    const report = formats[options.format](outcome, parsers, stdout.columns);
    if (options.suggest && options.output === undefined) stderr.write(report);
    else writeOutput(options.output, report);
    if (options.suggest) {
      const { text, left } = suggest(outcome.pages, specs, parsers);
      stdout.write(text);
      if (!options.write) sayLeft(left, say);
    }
    if (options.write) writeDocs(outcome, parsers, say);
    return outcome.report.exitCode;
  } catch (error) {
    if (!(error instanceof MissingPackages || error instanceof SpecError || error instanceof OutputError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

function count(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
