import type { Value } from "../../src/facts.ts";

/**
 * Whether all that a parameter may list has an order's field, whatever is left out. Of an object that is so of what is
 * mandatory in it; a map has it in its names, or in what they lead to.
 */
export function alwaysHas(value: Value, field: string): boolean {
  if (value.type === "list") return alwaysHas(value.items, field);
  if (value.type !== "object") return true;
  const { properties, required = [], sources = {}, additional, group } = value;
  if (group === field) return true;
  const isMap = Object.keys(properties).length === 0;
  if (isMap) return additional !== undefined && alwaysHas(additional, field);
  return required.some((name) => {
    const property = properties[name];
    return property !== undefined && (sources[name] ?? name) === field && alwaysHas(property, field);
  });
}
