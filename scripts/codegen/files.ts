import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createTwoFilesPatch } from "diff";

/** What should stand where, by path from the top of the repository. */
export type Files = Map<string, string>;

/**
 * Makes the working tree agree with `files`, or only says where it does not. Files that `owned` claims and that nothing
 * generates any more are removed.
 *
 * @returns The exit code: 1 if `check` found a difference.
 */
export function update(files: Files, owned: (path: string) => boolean, check: boolean): number {
  const stale = listFiles("generated").filter((path) => owned(path) && !files.has(path));
  const changed = [...files].filter(([path, content]) => read(path) !== content);
  if (check) {
    for (const path of stale) console.log(`${path}: no longer generated`);
    for (const [path, content] of changed) {
      console.log(
        createTwoFilesPatch(path, path, read(path) ?? "", content, "in the tree", "generated", { context: 2 }),
      );
    }
    const count = stale.length + changed.length;
    console.log(count === 0 ? "generated/ is fresh" : `${count} files are stale: run \`npm run codegen\``);
    return count === 0 ? 0 : 1;
  }
  for (const path of stale) rmSync(path);
  for (const [path, content] of changed) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  console.log(`${changed.length} of ${files.size} files written, ${stale.length} removed`);
  return 0;
}

export function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
    .sort();
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
