import type { Schema } from "./document.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { pathOf } from "./subject.ts";
import { kindsOf } from "./takes.ts";

/** A field that an order is asked for by, with the value that it must have. */
export type Asked = readonly [field: string, value: Json];

/** All that one order is asked for by; its id or its name comes first. */
export type AskedOrder = readonly Asked[];

/** How a parameter names orders: by a value, a list of them, or a map of such lists. */
export interface Ask {
  readonly parameter: string;
  /** The order's field that has the id or the name. */
  readonly field: string;
  /** The order's field that the names of a map have. */
  readonly groupedBy: string | undefined;
  /** Where items are objects: their properties, with the order's fields that these are held against. */
  readonly parts: readonly (readonly [property: string, field: string])[];
}

/** Reads how a parameter of this schema names orders. */
export function readAsk(parameter: string, field: string, schema: Schema): Ask {
  const parts = partsOf(itemOf(schema));
  const first = parts.filter((part) => part[1] === field);
  const others = parts.filter((part) => part[1] !== field);
  return { parameter, field, groupedBy: schema["x-group-by"], parts: [...first, ...others] };
}

/** What an item tells of an order, by the order's field; without properties it is the id or the name itself. */
export function fieldsAsked(schema: Schema, field: string): ReadonlyMap<string, Schema> {
  const item = itemOf(schema);
  if (!item.properties) return new Map([[field, item]]);
  return new Map(partsOf(item).map(([property, each]) => [each, item.properties?.[property] ?? {}]));
}

/** The schema of one order in a parameter. */
export function itemOf(schema: Schema): Schema {
  return kindsOf(schema)?.[0] ?? schema;
}

function partsOf({ properties = {} }: Schema): readonly (readonly [property: string, field: string])[] {
  return Object.entries(properties).flatMap(([property, schema]) => {
    const [, field] = /^order\.(.+)$/.exec(pathOf(property, schema)) ?? [];
    return field === undefined ? [] : [[property, field] as const];
  });
}

/** The orders that a call asks for, in the order in which it lists them. */
export function readAsked(asks: readonly Ask[], values: JsonObject): readonly AskedOrder[] {
  const asked: AskedOrder[] = [];
  for (const ask of asks) {
    const value = values[ask.parameter];
    if (value === undefined) continue;
    const { groupedBy } = ask;
    if (groupedBy === undefined || !isObject(value)) {
      for (const item of itemsIn(value)) asked.push(askedBy(item, ask));
    } else {
      for (const [group, items] of Object.entries(value)) {
        for (const item of itemsIn(items)) asked.push([...askedBy(item, ask), [groupedBy, group]]);
      }
    }
  }
  return asked;
}

function itemsIn(value: Json): readonly Json[] {
  return isList(value) ? value : [value];
}

function askedBy(item: Json, { field, parts }: Ask): AskedOrder {
  if (!isObject(item)) return [[field, item]];
  return parts.flatMap(([property, each]): AskedOrder => {
    const value = item[property];
    return value === undefined ? [] : [[each, value]];
  });
}
