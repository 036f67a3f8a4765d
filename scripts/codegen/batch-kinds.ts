import type { Listed } from "./batch-asks.ts";
import { idField, sureness } from "./batch-ids.ts";
import type { AnswerList } from "./batch-lists.ts";
import { requiredOf, sourcesOf } from "./sources.ts";
import { isObject, type JsonObject, type Spec } from "./spec.ts";

/** What the items of lists tell. */
export interface Kinds {
  /** Whether an item always says why an order was not canceled. */
  saysWhy(item: JsonObject): boolean;
  /** Whether an item says which order it is. */
  saysWhich(item: JsonObject): boolean;
}

/** Reads what items tell of the orders that parameters list. */
export function readKinds(spec: Spec, listed: readonly Listed[]): Kinds {
  return {
    saysWhy: (item) => errorsOf(spec, item, requiredOf(item)).length > 0,
    saysWhich: (item) => listed.some((each) => idField(spec, item, each) !== undefined),
  };
}

/** The fields that tell of an error, with what they tell. */
export function errorsOf(spec: Spec, schema: JsonObject, names?: readonly string[]) {
  const all = names ?? Object.keys(isObject(schema.properties) ? schema.properties : {});
  return sourcesOf(spec, schema, all).filter(([, source]) => source.startsWith("error."));
}

/** The lists that tell which orders were canceled or why others were not; beside them there may be lists of other things. */
export function tellingIn({ saysWhy, saysWhich }: Kinds, all: readonly AnswerList[]): readonly AnswerList[] {
  return all.filter(({ kinds }) => kinds.some((each) => saysWhy(each) || saysWhich(each)));
}

/**
 * The same without lists of plain values of which others say better that they are the ids: texts such as
 * `{ "error": ["…"] }` may be anything.
 */
export function surestOf(lists: readonly AnswerList[], { saysWhy, saysWhich }: Kinds): readonly AnswerList[] {
  const plain = lists.filter(({ kinds }) => kinds.every(isPlain)).map((list) => [list, sureness(list.kinds)] as const);
  const best = (["said", "ids", "type"] as const).find((each) => plain.some(([, sure]) => sure === each));
  const isNamed = lists.some(({ kinds }) => kinds.some((each) => !isPlain(each) && !saysWhy(each) && saysWhich(each)));
  const worse = plain.filter(([, sure]) => sure !== best || (sure === "type" && isNamed)).map(([list]) => list);
  return lists.filter((each) => !worse.includes(each));
}

/** Whether items have no fields. */
export function isPlain({ properties }: JsonObject): boolean {
  return !isObject(properties);
}
