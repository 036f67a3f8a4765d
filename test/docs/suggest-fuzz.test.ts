import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fragmentsOf } from "../../src/docs/suggest/fragment.ts";
import { generate } from "../unit/generate.ts";
import { specs as before, parsers } from "./checked.ts";
import { random } from "./mutate.ts";
import { withSpecs, writePages } from "./written.ts";

const folder = "test/docs/suggest-pages";
const files = readdirSync(folder).sort();
const seed = Number(process.env.SEED ?? 20261121);
const words = ["YES", "null", "LIST<JSON>", "DECIMAL", "{}", "x-y", "Id"];

/** A page with a few of its lines gone, doubled, cut off or with another word in them. */
function damage(text: string, next: () => number): string {
  const lines = text.split("\n");
  const any = (length: number) => Math.floor(next() * length);
  for (let left = 1 + any(4); left > 0; left--) {
    const at = any(lines.length);
    const way = any(4);
    if (way === 0) lines.splice(at, 1);
    else if (way === 1) lines.splice(at, 0, lines[any(lines.length)] ?? "");
    else if (way === 2) lines[at] = (lines[at] ?? "").replace(/\w+/, words[any(words.length)] ?? "");
    else lines[at] = (lines[at] ?? "").slice(0, any(40));
  }
  return lines.join("\n");
}

test("whatever stands in a page, codegen takes what is suggested for it", { timeout: 300_000 }, async () => {
  const next = random(seed);
  for (let run = 0; run < Number(process.env.RUNS ?? 24); run++) {
    const file = files[run % files.length] ?? "";
    const text = damage(readFileSync(join(folder, file), "utf8"), next);

    const { specs, added, again } = writePages({ [file]: text });

    for (const fragment of fragmentsOf(added, specs, parsers))
      expect(parsers.yaml.parse(fragment)).toHaveProperty("paths");
    const changed = specs.filter((spec, index) => spec.text !== before[index]?.text);
    await expect(withSpecs(changed, generate), `seed ${seed}, run ${run}, ${file}`).resolves.toBeDefined();
    expect(again.missing).toEqual([]);
  }
});
