/** What users may rely upon, by public names alone and with nothing but what every runtime has. */
import process from "node:process";
import { runCases } from "./cases.mjs";
import "./cancels.mjs";
import "./classes.mjs";
import "./refusals.mjs";
import "./bad-days.mjs";
import "./in-process.mjs";
import "./transports.mjs";
import "./undici.mjs";
import "./consumer-contracts.mjs";
import "./command-line.mjs";

await runCases();
console.log("end");
// Connections that are kept alive must not hold the process, but no runtime is asked to prove that here.
process.exit(0);
