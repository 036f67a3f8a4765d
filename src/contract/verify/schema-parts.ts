import type { SpecNode } from "../../docs/spec/node.ts";

/** A schema with those that it is made of. */
export function partsOf(schema: SpecNode): readonly SpecNode[] {
  return [schema, ...(schema.get("allOf")?.items() ?? []).flatMap(partsOf)];
}

/** How many of the fields a schema knows. */
export function sharedFields(schema: SpecNode, names: readonly string[]): number {
  return names.filter((name) => partsOf(schema).some((part) => part.get("properties")?.get(name))).length;
}

/** Whether a field is documented as always there. */
export function isRequired(parts: readonly SpecNode[], name: string): boolean {
  return parts.some((part) =>
    part
      .get("required")
      ?.items()
      .some(({ value }) => value === name),
  );
}
