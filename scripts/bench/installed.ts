import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { benchFolder, rootFolder } from "./paths.ts";

/** What a user gets onto the disk by installing a package for use, not for development. */
export interface Installed {
  readonly packages: number;
  readonly bytes: number;
}

interface LockEntry {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Adds up a package and all that it depends on, as the lock file has it. */
export function measureInstalled(name: string): Installed {
  const own = name === "cancelkit";
  const folder = own ? rootFolder : benchFolder;
  const lock: Readonly<Record<string, LockEntry>> = JSON.parse(
    readFileSync(`${folder}package-lock.json`, "utf8"),
  ).packages;
  const places = new Set<string>();
  if (own) for (const dependency of Object.keys(lock[""]?.dependencies ?? {})) collect(lock, "", dependency, places);
  else collect(lock, "", name, places);
  const sizes = [...places].map((place) => folderSize(join(folder, place)));
  if (own) sizes.push(packedSize());
  return { packages: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Finds a dependency as node does: beside the dependent first, then further out. */
function collect(lock: Readonly<Record<string, LockEntry>>, from: string, name: string, places: Set<string>): void {
  for (let base = from; ; base = base.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, "")) {
    const place = `${base}${base && "/"}node_modules/${name}`;
    const entry = lock[place];
    if (entry && !places.has(place)) {
      places.add(place);
      for (const next of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
        collect(lock, place, next, places);
      }
    }
    if (entry || base === "") return;
  }
}

function folderSize(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules")
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? folderSize(path) : statSync(path).size;
    })
    .reduce((sum, size) => sum + size, 0);
}

/** What `npm pack` would put into the package. */
function packedSize(): number {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel=error"];
  const [report] = JSON.parse(execFileSync("npm", args, { cwd: rootFolder, encoding: "utf8" }));
  return report.unpackedSize;
}
