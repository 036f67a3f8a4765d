import type { CheckedPage } from "../check.ts";
import type { Parsers } from "../parsers.ts";
import type { SpecFile } from "../spec/node.ts";
import { diffSpecs } from "../write/diff.ts";
import { type Written, writeSpecs } from "../write/write.ts";
import { fragmentsOf } from "./fragment.ts";

/**
 * What would make specs agree with pages, as text: a YAML document for each spec that lacks endpoints, then a unified
 * diff of the specs for endpoints that changed.
 */
export function suggest(
  pages: readonly CheckedPage[],
  specs: readonly SpecFile[],
  parsers: Parsers,
): { readonly text: string; readonly left: Written["left"] } {
  const complete = writeSpecs(pages, specs, parsers);
  const changed = complete.added.length > 0 ? writeSpecs(pages, specs, parsers, { add: false }) : complete;
  const fragments = fragmentsOf(complete.added, complete.specs, parsers).join("---\n");
  const diff = diffSpecs(specs, changed.specs, parsers);
  return { text: fragments && diff ? `${fragments}\n${diff}` : fragments + diff, left: complete.left };
}
