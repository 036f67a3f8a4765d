import type { Difference } from "../difference.ts";
import { type Match, siblingOf } from "../match.ts";
import type { Page } from "../page.ts";
import type { Note } from "../read/block.ts";
import { compareHalves } from "./halves.ts";

/** Halves that disagree: a difference where no spec decides, and otherwise a note, since each was compared already. */
export function compareHalvesOf(
  page: Page,
  matches: readonly Match[],
): readonly (readonly [Difference | undefined, Note | undefined])[] {
  return matches
    .filter(({ endpoint, path }) => endpoint.half === "en" && path === endpoint.paths[0])
    .flatMap(({ endpoint, operation }) => {
      const sibling = siblingOf(endpoint, page);
      return (sibling ? compareHalves(endpoint, sibling) : []).map(({ line, subject, en, zh }) => {
        if (operation)
          return [
            undefined,
            { line, message: `the halves differ, ${subject}: ${en} (English), ${zh} (Chinese)` },
          ] as const;
        const difference: Difference = {
          severity: "editorial",
          kind: "halves",
          subject,
          page: { name: page.name, line, half: "zh" },
          operation: undefined,
          anchor: undefined,
          specLine: 0,
          says: { page: zh, spec: `${en} (the English half)` },
          why: "the halves of the page contradict each other",
        };
        return [difference, undefined] as const;
      });
    });
}
