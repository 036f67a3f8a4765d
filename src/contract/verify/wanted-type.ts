import { isList, type Json } from "../../testing/json.ts";

/** The type that is expected; `either` of numbers where the contract does not say which. */
export function wantedType(value: Json, match: string | undefined): string | undefined {
  if (match === "integer" || match === "number" || match === "boolean") return match;
  if (match === "decimal") return "number";
  if (/^(regex|include|date|time|datetime|timestamp|semver)$/.test(match ?? "") && typeof value === "string")
    return "string";
  if (value === null) return undefined;
  if (isList(value)) return "array";
  if (typeof value === "bigint") return "integer";
  if (typeof value === "number") return Number.isInteger(value) ? "either" : "number";
  return typeof value;
}

/** Whether what is documented is what is expected: whole numbers are numbers, and an example may be whole by chance. */
export function isWanted(wanted: string, type: string): boolean {
  return (
    type === wanted ||
    (type === "integer" && wanted === "number") ||
    (wanted === "either" && /^(integer|number)$/.test(type))
  );
}
