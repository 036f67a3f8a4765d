import { type SpecFile, SpecNode } from "../spec/node.ts";
import type { Shared } from "./example-schema.ts";
import { requiredOf } from "./schema.ts";

/** The schemas of a spec that others refer to, by what they are. */
export function sharedOf(spec: SpecFile): Shared {
  const schemas = SpecNode.root(spec).at("components", "schemas")?.entries() ?? [];
  const ref = (name: string) => `#/components/schemas/${name}`;
  const decimal = schemas.find(
    ([, schema]) => schema.get("type")?.text === "string" && schema.get("format")?.text === "decimal",
  )?.[0];
  const error = schemas.find(([, schema]) =>
    schema
      .get("properties")
      ?.entries()
      .some(([, property]) => property.get("x-value")?.text === "error.message"),
  );
  const fields = error ? [...requiredOf(error[1])].sort() : [];
  return {
    ...(decimal && { decimal: ref(decimal) }),
    ...(error && fields.length > 1 && { error: { ref: ref(error[0]), fields } }),
  };
}
