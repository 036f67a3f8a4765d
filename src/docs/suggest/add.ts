import type { CheckedPage, Findings } from "../check.ts";
import type { Parsers } from "../parsers.ts";
import type { SpecFile } from "../spec/node.ts";
import { type Built, buildOperation } from "./build.ts";
import { insertOperation } from "./insert.ts";
import { findHome } from "./sibling.ts";

/** An operation that a spec has got from a page. */
export interface Added {
  readonly endpoint: string;
  readonly file: string;
  readonly built: Built;
  /** Where the page describes it. */
  readonly page: { readonly name: string; readonly line: number };
  /** The spec's servers may not serve it. */
  readonly foreign: boolean;
}

/** Adds the endpoints that specs lack, each to the spec of its siblings. */
export function addMissing(
  { missing }: Findings,
  pages: readonly CheckedPage[],
  specs: readonly SpecFile[],
  parsers: Parsers,
): { readonly specs: readonly SpecFile[]; readonly added: readonly Added[] } {
  let now = specs;
  const added: Added[] = [];
  for (const { match, page } of missing) {
    const checked = pages.find((one) => one.page === page);
    const home = checked && findHome(match, page, now);
    if (!home) continue;
    const built = buildOperation(match, checked, home);
    const spec = insertOperation(home.spec, built, parsers);
    now = now.map((other) => (other === home.spec ? spec : other));
    added.push({
      endpoint: `${match.endpoint.method} ${built.path}`,
      file: spec.file,
      built,
      page: { name: page.name, line: match.path.line },
      foreign: home.foreign,
    });
  }
  return { specs: now, added };
}
