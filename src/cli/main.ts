#!/usr/bin/env node
import { Command } from "commander";
import { packageVersion } from "../docs/package-folder.ts";
import { registerContract } from "./contract.ts";
import { registerDocs } from "./docs.ts";
import { mockCommand } from "./mock.ts";

const program = new Command("cancelkit")
  .version(packageVersion())
  .description("Cancels orders on exchanges, and mocks the exchanges for tests.")
  .addCommand(mockCommand());
registerDocs(program);
registerContract(program);

program.parseAsync().catch((error: Error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
});
