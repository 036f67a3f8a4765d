import { readBatch } from "./batch.ts";
import { mostOf } from "./batch-asks.ts";
import { whyNotLooked } from "./look.ts";
import { successOf } from "./success.ts";
import type { SpecOperation } from "./table.ts";

/** What users of operations that cancel orders by lists of ids do without, and why, each with file and line. */
export function batchNotes(operations: readonly SpecOperation[]): readonly string[] {
  return operations.flatMap((each) => {
    const { spec, path, node, operation } = each;
    const { id, target, parameters } = operation;
    const [, success] = successOf(spec, path, node);
    const facts = readBatch(spec, target, parameters, success);
    const place = `${spec.file}:${spec.lineOf([...path, "responses"])}: ${id}`;
    if (typeof facts === "string")
      return [`${place} gets no \`paired()\`, and \`cancelMany\` does not take it: ${facts}`];
    if (!facts) return [];
    const { batch, doubts } = facts;
    const unasked = whyNotLooked(each, operations);
    const lists = Object.entries(batch.by).flatMap(([name, fields]) => {
      const parameter = parameters.find((each) => each.name === name);
      const isBounded = parameter && mostOf(parameter) !== undefined;
      return [
        ...(fields.length === 0
          ? [`has an answer that names no order by \`${name}\`: its ids are always \`unanswered\``]
          : []),
        ...(isBounded
          ? []
          : [`has no \`maxItems\` for \`${name}\`: \`cancelMany\` sends all of its ids in one request`]),
      ];
    });
    const notes = [...lists, ...doubts, ...(unasked ? [unasked] : [])];
    return notes.length > 0 ? [`${place} ${notes.join("; it ")}`] : [];
  });
}
