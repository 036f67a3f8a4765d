import { isObject, type Json, type JsonObject, resolve, type Spec } from "./spec.ts";

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

/** The fields that an answer may have, with their schemas; of all its branches where there are several. */
export function fieldsOf(spec: Spec, { properties, oneOf, anyOf }: JsonObject): Readonly<Record<string, JsonObject>> {
  const branches = [oneOf, anyOf].flatMap((list) => (Array.isArray(list) ? (list as readonly Json[]) : []));
  const inside = branches.map((each) => resolve(spec, each)).filter(isObject);
  const own = Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) => {
    const schema = resolve(spec, property);
    return [[name, isObject(schema) ? schema : {}] as const];
  });
  return Object.assign({}, ...inside.map((each) => fieldsOf(spec, each)), Object.fromEntries(own));
}

export function requiredOf({ required }: JsonObject): readonly string[] {
  return Array.isArray(required) ? required.map(String) : [];
}
