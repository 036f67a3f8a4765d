import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { packageFolder } from "./package-folder.ts";
import type { Parsers } from "./parsers.ts";
import { parseSpec, SpecError, type SpecFile } from "./spec/node.ts";

/**
 * Reads the specs of a folder; without one those of the package.
 *
 * @throws {SpecError} There are none, or one is no YAML.
 */
export function readSpecs(folder: string | undefined, parsers: Pick<Parsers, "yaml">): readonly SpecFile[] {
  const top = packageFolder();
  const from = folder ?? (top && join(top, "specs"));
  if (!from) throw new SpecError("the package's specs were not found: name a folder with --specs");
  if (!existsSync(from)) throw new SpecError(`${from} does not exist`);
  const files = readdirSync(from)
    .filter((file) => /\.ya?ml$/.test(file))
    .sort();
  if (files.length === 0) throw new SpecError(`${from} has no specs`);
  return files.flatMap((file) => {
    const path = join(from, file);
    const near = relative(process.cwd(), path);
    const text = readFileSync(path, "utf8");
    // What only mock exchanges have, no page describes.
    if (/^x-mock: true$/m.test(text)) return [];
    return [parseSpec(near.startsWith("..") ? path : near, basename(file).replace(/\.ya?ml$/, ""), text, parsers)];
  });
}
