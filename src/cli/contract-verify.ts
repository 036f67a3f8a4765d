import { readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { ContractError } from "../contract/verify/contract-error.ts";
import { readContract } from "../contract/verify/read-contract.ts";
import { writeVerification } from "../contract/verify/report.ts";
import { verifyContract } from "../contract/verify/verify.ts";
import { readSpecs } from "../docs/specs.ts";
import { writeOutput } from "./write-output.ts";

interface Options {
  readonly format: "text" | "json";
  readonly specs?: string;
  readonly output?: string;
}

const help = `
Exit codes: 0 the contract holds, 1 a change of the specs breaks it, 2 it cannot be checked.

Contracts come from exchange.contract() of cancelkit/testing, from GET /_mock/contract of \`cancelkit mock\`, or from any
other tool that writes Pact files of version 4. What the consumer does not use never breaks a contract.`;

/** Adds `contract verify` to the contract commands. */
export function registerVerify(contract: Command): void {
  contract
    .command("verify")
    .description("check what a consumer relies on against the specs")
    .argument("<file>", "a Pact file of version 4")
    .option("--specs <folder>", "check against the specs of this folder")
    .addOption(new Option("--format <format>", "how the result is written").choices(["text", "json"]).default("text"))
    .option("--output <file>", "write the result to a file")
    .addHelpText("after", help)
    // 1 says that the contract is broken; an option that is none says nothing of it.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (file: string, options: Options) => {
      process.exitCode = await verify(file, options);
    });
}

async function verify(file: string, { format, specs, output }: Options): Promise<number> {
  try {
    const contract = readContract(file, read(file));
    const result = verifyContract(contract, readSpecs(specs, { yaml: await loadYaml() }));
    if (result.interactions === 0) throw new ContractError(nothingToCheck(file, result.notes));
    writeOutput(output, writeVerification(result, format));
    return result.breaks.length > 0 ? 1 : 0;
  } catch (error) {
    // Whatever it is, it says nothing of the contract.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

function nothingToCheck(file: string, notes: readonly string[]): string {
  return [`${file} cannot be checked: it has no interactions over HTTP`, ...notes].join("\n");
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ContractError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

async function loadYaml(): Promise<typeof import("yaml")> {
  try {
    return await import("yaml");
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new ContractError("`cancelkit contract verify` needs a parser: npm install --save-dev yaml");
  }
}
