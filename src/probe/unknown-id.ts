import type { Value } from "../facts.ts";

/** Gives so many random bytes, as `randomBytes` of node:crypto does. */
export type Random = (size: number) => Buffer;

const largest = 2n ** 63n - 1n;

/**
 * Makes up an id that no order has: 128 random bits as text, or where only numbers will do one of the 2^48 largest of 64
 * bits, which exchanges that count, or put the time in front, do not come to.
 *
 * @returns Undefined where neither keeps to what the spec says of the parameter.
 */
export function makeUpId(value: Value, random: Random): string | undefined {
  if (value.type === "id") return String(largest - (random(8).readBigUInt64BE() >> 16n));
  if (value.type !== "string" || value.enum) return undefined;
  const { pattern, minLength = 0, maxLength = Infinity } = value;
  const digits = random(16).toString("hex");
  // The prefix keeps it apart from clients that name their orders by random digits; 35 characters pass everywhere.
  return [`ck-${digits}`, digits, digits.toUpperCase()].find(
    (id) =>
      id.length >= minLength && id.length <= maxLength && (pattern === undefined || new RegExp(pattern, "u").test(id)),
  );
}

/** The same for a parameter that may be a list: two ids, or as many as it must and may have. */
export function makeUpIds(value: Value, random: Random): readonly string[] {
  if (value.type !== "list") return [makeUpId(value, random) ?? []].flat();
  const { items, minItems = 1, maxItems = 2 } = value;
  const ids = Array.from({ length: Math.max(minItems, Math.min(maxItems, 2)) }, () => makeUpId(items, random) ?? []);
  return ids.flat();
}

/** Whether ids of this parameter are numbers, which say less surely that no order has them. */
export function isNumeric(value: Value): boolean {
  return (value.type === "list" ? value.items : value).type === "id";
}
