import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCancelkit, installPeers } from "./install.ts";
import { readOptions, usage } from "./options.ts";
import { run } from "./run.ts";

const options = read();
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

function read(): ReturnType<typeof readOptions> {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}
