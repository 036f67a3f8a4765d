import { expect, test } from "vitest";
import { checkText, known } from "./checked.ts";
import { random } from "./mutate.ts";
import { rewrites } from "./rewrite.ts";

const seed = Number(process.env.SEED ?? 20261121);

test("reports nothing for a page that says the same in another way", { timeout: 600_000 }, () => {
  const next = random(seed);
  const alarms: string[] = [];
  const all = Object.entries(rewrites);
  let tried = 0;
  const run = (name: string, what: string, text: string, before: string) => {
    // A rewrite that finds nothing to rewrite proves nothing.
    if (text === before) return;
    tried++;
    const { report } = checkText(name, text);
    if (report.exitCode === 0) return;
    const said = [
      ...report.differences
        .filter(({ acknowledged }) => !acknowledged)
        .map(({ kind, page, says }) => `${kind} at ${page.line}: ${says.page}`),
      ...report.missing.map(({ path }) => `missing ${path}`),
      ...report.failures.map(({ message }) => message),
    ];
    alarms.push(`${name}: ${what}: ${said.join("; ")}`);
  };
  for (const [name, text] of known) {
    if (name.endsWith(".html")) continue;
    for (const [what, rewrite] of all) run(name, what, rewrite(text, next), text);
    // Blanks behind a carriage return would be lines of their own.
    const mixable = all.filter(([what]) => what !== "carriage returns");
    for (let round = 0; round < 30; round++) {
      const chosen = Array.from({ length: 3 }, () => mixable[Math.floor(next() * mixable.length)]).flatMap((entry) =>
        entry ? [entry] : [],
      );
      const what = chosen.map(([label]) => label).join(" + ");
      run(
        name,
        what,
        chosen.reduce((changed, [, rewrite]) => rewrite(changed, next), text),
        text,
      );
    }
  }

  console.log(`harmless rewrites, seed ${seed}: ${tried - alarms.length} of ${tried} without an alarm`);
  expect(alarms).toEqual([]);
  expect(tried).toBeGreaterThanOrEqual(300);
});
