/** The keywords that a schema has for a bound. */
export interface BoundKeys {
  readonly inclusive: string;
  readonly exclusive: string;
  /** All that may hold it, the usual one first. */
  readonly all: readonly string[];
  /** Whether values are whole, so that every bound can be written as an inclusive one. */
  readonly integer: boolean;
  readonly list: boolean;
}

/**
 * The keywords for the bounds of a type. The client checks inclusive bounds of numbers only, so those of decimal texts
 * and ids, and exclusive ones, are told with `x-` fields.
 */
export function boundKeys(
  type: string | undefined,
  format: string | undefined,
  side: "minimum" | "maximum",
): BoundKeys {
  const exclusiveKey = side === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
  if (type === "array") {
    const key = side === "minimum" ? "minItems" : "maxItems";
    return { inclusive: key, exclusive: key, all: [key], integer: true, list: true };
  }
  const checked = (type === "integer" || type === "number") && format !== "int64";
  return {
    inclusive: checked ? side : `x-${side}`,
    exclusive: `x-${exclusiveKey}`,
    all: [side, exclusiveKey, `x-${side}`, `x-${exclusiveKey}`],
    integer: type === "integer",
    list: false,
  };
}
