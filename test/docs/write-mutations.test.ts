import { afterAll, expect, test } from "vitest";
import { generate } from "../unit/generate.ts";
import { specs as before, known, optional } from "./checked.ts";
import { type Mutation, mutationsOf, random } from "./mutate.ts";
import { type Outcome, withSpecs, writePages } from "./written.ts";

const seed = Number(process.env.SEED ?? 20261121);
/** Of each kind of change to each page so many are tried; all of them where `MUTATIONS=all`. */
const perKind = process.env.MUTATIONS === "all" ? Number.POSITIVE_INFINITY : 1;

/** What a change is about, without the names in it. */
const kindOf = ({ what }: Mutation) =>
  what.replace(/ (field|parameter|header|of|behind) .*/, "").replace(/, line.*/, "");

const scores = { tried: 0, removed: 0, left: 0 };
afterAll(() =>
  console.log(
    `written, seed ${seed}: ${scores.tried} changes, ${scores.removed} removed, ${scores.left} left with a reason`,
  ),
);

test.each([...known])(
  "%s: what is written no longer differs, and codegen takes it",
  { timeout: 300_000 },
  async (name, text) => {
    const next = random(seed);
    const wrong: string[] = [];
    const seen = new Map<string, number>();
    const mutations = mutationsOf(text, next, optional)
      .map((mutation) => ({ mutation, at: next() }))
      .sort((a, b) => a.at - b.at);
    for (const { mutation } of mutations) {
      const count = seen.get(kindOf(mutation)) ?? 0;
      if (count >= perKind) continue;
      seen.set(kindOf(mutation), count + 1);
      scores.tried++;

      const outcome = writePages({ [name]: mutation.text });

      wrong.push(...(await faultsOf(outcome)).map((fault) => `${mutation.what}: ${fault}`));
      if (outcome.open.length === 0) scores.removed++;
      else scores.left++;
    }

    expect(wrong).toEqual([]);
  },
);

/** What is not as promised: a difference that was neither removed nor explained, or specs that codegen refuses. */
async function faultsOf({ open, left, done, specs }: Outcome): Promise<readonly string[]> {
  const explained = new Set(left.map(({ difference }) => `${difference.kind} ${difference.subject}`));
  const written = new Set(done.map(({ kind, subject, page }) => `${kind} ${subject} ${page.line}`));
  const faults = open.flatMap(({ kind, subject, page }) => [
    ...(explained.has(`${kind} ${subject}`) ? [] : [`${kind} of ${subject} is still open, unexplained`]),
    ...(written.has(`${kind} ${subject} ${page.line}`) ? [`${kind} of ${subject} was written and is still open`] : []),
  ]);
  const changed = specs.filter(({ text }, index) => text !== before[index]?.text);
  const refused = await withSpecs(changed, (folder) =>
    generate(folder).then(
      () => [],
      (error: Error) => [`codegen: ${error.message}`],
    ),
  );
  return [...faults, ...refused];
}
