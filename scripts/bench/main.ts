import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCancelkit, installPeers } from "./install.ts";
import { readOptions, usage } from "./options.ts";
import { run } from "./run.ts";

const options = readOptions(process.argv.slice(2));
if (options === "help") {
  console.log(usage);
} else {
  installPeers();
  buildCancelkit();
  const folder = mkdtempSync(join(tmpdir(), "cancelkit-bench-"));
  try {
    console.log(await run(options, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
