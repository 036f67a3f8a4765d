import type { PageType, TypeName } from "../page.ts";
import type { SpecNode } from "../spec/node.ts";

/** Whether a schema allows what a page's word for a type says; `narrower` if the page allows less. */
export function compareType(type: PageType, schema: SpecNode): "same" | "other" {
  const documented = schema.get("x-type")?.text;
  if (documented) return documented.toUpperCase() === type.word.toUpperCase() ? "same" : "other";
  const kind = schema.get("type")?.text;
  if (type.name === "list") {
    if (kind !== "array") return "other";
    const items = schema.get("items");
    return !type.items || !items || fits(type.items, items) ? "same" : "other";
  }
  return fits(type.name, schema) ? "same" : "other";
}

function fits(name: TypeName, schema: SpecNode): boolean {
  const kind = schema.get("type")?.text;
  const format = schema.get("format")?.text;
  switch (kind) {
    case "integer":
      if (schema.get("enum")) return name === "int" || name === "long" || name === "integer" || name === "enum";
      // Without a format it is a LONG: an INT would refuse some of its values.
      return name === "integer" || (format === "int32" ? name === "int" : name === "long");
    case "number":
      return name === "decimal";
    case "boolean":
      return name === "boolean";
    case "string":
      if (format === "decimal") return name === "decimal" || name === "string";
      if (format === "int64") return name === "long" || name === "string";
      return name === "string" || (name === "enum" && schema.get("enum") !== undefined);
    case "object":
      return name === "json";
    case "array":
      return name === "json" || name === "list";
    default:
      return true;
  }
}

/** A schema's type in a few words. */
export function typeText(schema: SpecNode | undefined): string {
  const kind = schema?.get("type")?.text ?? "any";
  const format = schema?.get("format")?.text;
  if (kind === "array") return `array of ${typeText(schema?.get("items"))}`;
  return format ? `${kind} (${format})` : kind;
}

/** The schema that a word for a plain type stands for. */
export function plainSchema(name: TypeName): Record<string, unknown> {
  switch (name) {
    case "int":
      return { type: "integer", format: "int32" };
    case "long":
    case "integer":
      return { type: "integer" };
    case "decimal":
      return { type: "string", format: "decimal" };
    case "boolean":
      return { type: "boolean" };
    case "enum":
      return { type: "string", "x-type": "ENUM" };
    case "json":
    case "list":
      return { type: "object", additionalProperties: { type: "string" } };
    default:
      return { type: "string" };
  }
}
