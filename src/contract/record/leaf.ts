import type { Schema } from "../../testing/document.ts";
import type { Json } from "../../testing/json.ts";
import { spare } from "../../testing/spare.ts";
import type { ContractMatcher, ContractValue } from "../contract.ts";
import { isCode, type Relied } from "./relied.ts";

/** The value that stands for a field in a contract: what is documented, since what came differs from run to run. */
export function exampleOf({ schema, seen }: Relied, example: Json | undefined): ContractValue {
  const [first] = sortedValues(seen);
  if (first !== undefined) return first;
  const value = spare({ ...schema, type: typeOf(schema) }, fitting(schema, example));
  return typeof value === "bigint" ? Number(value) : (value as ContractValue);
}

/** Whether nothing documents a value for a field, and none that came was kept. */
export function isMadeUp({ schema, seen }: Relied, example: Json | undefined): boolean {
  const { type: _, ...untyped } = schema;
  // Without a type there is nothing left to make a value of.
  return seen.size === 0 && spare(untyped, fitting(schema, example)) === null;
}

/**
 * How the field is compared; `undefined`: it has to be the same.
 *
 * @param isDocumented Whether an error code is; one that only a mock exchange made up is compared by its type.
 */
export function matcherOf(
  { schema, seen }: Relied,
  isDocumented: (code: unknown) => boolean,
): ContractMatcher | undefined {
  const { format, enum: values, pattern } = schema;
  const type = typeOf(schema);
  if (isCode(schema) && seen.size === 1 && [...seen].every(isDocumented)) return undefined;
  if (schema.const !== undefined) return undefined;
  if (type === "string") {
    if (values)
      return { match: "regex", regex: `^(${values.map((value) => escapePattern(String(value))).join("|")})$` };
    if (format === "decimal") return { match: "regex", regex: "^-?\\d+(\\.\\d+)?$" };
    if (format === "int64") return { match: "regex", regex: "^-?\\d+$" };
    return pattern === undefined ? { match: "type" } : { match: "regex", regex: pattern };
  }
  if (type === "integer" || type === "number" || type === "boolean") return { match: type };
  return { match: "type" };
}

/** In a stable order. */
export function sortedValues(values: Iterable<string | number | boolean>): readonly (string | number | boolean)[] {
  return [...values].sort((a, b) => (String(a) < String(b) ? -1 : 1));
}

/** The type; of several the first that says something. */
function typeOf({ type }: Schema): string {
  return (typeof type === "string" ? type : type?.find((each) => each !== "null")) ?? "";
}

function fitting(schema: Schema, example: Json | undefined): Json | undefined {
  return example !== undefined && example !== null && isOfType(schema, example) ? example : undefined;
}

function isOfType({ type }: Schema, value: Json): boolean {
  if (type === "integer" || type === "number") return typeof value === "number";
  return type === undefined || Array.isArray(type) || typeof value === type;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
