import { isObject, type JsonObject, resolve, type Spec } from "./spec.ts";

/** Fields, those that an answer always has unless others are asked for, with what they tell. */
export function sourcesOf(
  spec: Spec,
  schema: JsonObject,
  names: readonly string[] = requiredOf(schema),
): readonly (readonly [name: string, source: string])[] {
  return names.map((name) => [name, sourceOf(spec, schema, name)]);
}

/** What a field tells: `order.<name>` unless `x-value` says otherwise. */
export function sourceOf(spec: Spec, { properties }: JsonObject, name: string): string {
  const property = resolve(spec, (isObject(properties) ? properties[name] : undefined) ?? null);
  const source = isObject(property) ? property["x-value"] : undefined;
  return typeof source === "string" ? source : `order.${name}`;
}

export function requiredOf({ required }: JsonObject): readonly string[] {
  return Array.isArray(required) ? required.map(String) : [];
}
