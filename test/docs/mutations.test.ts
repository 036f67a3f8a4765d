import { expect, test } from "vitest";
import { checkText, known, optional } from "./checked.ts";
import { type Mutation, mutationsOf, random } from "./mutate.ts";
import { toHtml } from "./to-html.ts";

const seed = Number(process.env.SEED ?? 20261121);
/** Of each page so many changes are tried; all of them where `MUTATIONS=all`. */
const perPage = process.env.MUTATIONS === "all" ? Number.POSITIVE_INFINITY : 48;

test("reports every single change to a page, at its line and with its severity", { timeout: 600_000 }, () => {
  const next = random(seed);
  const missed: string[] = [];
  const kinds = new Map<string, number>();
  let tried = 0;
  const pages = [...known].flatMap(([name, text]) => {
    const own = { name, text, read: (changed: string) => changed, share: 1 };
    // What a page says of itself in its front matter has no place in HTML.
    const says = ({ kinds }: Mutation) => !kinds.includes("updated-at");
    const html = { ...own, read: (changed: string) => toHtml(changed), share: 0.4, says };
    return name.endsWith(".html") ? [own] : [own, html];
  });
  for (const { name, text, read, share, says } of pages.map((page) => ({ says: () => true, ...page }))) {
    const all = mutationsOf(text, next, optional)
      .filter(says)
      .map((mutation) => ({ mutation, at: next() }));
    // A few of each kind rather than hundreds of the most frequent.
    const rare = (what: string) => what.replace(/ (field|parameter|header|of|behind) .*/, "").replace(/, line.*/, "");
    const seen = new Map<string, number>();
    const order = all
      .sort((a, b) => a.at - b.at)
      .map((item) => {
        const count = seen.get(rare(item.mutation.what)) ?? 0;
        seen.set(rare(item.mutation.what), count + 1);
        return { ...item, count };
      })
      .sort((a, b) => a.count - b.count);
    for (const { mutation } of order.slice(0, perPage * share)) {
      tried++;
      const { open, report } = checkText(name, read(mutation.text));
      const hit = open.some(
        ({ kind, severity, page }) =>
          mutation.kinds.includes(kind) && mutation.severities.includes(severity) && page.line === mutation.line,
      );
      // One half alone, without an address and an English title: nothing tells which endpoint it was.
      const unknown =
        mutation.kinds.some((kind) => kind === "method" || kind === "path") &&
        name.endsWith("-zh.md") &&
        report.missing.some(({ page }) => page.line === mutation.line);
      for (const kind of mutation.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (!hit && !unknown) {
        const got = open.map(({ kind, severity, page }) => `${kind} (${severity}) at ${page.line}`).join(", ");
        missed.push(
          `${name}${share < 1 ? " in HTML" : ""}: ${mutation.what}: wanted ${mutation.kinds.join(" or ")} (${mutation.severities.join(" or ")}) at ${mutation.line}, got ${got || "nothing"}`,
        );
      }
    }
  }

  console.log(`mutations, seed ${seed}: ${tried - missed.length} of ${tried} reported, ${kinds.size} kinds`);
  expect(missed).toEqual([]);
  expect(tried).toBeGreaterThanOrEqual(300);
  expect(kinds.size).toBeGreaterThanOrEqual(20);
});
