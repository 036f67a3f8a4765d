import type { ParameterFacts } from "../facts.ts";
import type { Operation } from "../operation.ts";
import { type DocumentedOperation, type DocumentedParameter, mediaOf, type Schema } from "./document.ts";

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
