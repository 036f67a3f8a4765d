import { readBatch } from "./batch.ts";
import { successOf } from "./success.ts";
import type { SpecOperation } from "./table.ts";

/** What a named operation gives: the promise of a call, or that of a batch. */
export function promiseType(
  { spec, path, node, operation: { target, parameters } }: SpecOperation,
  type: string,
): string {
  const [, success] = successOf(spec, path, node);
  const facts = readBatch(spec, target, parameters, success);
  if (typeof facts !== "object") return `Call<${type}Result>`;
  const { batch, asks = {}, lists } = facts;
  const union = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(" | ") || "never";
  const items = lists.map(({ path, form }) => {
    const list = path.reduce((inside, name) => `NonNullable<${inside}[${JSON.stringify(name)}]>`, `${type}Result`);
    return `${list}${form === "list" ? "" : "[string]"}${form === "map" ? "" : "[number]"}`;
  });
  const [first = [], ...others] = Object.keys(batch.by).map((name) => {
    const ask = asks[name] ?? { id: name, others: [] };
    return "group" in ask ? [ask.group] : ask.others;
  });
  // Each of the lists that may be given must have it.
  const inside = first.filter((name) => others.every((each) => each.includes(name)));
  const given = inside.length > 0 ? `, ${union(inside)}` : "";
  return `BatchCall<${type}Result, ${items.join(" | ")}, ${union(batch.failure)}, ${union(Object.keys(batch.by))}${given}>`;
}
