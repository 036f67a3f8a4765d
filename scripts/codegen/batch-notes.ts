import { readBatch } from "./batch.ts";
import { mostOf } from "./batch-asks.ts";
import { successOf } from "./success.ts";
import type { SpecOperation } from "./table.ts";

/** What users of operations that cancel orders by lists of ids do without, and why, each with file and line. */
export function batchNotes(operations: readonly SpecOperation[]): readonly string[] {
  return operations.flatMap(({ spec, path, node, operation: { id, target, parameters } }) => {
    const [, success] = successOf(spec, path, node);
    const facts = readBatch(spec, target, parameters, success);
    const place = `${spec.file}:${spec.lineOf([...path, "responses"])}: ${id}`;
    if (typeof facts === "string")
      return [`${place} gets no \`paired()\`, and \`cancelMany\` does not take it: ${facts}`];
    if (!facts) return [];
    const { batch } = facts;
    const isBare = batch.failure.length > 0 && Object.keys(batch.canceled).length === 0;
    const fields = batch.failure.map((name) => `\`${name}\``).join(", ");
    const bare = `${place} takes an item without ${fields} for a canceled order: nothing else in it tells, by the spec`;
    const lists = Object.entries(batch.by).flatMap(([name, fields]) => {
      const parameter = parameters.find((each) => each.name === name);
      const isBounded = parameter && mostOf(parameter) !== undefined;
      const notes = [
        ...(fields.length === 0
          ? [`has an answer that names no order by \`${name}\`: its ids are always \`unanswered\``]
          : []),
        ...(isBounded
          ? []
          : [`has no \`maxItems\` for \`${name}\`: \`cancelMany\` sends all of its ids in one request`]),
      ];
      return notes.length > 0 ? [`${place} ${notes.join("; it ")}`] : [];
    });
    return [...(isBare ? [bare] : []), ...lists];
  });
}
