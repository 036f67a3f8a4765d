import { type CheckedPage, check, type Findings } from "../check.ts";
import type { Difference, Edit } from "../difference.ts";
import type { Parsers } from "../parsers.ts";
import { parseSpec, SpecError, type SpecFile } from "../spec/node.ts";
import { type Added, addMissing } from "../suggest/add.ts";
import { applyEdits } from "./apply.ts";
import { sharing } from "./share.ts";
import { unsound } from "./sound.ts";
import { EditError } from "./yaml-text.ts";

/** What became of specs. */
export interface Written {
  /** All specs, changed or not. */
  readonly specs: readonly SpecFile[];
  /** The differences that the changes remove. */
  readonly done: readonly Difference[];
  /** Differences that were left, and why. */
  readonly left: readonly { readonly difference: Difference; readonly why: string }[];
  /** Endpoints that no spec had. */
  readonly added: readonly Added[];
}

/**
 * Changes specs so that they agree with pages: one difference at a time, each kept only if it is gone afterwards and no
 * other one came of it, so that pages or halves which contradict each other are left alone. Acknowledged differences
 * are not touched. Nothing is written to disk.
 *
 * @param add Whether endpoints that no spec has are added.
 */
export function writeSpecs(
  pages: readonly CheckedPage[],
  specs: readonly SpecFile[],
  parsers: Parsers,
  { add = true }: { readonly add?: boolean } = {},
): Written {
  const complete = add ? addMissing(check(pages, specs), pages, specs, parsers) : { specs, added: [] };
  let now = complete.specs;
  let findings = check(pages, now);
  const done: Difference[] = [];
  const left = new Map<string, { difference: Difference; why: string }>();
  let again = false;
  for (;;) {
    const open = openOf(findings);
    const difference = open.find((other) => !left.has(keyOf(other)));
    if (!difference) {
      // What was left may have become possible with what was written since.
      if (again || left.size === 0 || done.length === 0) break;
      again = true;
      left.clear();
      continue;
    }
    const tried = attempt(difference, findings, pages, now, parsers);
    if ("why" in tried) {
      left.set(keyOf(difference), { difference, why: tried.why });
      continue;
    }
    const still = new Set(openOf(tried.findings).map(keyOf));
    done.push(...open.filter((other) => !still.has(keyOf(other))));
    now = tried.specs;
    findings = tried.findings;
  }
  const open = new Set(openOf(findings).map(keyOf));
  const { added } = complete;
  const isNew = ({ operation }: Difference) =>
    added.some(({ built, file }) => built.id === operation?.id && file === operation.spec.file);
  return {
    specs: now,
    // What came of adding an endpoint is part of that.
    done: done.filter((difference) => !isNew(difference)),
    left: [...left].filter(([key]) => open.has(key)).map(([, item]) => item),
    added,
  };
}

function openOf({ differences }: Findings): readonly Difference[] {
  return differences.flatMap(([difference, acknowledged]) => (acknowledged ? [] : [difference]));
}

type Attempt = { readonly why: string } | { readonly specs: readonly SpecFile[]; readonly findings: Findings };

function attempt(
  difference: Difference,
  before: Findings,
  pages: readonly CheckedPage[],
  specs: readonly SpecFile[],
  parsers: Parsers,
): Attempt {
  const { edits, otherwise, operation, why } = difference;
  if (!operation || !edits || edits.length === 0) return { why: why ?? "there is no one right change" };
  const open = openOf(before);
  // The same change for another place of the pages is made together with this one.
  const known = new Set(open.map(keyOf));
  const stale = new Set(before.stale);
  let reason = "";
  for (const choice of [edits, ...(otherwise ? [otherwise] : [])]) {
    const spec = edited(operation.spec, distinct(choice), difference, open, parsers);
    if (typeof spec === "string") {
      reason ||= spec;
      continue;
    }
    const changed = specs.map((other) => (other === operation.spec ? spec : other));
    const findings = check(pages, changed);
    const after = openOf(findings);
    const wrong = after.find((other) => !known.has(keyOf(other)));
    if (wrong) {
      reason ||= `then ${wrong.page.name}:${wrong.page.line} says otherwise: ${wrong.subject}, ${wrong.says.page}`;
    } else if (after.some((other) => keyOf(other) === keyOf(difference))) reason ||= "the change would not remove it";
    else if (findings.missing.length > before.missing.length)
      reason ||= "then the page is about no operation that is known";
    else if (findings.stale.length > stale.size) reason ||= "an acknowledgement says that it stands";
    else return { specs: changed, findings };
  }
  return { why: reason };
}

function edited(
  spec: SpecFile,
  edits: readonly Edit[],
  difference: Difference,
  all: readonly Difference[],
  parsers: Parsers,
): SpecFile | string {
  try {
    const text = applyEdits(spec.text, edits, parsers.yaml, sharing(difference, all));
    const changed = parseSpec(spec.file, spec.api, text, parsers);
    return unsound(changed) ?? changed;
  } catch (error) {
    if (!(error instanceof EditError || error instanceof SpecError)) throw error;
    return error.message;
  }
}

/** What a difference is known by while the specs around it change. */
function keyOf({ kind, subject, page, operation, says }: Difference): string {
  return JSON.stringify([
    page.name,
    page.line,
    page.half,
    kind,
    subject,
    operation?.id,
    operation?.spec.api,
    says.page,
  ]);
}

function distinct(edits: readonly Edit[]): readonly Edit[] {
  const seen = new Set<string>();
  const text = (_key: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
  return edits.filter((edit) => {
    const key = JSON.stringify(edit, text);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
