import { writeFileSync } from "node:fs";
import { sep } from "node:path";
import type { Parsers } from "../docs/parsers.ts";
import type { Outcome } from "../docs/run.ts";
import { SpecError } from "../docs/spec/node.ts";
import { type Written, writeSpecs } from "../docs/write/write.ts";

/**
 * Changes the spec files so that they agree with the pages; says what was done and what was left.
 *
 * @throws {SpecError} A file cannot be written, or belongs to an installed package.
 */
export function writeDocs({ pages, specs }: Outcome, parsers: Parsers, say: (line: string) => void): void {
  const written = writeSpecs(pages, specs, parsers);
  for (const [index, spec] of written.specs.entries()) {
    if (spec.text === specs[index]?.text) continue;
    if (spec.file.split(sep).includes("node_modules"))
      throw new SpecError(`${spec.file} belongs to an installed package: name a folder of your own with --specs`);
    try {
      writeFileSync(spec.file, spec.text);
    } catch (error) {
      throw new SpecError(`${spec.file} cannot be written: ${(error as Error).message}`, { cause: error });
    }
    const done = new Set(written.done.filter(({ operation }) => operation?.spec.api === spec.api)).size;
    const added = written.added.filter(({ file }) => file === spec.file).length;
    say(`wrote ${spec.file}: ${count(done, "difference")} removed, ${count(added, "endpoint")} added`);
  }
  sayLeft(written.left, say);
}

/** Says which differences have no one right change, and why. */
export function sayLeft(left: Written["left"], say: (line: string) => void): void {
  for (const { difference, why } of left) {
    const { kind, subject, page, operation } = difference;
    const whose = operation ? `${operation.spec.api}/${operation.id}` : "an unknown endpoint";
    say(`left ${kind} of ${whose} (${subject}, ${page.name}:${page.line}): ${why}`);
  }
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
