import { isList, isObject, type Json, parseJson } from "../../testing/json.ts";
import type { Recent } from "./recorder.ts";
import { itemsOf, type Relied, settle } from "./relied.ts";

/** An answer, or an item of one, that has what a consumer holds in its hands. */
export interface FoundAnswer {
  readonly recent: Recent;
  /** Where reads of it are written down. */
  readonly relied: Relied;
  /** As it came over the wire. */
  readonly wire: Json;
}

/**
 * Finds the answer that a value was decoded from: by content, since clients turn ids into text, bigints or rounded
 * numbers. The newest that was not found before is taken, or else the newest.
 */
export function findAnswer(answers: Iterable<Recent>, value: unknown): FoundAnswer | undefined {
  let second: FoundAnswer | undefined;
  for (const recent of answers) {
    const { read } = recent.shape;
    if (!read || (recent.isRecorded && second)) continue;
    const wire = parseJson(recent.answer.text);
    const found = within(read, wire, value);
    if (!found) continue;
    if (!recent.isRecorded) return { recent, ...found };
    second ??= { recent, ...found };
  }
  return second;
}

/** The answer itself, or else an item of a list in it. */
function within(
  place: Relied,
  wire: Json,
  value: unknown,
): { readonly relied: Relied; readonly wire: Json } | undefined {
  const relied = settle(place, wire);
  if (isSame(wire, value)) return { relied, wire };
  if (!isList(wire)) return undefined;
  for (const item of wire) {
    if (isObject(item) && isSame(item, value)) return { relied: settle(itemsOf(relied), item), wire: item };
  }
  return undefined;
}

/** Whether a value was decoded from what came over the wire; what a client adds to it does not count. */
function isSame(wire: Json, value: unknown): boolean {
  if (isList(wire)) {
    return (
      Array.isArray(value) && value.length === wire.length && wire.every((item, index) => isSame(item, value[index]))
    );
  }
  if (isObject(wire)) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const names = Object.keys(wire);
    if (names.length === 0) return Object.keys(value).length === 0;
    return names.every((name) => isSame(wire[name] ?? null, (value as Record<string, unknown>)[name]));
  }
  if (wire === null || typeof wire === "boolean") return wire === value;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return false;
  if (String(value) === String(wire)) return true;
  return typeof value === "number" && String(wire) !== "" && Number(wire) === value;
}
