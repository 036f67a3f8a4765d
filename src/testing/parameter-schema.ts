import type { ParameterFacts } from "../facts.ts";
import type { Operation } from "../operation.ts";
import { type DocumentedOperation, type DocumentedParameter, mediaOf, type Schema } from "./document.ts";

/**
 * The same schema with at least one item in each list and map, for parameters that name orders: clients send no fewer,
 * whatever the document says.
 */
export function withItems(schema: Schema): Schema {
  const { items, properties, required = [], additionalProperties: additional } = schema;
  if (schema.type === "array") {
    return { ...schema, ...(items && { items: withItems(items) }), minItems: Math.max(1, schema.minItems ?? 1) };
  }
  if (schema.type !== "object") return schema;
  const inside = Object.entries(properties ?? {}).map(([name, each]) => [name, withItems(each)] as const);
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(inside) }),
    ...(typeof additional === "object" && { additionalProperties: withItems(additional) }),
    ...(required.length === 0 && { minProperties: Math.max(1, schema.minProperties ?? 1) }),
  };
}

/** The schema of a parameter as it stands in the document, be it in the body or elsewhere. */
export function schemaOf(
  { name, in: place }: Pick<ParameterFacts, "name" | "in">,
  body: Operation["body"],
  described: readonly DocumentedParameter[],
  { requestBody }: DocumentedOperation,
): Schema {
  const whole = mediaOf(requestBody?.content)?.schema;
  if (place === "body") return (body === "json-value" ? whole : whole?.properties?.[name]) ?? {};
  const parameter = described.find((each) => each.name === name);
  return parameter?.schema ?? mediaOf(parameter?.content)?.schema ?? {};
}
