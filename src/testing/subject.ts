import { alternativesOf, type Schema } from "./document.ts";

/** Where a property's value is taken from. */
export function pathOf(name: string, property: Schema): string {
  return property["x-value"] ?? `order.${name}`;
}

/** Whether a value of this schema holds others. */
export function isStructured(schema: Schema): boolean {
  const { type } = schema;
  return type === "object" || type === "array" || alternativesOf(schema)?.some(isStructured) === true;
}

/** What an object of this schema, or a value that stands alone, tells of. */
export function subjectOf(schema: Schema): "order" | "orderList" | "error" {
  const paths = pathsOf(schema);
  if (paths.some(isOfError)) return "error";
  return paths.includes("order.orders") ? "orderList" : "order";
}

/** Whether what is of this schema always says why an order was not canceled, as clients take it. */
export function isReason(schema: Schema): boolean {
  const { required = [] } = schema;
  return pathsOf(schema, (name) => required.includes(name)).some(isOfError);
}

/** Whether a path leads to an error. */
export function isOfError(path: string): boolean {
  return path.startsWith("error.");
}

function pathsOf(schema: Schema, isMeant: (name: string) => boolean = () => true): readonly string[] {
  const { properties = {}, "x-value": own } = schema;
  const named = Object.entries(properties).filter(([name]) => isMeant(name));
  return [...(own === undefined ? [] : [own]), ...named.map(([name, property]) => pathOf(name, property))];
}
