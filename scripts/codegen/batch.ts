import type { ParameterFacts, Target } from "../../src/facts.ts";
import type { Batch } from "../../src/operation.ts";
import { isObject, type Json, type JsonObject, resolve, type Spec } from "./spec.ts";

/**
 * Reads how the answer of an operation tells of each order, for operations that cancel orders by lists of their ids.
 *
 * The answer is a list, or has one in one of its fields. Items are orders or reasons why one was not canceled: those
 * whose fields have `x-value: error.…`.
 */
export function readBatch(
  spec: Spec,
  target: Target | undefined,
  parameters: readonly ParameterFacts[],
  success: JsonObject,
): Batch | undefined {
  if (target?.effect !== "cancel" || target.select !== "list") return undefined;
  const content = isObject(success.content) ? success.content["application/json"] : undefined;
  const answer = resolve(spec, isObject(content) ? (content.schema ?? null) : null);
  const found = listIn(spec, answer);
  if (!found) return undefined;
  const item = resolve(spec, found.items);
  const kinds = isObject(item) && Array.isArray(item.oneOf) ? item.oneOf.map((each) => resolve(spec, each)) : [item];
  const schemas = kinds.filter(isObject);
  const isFailure = (schema: JsonObject) => sourcesOf(spec, schema).some(([, source]) => source.startsWith("error."));
  const order = schemas.find((schema) => !isFailure(schema));
  const failure = schemas.find(isFailure);
  if (!order) return undefined;
  const fields = new Map(sourcesOf(spec, order).map(([name, source]) => [source, name]));
  const answered = (asked: Target["by"]) =>
    Object.entries(asked).flatMap(([name, field]) => {
      const answer = fields.get(`order.${field}`);
      return answer === undefined ? [] : [[name, answer] as const];
    });
  const lists = parameters.filter(({ value }) => value.type === "list").map(({ name }) => name);
  const by = answered(target.by).filter(([name]) => lists.includes(name));
  if (by.length === 0) return undefined;
  return {
    by: Object.fromEntries(by),
    within: Object.fromEntries(answered(target.within)),
    failure: failure ? requiredOf(failure) : [],
    ...(found.field !== undefined && { items: found.field }),
  };
}

function listIn(spec: Spec, answer: Json): { readonly items: Json; readonly field?: string } | undefined {
  if (!isObject(answer)) return undefined;
  if (answer.type === "array") return { items: answer.items ?? null };
  const lists = Object.entries(isObject(answer.properties) ? answer.properties : {}).flatMap(([field, property]) => {
    const schema = resolve(spec, property);
    return isObject(schema) && schema.type === "array" ? [{ field, items: schema.items ?? null }] : [];
  });
  return lists.length === 1 ? lists[0] : undefined;
}

/** The fields that an answer always has, with what they tell: `order.<name>` unless `x-value` says otherwise. */
function sourcesOf(spec: Spec, schema: JsonObject): readonly (readonly [name: string, source: string])[] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  return requiredOf(schema).map((name) => {
    const property = resolve(spec, properties[name] ?? null);
    const source = isObject(property) ? property["x-value"] : undefined;
    return [name, typeof source === "string" ? source : `order.${name}`];
  });
}

function requiredOf({ required }: JsonObject): readonly string[] {
  return Array.isArray(required) ? required.map(String) : [];
}
