import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { execute } from "./execute.ts";

const root = resolve(import.meta.dirname, "../..");

/**
 * Packs this package, unless `$CANCELKIT_PACKAGE` names a packed one.
 *
 * @param folder Where the packed one goes.
 * @returns The packed package.
 */
export async function pack(folder: string): Promise<string> {
  const { CANCELKIT_PACKAGE: packed } = process.env;
  if (packed) return resolve(packed);
  const printed = await execute(["npm", "pack", "--silent", "--pack-destination", folder], { folder: root });
  return join(folder, printed.trim().split("\n").at(-1) ?? "");
}

/**
 * Installs the packed package into an empty project.
 *
 * @param folder Where to make the project.
 */
export async function installPacked(packed: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const options = "--omit=dev --no-audit --no-fund --no-save --loglevel=error --prefer-offline".split(" ");
  await execute(["npm", "install", ...options, packed], { folder });
}
