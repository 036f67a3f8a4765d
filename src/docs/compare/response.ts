import type { Difference, Edit } from "../difference.ts";
import { Answer } from "./answer.ts";
import type { Comparison } from "./context.ts";

/** Compares the names and JSON types in a page's answers with the schema; the values are not compared. */
export function compareAnswers(comparison: Comparison): void {
  const { endpoint, operation } = comparison;
  if (!operation.answer) return;
  const found = endpoint.answers.map((example) => {
    const one = new Answer(comparison, example);
    one.compare(example.node, operation.answer, "", operation.example);
    return one.found;
  });
  const wanting: ReadonlySet<string> = new Set(["response-field-removed", "response-field-not-shown"]);
  const seen = new Map<string, Difference & { edits?: readonly Edit[]; otherwise?: readonly Edit[] }>();
  for (const [index, differences] of found.entries()) {
    for (const difference of differences) {
      const key = `${difference.kind} ${difference.subject} ${difference.says.page}`;
      // One of several examples may leave out what another shows.
      const inAll = found.every(
        (other, at) =>
          at === index || other.some(({ kind, subject }) => kind === difference.kind && subject === difference.subject),
      );
      if (wanting.has(difference.kind) && !inAll) continue;
      // The same in several items is one difference, with all that it takes to remove it.
      const before = seen.get(key);
      if (before) {
        if (before.edits) before.edits = [...before.edits, ...(difference.edits ?? [])];
        if (before.otherwise) before.otherwise = [...before.otherwise, ...(difference.otherwise ?? [])];
        continue;
      }
      const first = { ...difference };
      seen.set(key, first);
      comparison.differences.push(first);
    }
  }
}
