import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { benchFolder, distFolder, rootFolder } from "./paths.ts";

/** Installs what cancelkit is compared with, unless it is there. */
export function installPeers(): void {
  if (existsSync(`${benchFolder}node_modules/.package-lock.json`)) return;
  process.stderr.write("installing the peers in scripts/bench …\n");
  execFileSync("npm", ["ci", "--ignore-scripts", "--loglevel=error"], { cwd: benchFolder, stdio: ["ignore", 2, 2] });
}

/** Compiles cancelkit as it is published, without checking its types, into a folder that git ignores. */
export function buildCancelkit(): void {
  const tsc = `${rootFolder}node_modules/typescript/bin/tsc`;
  const config = [
    "-p",
    "tsconfig.build.json",
    "--noCheck",
    "--composite",
    "false",
    "--declaration",
    "false",
    "--outDir",
    distFolder,
  ];
  execFileSync(process.execPath, [tsc, ...config], { cwd: rootFolder, stdio: ["ignore", 2, 2] });
}
