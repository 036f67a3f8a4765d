import type { Batch } from "../../src/operation.ts";
import type { BatchFacts } from "./batch.ts";
import type { Listed } from "./batch-asks.ts";
import { roundedField } from "./batch-ids.ts";
import { type AnswerList, namesOf } from "./batch-lists.ts";
import type { Spec } from "./spec.ts";

/** Whether nothing in an answer tells canceled orders from others. */
export function isUntold({ failure, canceled }: Batch): boolean {
  return failure.length === 0 && Object.keys(canceled).length === 0;
}

/** What is taken for a canceled order although nothing says that it is one. */
export function trustIn({ batch, lists: [orders] }: Pick<BatchFacts, "batch" | "lists">): readonly string[] {
  if (Object.keys(batch.canceled).length > 0) return [];
  const fields = batch.failure.map((name) => `\`${name}\``).join(", ");
  if (fields) return [`takes an item without ${fields} for a canceled order: nothing else in it tells, by the spec`];
  const place = namesOf(orders ? [orders] : []);
  return [`takes each item of ${place} for a canceled order: nothing in it tells, by the spec`];
}

/** Which fields of items do not name orders although they have their ids, and why. */
export function roundedIn(spec: Spec, listed: readonly Listed[], lists: readonly AnswerList[]): readonly string[] {
  const fields = lists.flatMap((list) =>
    list.kinds.flatMap((kind) =>
      listed.flatMap((each) => {
        const field = roundedField(spec, kind, each);
        if (field === undefined) return [];
        const place = [...list.path, field].filter(Boolean).join(".");
        return [
          `names no order by ${place ? `\`${place}\`` : "its items"}: numbers without \`format: int64\` are rounded`,
        ];
      }),
    ),
  );
  return [...new Set(fields)];
}
