import type { Operation } from "../../src/operation.ts";
import { fieldsOf } from "./sources.ts";
import { isObject, type JsonObject, type Spec, SpecError } from "./spec.ts";
import { answerOf } from "./success.ts";

type States = NonNullable<Operation["states"]> & { readonly parts?: string };

/**
 * Reads `x-states`: which field of an answer says how an order stands, and what its values mean.
 *
 * @throws {SpecError} It reads nothing, the answer has no such field, or the field no such value.
 */
export function readStates(spec: Spec, path: readonly string[], node: JsonObject): Operation["states"] {
  if (node["x-states"] === undefined) return undefined;
  const { field, values, parts } = node["x-states"] as unknown as States;
  const refuse = (keys: readonly string[], text: string) => new SpecError(spec, [...path, "x-states", ...keys], text);
  const target = node["x-target"];
  if (!isObject(target) || target.effect !== "read") {
    throw refuse([], "`x-states` stands at an operation whose `x-target` has `effect: read`");
  }
  if (Object.values(values).includes("parts") !== (parts !== undefined)) {
    throw refuse(
      ["parts"],
      "`x-states` needs `parts`, the field of the answer that has the orders of a list, if one of its `values` is `parts`, and only then",
    );
  }
  const fields = fieldsOf(spec, answerOf(spec, path, node));
  const schema = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (!schema)
    throw refuse(["field"], `\`${field}\` is no field of the answer; it has ${namesOf(Object.keys(fields))}`);
  const documented = Array.isArray(schema.enum) ? schema.enum.map(String) : Object.keys(values);
  const other = Object.keys(values).find((value) => !documented.includes(value));
  if (other !== undefined) {
    throw refuse(["values", other], `\`${other}\` is no value of \`${field}\`; it has ${namesOf(documented)}`);
  }
  return { field, values };
}

function namesOf(names: readonly string[]): string {
  return names.length > 0 ? names.join(", ") : "none";
}
