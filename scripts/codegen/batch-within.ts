import type { Batch } from "../../src/operation.ts";
import type { AnswerList } from "./batch-lists.ts";
import { sourceOf, sourcesOf } from "./sources.ts";
import { isObject, type JsonObject, type Spec } from "./spec.ts";

/**
 * All places that may say what narrows an order: fields of orders and of reasons, and `""` for the name of the map around
 * them.
 *
 * @param names What narrows orders, to the order's field.
 */
export function placesWithin(
  spec: Spec,
  names: Readonly<Record<string, string>>,
  order: JsonObject,
  lists: readonly AnswerList[],
): Batch["within"] {
  const has = isObject(order.properties) ? order.properties : {};
  const fields = [order, ...lists.flatMap(({ kinds }) => kinds)]
    .flatMap((schema) => sourcesOf(spec, schema, Object.keys(isObject(schema.properties) ? schema.properties : {})))
    // What an order has for something else does not tell it of reasons.
    .filter(([name, source]) => has[name] === undefined || sourceOf(spec, order, name) === source);
  const maps = lists.filter(({ form }) => form !== "list");
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, field]) => {
      // Of two maps whose names are of different fields nobody can tell which one an item stands in.
      const isGroup = maps.length > 0 && maps.every(({ group }) => group === field);
      const told = fields.filter(([, source]) => source === `order.${field}`).map(([each]) => each);
      const places = [...new Set([...(isGroup ? [""] : []), ...told])];
      return places.length > 0 ? [[name, places]] : [];
    }),
  );
}
