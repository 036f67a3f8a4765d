import type { Command } from "commander";
import { registerProbe } from "./contract-probe.ts";
import { registerVerify } from "./contract-verify.ts";

/** Adds `contract` and its commands to a program. */
export function registerContract(program: Command): void {
  const contract = program.command("contract").description("what a consumer relies on, and what an exchange keeps to");
  registerVerify(contract);
  registerProbe(contract);
}
