import type { Operation } from "../../src/operation.ts";
import { isObject, type JsonObject, type Spec, SpecError } from "./spec.ts";

const known = ["open", "canceled", "closed", "parts"];

/** Reads `x-states`: which field of an answer says how an order stands, and what its values mean. */
export function readStates(spec: Spec, path: readonly string[], node: JsonObject): Operation["states"] {
  const states = node["x-states"];
  if (states === undefined) return undefined;
  const { field, values, parts } = isObject(states) ? states : {};
  const meanings = isObject(values) ? Object.values(values).map(String) : [];
  if (typeof field !== "string" || !isObject(values) || !meanings.every((each) => known.includes(each))) {
    throw new SpecError(
      spec,
      [...path, "x-states"],
      `\`x-states\` needs a \`field\` and \`values\`, each of them ${known.join(", ")}`,
    );
  }
  if (meanings.includes("parts") ? typeof parts !== "string" : parts !== undefined) {
    throw new SpecError(
      spec,
      [...path, "x-states", "parts"],
      "`x-states` needs `parts`, the field of the answer that has the orders of a list, if one of its `values` is `parts`, and only then",
    );
  }
  return { field, values } as unknown as NonNullable<Operation["states"]>;
}
