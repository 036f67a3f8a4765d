import type { ParameterFacts, Target } from "../../src/facts.ts";
import type { Batch } from "../../src/operation.ts";
import { saidWhenCanceled } from "./canceled.ts";
import { requiredOf, sourceOf, sourcesOf } from "./sources.ts";
import { isObject, type Json, type JsonObject, resolve, type Spec } from "./spec.ts";

/**
 * Reads how the answer of an operation tells of each order, for operations that cancel orders by lists of their ids; why
 * it does not where it cannot be told.
 *
 * The answer is a list, or has one in one of its fields, or one of orders and one of reasons. Items are orders, their ids
 * alone, or reasons why one was not canceled: those with fields that have `x-value: error.…`.
 */
export function readBatch(
  spec: Spec,
  target: Target | undefined,
  parameters: readonly ParameterFacts[],
  success: JsonObject,
): Batch | string | undefined {
  if (target?.effect !== "cancel" || target.select !== "list") return undefined;
  const content = isObject(success.content) ? success.content["application/json"] : undefined;
  const lists = listsIn(spec, resolve(spec, isObject(content) ? (content.schema ?? null) : null));
  const kinds = lists.flatMap(({ kinds }) => kinds);
  const saysWhy = (schema: JsonObject) => errorsOf(spec, schema, requiredOf(schema)).length > 0;
  const [order, another] = kinds.length === 1 ? kinds : kinds.filter((schema) => !saysWhy(schema));
  const [apart] = lists.filter(({ kinds }) => kinds.every(saysWhy));
  const [orders, more] = lists.length === 1 ? lists : lists.filter((list) => list !== apart);
  if (!order || !orders) return "its answer has no list of orders or ids";
  if (another || more)
    return "its answer has several kinds of items that are no reasons, those with `x-value: error.…`";

  const has = isObject(order.properties) ? order.properties : {};
  // A field that an order has for something else does not tell reasons.
  const telling = (schema: JsonObject) =>
    errorsOf(spec, schema).filter(
      ([name]) => has[name] === undefined || sourceOf(spec, order, name).startsWith("error."),
    );
  const failure = kinds.flatMap((schema) => {
    const errors = telling(schema);
    const codes = errors.filter(([, source]) => source === "error.code");
    return (codes.length > 0 ? codes : errors).map(([name]) => name);
  });
  if (failure.length === 0 && kinds.some(saysWhy)) return "its reasons have the fields of its orders";

  // Ids inside of objects, or of lists, cannot be told from what else is there.
  const isLone = ({ value }: ParameterFacts) => value.type === "list" && !["object", "list"].includes(value.items.type);
  const lone = parameters.filter(isLone).map(({ name }) => name);
  const by = Object.entries(target.by).filter(([name]) => lone.includes(name));
  const named = by.map(([name, field]) => [name, idField(spec, order, name, field, parameters)] as const);
  const known = named.filter(([, field]) => field !== undefined);
  if (known.length === 0) return "the items of its answer do not name their orders by an id that is asked for";
  if (!isObject(order.properties) && known.length > 1) return "its answer has ids that may be of several parameters";

  const fields = sourcesOf(spec, order);
  const within = Object.entries(target.within).flatMap(([name, field]) => {
    const [answer] = fields.find(([, source]) => source === `order.${field}`) ?? [];
    return answer === undefined ? [] : [[name, answer] as const];
  });
  const none = kinds.flatMap((schema) => telling(schema).filter(([name]) => has[name] === undefined));
  return {
    // No answer has a field of such a name: of these ids nothing is told.
    by: Object.fromEntries(named.map(([name, field]) => [name, field ?? `order.${target.by[name]}`])),
    within: Object.fromEntries(within),
    failure: [...new Set(failure)],
    canceled: {
      ...Object.fromEntries(none.map(([name]) => [name, [""]])),
      ...saidWhenCanceled(spec, target, order),
    },
    ...(orders.field !== undefined && { items: orders.field }),
    ...(apart?.field !== undefined && apart !== orders && { reasons: apart.field }),
  };
}

/** The lists of an answer, with the schemas of their items. */
function listsIn(
  spec: Spec,
  answer: Json,
): readonly { readonly kinds: readonly JsonObject[]; readonly field?: string }[] {
  if (!isObject(answer)) return [];
  if (answer.type === "array") return [{ kinds: kindsOf(spec, answer.items ?? null) }];
  return Object.entries(isObject(answer.properties) ? answer.properties : {}).flatMap(([field, property]) => {
    const schema = resolve(spec, property);
    return isObject(schema) && schema.type === "array" ? [{ kinds: kindsOf(spec, schema.items ?? null), field }] : [];
  });
}

function kindsOf(spec: Spec, items: Json): readonly JsonObject[] {
  const item = resolve(spec, items);
  const kinds = isObject(item) ? (item.oneOf ?? item.anyOf) : undefined;
  return (Array.isArray(kinds) ? kinds.map((each) => resolve(spec, each)) : [item]).filter(isObject);
}

/** The field in which an order has what a parameter lists; `""` where the item is that itself. */
function idField(
  spec: Spec,
  order: JsonObject,
  name: string,
  field: string,
  parameters: readonly ParameterFacts[],
): string | undefined {
  const { properties, type, format, "x-value": source } = order;
  if (isObject(properties))
    return Object.keys(properties).find((each) => sourceOf(spec, order, each) === `order.${field}`);
  if (source !== undefined) return source === `order.${field}` ? "" : undefined;
  const value = parameters.find((each) => each.name === name)?.value;
  const wanted = value?.type === "list" ? value.items.type : undefined;
  if (format === "int64") return wanted === "id" ? "" : undefined;
  return type === wanted ? "" : undefined;
}

/** The fields that tell of an error, with what they tell. */
function errorsOf(spec: Spec, schema: JsonObject, names?: readonly string[]) {
  const all = names ?? Object.keys(isObject(schema.properties) ? schema.properties : {});
  return sourcesOf(spec, schema, all).filter(([, source]) => source.startsWith("error."));
}
