/** Schemas of which tests make up APIs. */

export const list = (items: object) => ({ type: "array", items });

export const object = (properties: object, required = Object.keys(properties)) => ({
  type: "object",
  required,
  properties,
});

/** A map whose names are this field of an order. */
export const map = (field: string, values: object, rules: object = {}) => ({
  type: "object",
  "x-group-by": field,
  additionalProperties: values,
  ...rules,
});
