import type { OperationFacts, ParameterFacts, Value } from "../facts.ts";
import { exampleOf } from "../testing/answer.ts";
import { type ApiDocument, mediaOf } from "../testing/document.ts";

/** What the parameters of a probe are taken from. */
export interface Samples {
  readonly document: ApiDocument;
  /** For mandatory parameters that narrow down which orders are meant, such as a symbol. */
  readonly symbol: string | undefined;
}

/**
 * A value for a mandatory parameter that names no order: as the caller says, as the spec's examples of the parameter or
 * of the answer have it, or any that the spec allows.
 *
 * @returns Undefined where nothing says what it may be.
 */
export function sampleValue(
  facts: OperationFacts,
  { name, value, example }: ParameterFacts,
  { document, symbol }: Samples,
): unknown {
  const field = facts.target?.within[name];
  const documented = field === undefined ? undefined : answered(document, facts, field);
  return (field === undefined ? undefined : symbol) ?? example ?? documented ?? anyValue(value);
}

/** What the documented example of the answer has in a field. */
function answered(document: ApiDocument, { path, method, status }: OperationFacts, field: string): unknown {
  const operation = document.paths[path]?.[method.toLowerCase() as "get"];
  const media = mediaOf(operation?.responses[status]?.content);
  const example: unknown = media && exampleOf(media);
  const value = Object(Array.isArray(example) ? example[0] : example)[field];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function anyValue(value: Value): unknown {
  switch (value.type) {
    case "string":
      return value.enum?.[0];
    case "integer":
    case "number":
      return value.minimum ?? Math.min(1, value.maximum ?? 1);
    case "decimal":
      return "1";
    case "boolean":
      return false;
    default:
      return undefined;
  }
}
