import { gzipSync } from "node:zlib";
import type { Contender } from "./contender.ts";
import { type Installed, measureInstalled } from "./installed.ts";
import { bundle } from "./programs.ts";

/** What a contender weighs. */
export interface Size {
  /** Bytes of one API, bundled, minified and gzipped; undefined where node has everything. */
  readonly bundle: number | undefined;
  readonly installed: Installed;
}

export async function measureSize(contenders: readonly Contender[]): Promise<ReadonlyMap<string, Size>> {
  const sizes = new Map<string, Size>();
  for (const { name, bundle: entry, package: packageName } of contenders) {
    sizes.set(name, {
      bundle: entry === undefined ? undefined : gzipSync(await bundle(entry), { level: 9 }).length,
      installed: packageName === undefined ? { packages: 0, bytes: 0 } : measureInstalled(packageName),
    });
  }
  return sizes;
}
