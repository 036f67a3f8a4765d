import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { execute } from "./execute.ts";

const cache = process.env.CANCELKIT_CACHE ?? join(homedir(), ".cache", "cancelkit");
const locks = ["package.json", "package-lock.json"];

/**
 * Installs what a folder's lock file names into `$CANCELKIT_CACHE` (`~/.cache/cancelkit`), unless it is there.
 *
 * @param name What the folder in the cache begins with.
 * @returns That folder, with `node_modules` in it.
 */
export async function installLocked(name: string, sources: string): Promise<string> {
  const hash = createHash("sha256");
  for (const lock of locks) hash.update(await readFile(join(sources, lock)));
  const folder = join(cache, `${name}-${hash.digest("hex").slice(0, 16)}`);
  const mark = join(folder, ".installed");
  if (await exists(mark)) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const lock of locks) await cp(join(sources, lock), join(folder, lock));
  // Binaries come as packages for a platform; nothing here needs scripts of packages.
  await execute(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { folder });
  await writeFile(mark, "");
  return folder;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
