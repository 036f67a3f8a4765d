import type { AskFacts, ParameterFacts, Target, Value } from "../../src/facts.ts";
import type { Batch } from "../../src/operation.ts";
import { type Listed, readListed } from "./batch-asks.ts";
import { type AnswerList, listsIn } from "./batch-lists.ts";
import { saidWhenCanceled } from "./canceled.ts";
import { requiredOf, sourceOf, sourcesOf } from "./sources.ts";
import { isObject, type JsonObject, type Spec } from "./spec.ts";
import { isMany } from "./target.ts";

/** How an operation lists orders, and how its answer tells of each of them. */
export interface BatchFacts {
  readonly batch: Batch;
  readonly asks?: Readonly<Record<string, AskFacts>>;
  /** How the items of its answer stand, the orders first. */
  readonly lists: readonly AnswerList[];
  /** What narrows each order by itself, to the order's field. */
  readonly inside: Readonly<Record<string, string>>;
}

/**
 * Reads how the answer of an operation tells of each order, for operations that cancel orders by lists of their ids; why
 * it does not where it cannot be told.
 *
 * The answer is a list, has one somewhere inside, or one of orders and one of reasons; maps of lists or of items may stand
 * for lists. Items are orders, their ids alone, or reasons why one was not canceled: those with fields that have
 * `x-value: error.…`.
 */
export function readBatch(
  spec: Spec,
  target: Target | undefined,
  parameters: readonly ParameterFacts[],
  success: JsonObject,
): BatchFacts | string | undefined {
  if (target?.effect !== "cancel" || target.select !== "list") return undefined;
  const many = parameters.filter(({ name, value }) => Object.hasOwn(target.by, name) && isMany(value));
  const listed = many.flatMap((each) => readListed(each, target.by[each.name] as string) ?? []);
  const unread = many.find(({ name }) => !listed.some((each) => each.name === name));
  if (unread) {
    const { name, value } = unread;
    return value.type === "object"
      ? `\`${name}\` is a map: say by \`x-group-by\` which field of an order its names are`
      : `the objects of \`${name}\` do not always name their orders by ${target.by[name]}`;
  }
  const content = isObject(success.content) ? success.content["application/json"] : undefined;
  const levels = listsIn(spec, isObject(content) ? (content.schema ?? null) : null);
  const read = levels.map((lists) => readLists(spec, target, listed, lists));
  return read.find((each) => typeof each === "object") ?? read[0] ?? "its answer has no list of orders or ids";
}

function readLists(
  spec: Spec,
  target: Target,
  listed: readonly Listed[],
  all: readonly AnswerList[],
): BatchFacts | string {
  const saysWhy = (schema: JsonObject) => errorsOf(spec, schema, requiredOf(schema)).length > 0;
  const saysWhich = (schema: JsonObject) => listed.some((each) => idField(spec, schema, each) !== undefined);
  // Beside them there may be lists of other things.
  const lists = all.filter(({ kinds }) => kinds.some((each) => saysWhy(each) || saysWhich(each)));
  const kinds = lists.flatMap(({ kinds }) => kinds);
  const [order, ...others] = kinds.length === 1 ? kinds : kinds.filter((schema) => !saysWhy(schema));
  const [apart] = lists.filter(({ kinds }) => kinds.every(saysWhy));
  const [orders, more] = lists.length === 1 ? lists : lists.filter((list) => list !== apart);
  if (!order || !orders) return "its answer has no list of orders or ids";
  // Ids may be texts or numbers.
  const isAlone = (schema: JsonObject | undefined) => schema && !isObject(schema.properties) && saysWhich(schema);
  if (more || others.some((each) => !isAlone(order) || !isAlone(each)))
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

  const named = listed.map((each) => [each, idField(spec, order, each)] as const);
  const known = named.filter(([, field]) => field !== undefined);
  if (known.length === 0) return "the items of its answer do not name their orders by an id that is asked for";
  if (!isObject(order.properties) && known.length > 1) return "its answer has ids that may be of several parameters";
  /** Reasons may have the id in another field, unless that is one of orders for something else. */
  const fieldsOf = (each: Listed, field: string | undefined) => {
    const others = kinds
      .filter((schema) => schema !== order)
      .map((schema) => idField(spec, schema, each))
      .filter((name) => name && has[name] === undefined);
    return [...new Set([field, ...others])].filter((name) => name !== undefined);
  };

  const together = apart && apart !== orders ? [orders, apart] : [orders];
  // The names of two maps may be of different fields, and are not told apart then.
  const group = together.every(({ form, group }) => form === "list" || group === orders.group)
    ? orders.group
    : undefined;
  // Where orders do not say it, reasons may.
  const fields = [order, ...kinds]
    .flatMap((schema) => sourcesOf(spec, schema))
    .filter(([name, source]) => has[name] === undefined || sourceOf(spec, order, name) === source);
  const fieldsIn = (names: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(names).flatMap(([name, field]) => {
        const [answer] = fields.find(([, source]) => source === `order.${field}`) ?? [];
        const place = group === field ? "" : answer;
        return place === undefined ? [] : [[name, place] as const];
      }),
    );
  const inside: BatchFacts["inside"] = Object.assign({}, ...listed.map((each) => each.inside));
  const asks = listed.flatMap(({ name, ask }) => (ask ? [[name, ask] as const] : []));
  const none = kinds.flatMap((schema) => telling(schema).filter(([name]) => has[name] === undefined));
  return {
    batch: {
      by: Object.fromEntries(named.map(([each, field]) => [each.name, fieldsOf(each, field)])),
      within: fieldsIn({ ...target.within, ...inside }),
      failure: [...new Set(failure)],
      canceled: {
        ...Object.fromEntries(none.map(([name]) => [name, [""]])),
        ...saidWhenCanceled(spec, target, order),
      },
    },
    ...(asks.length > 0 && { asks: Object.fromEntries(asks) }),
    lists: together,
    inside,
  };
}

/** The field in which an order has what a parameter lists; `""` where the item is that itself. */
function idField(spec: Spec, order: JsonObject, { field, id }: Listed): string | undefined {
  const { properties, type, format, "x-value": source } = order;
  if (isObject(properties))
    return Object.keys(properties).find((each) => sourceOf(spec, order, each) === `order.${field}`);
  if (source !== undefined) return source === `order.${field}` ? "" : undefined;
  const wanted: Value["type"] = id.type;
  if (format === "int64") return wanted === "id" ? "" : undefined;
  return type === wanted ? "" : undefined;
}

/** The fields that tell of an error, with what they tell. */
function errorsOf(spec: Spec, schema: JsonObject, names?: readonly string[]) {
  const all = names ?? Object.keys(isObject(schema.properties) ? schema.properties : {});
  return sourcesOf(spec, schema, all).filter(([, source]) => source.startsWith("error."));
}
