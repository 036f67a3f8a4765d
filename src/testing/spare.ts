import type { Schema } from "./document.ts";
import { isList, isObject, type Json } from "./json.ts";
import { isOfError, pathOf } from "./subject.ts";

/** The first item of an example list that has what the schema requires. */
export function exampleLike({ required = [] }: Schema, example: Json | undefined): Json | undefined {
  const items = isList(example) ? example : [];
  return items.find((item) => isObject(item) && required.every((name) => Object.hasOwn(item, name)));
}

/** Whether an item of an example says why an order was not canceled, as clients take it. */
export function isExampleOfError({ properties = {} }: Schema, item: Json): boolean {
  if (!isObject(item)) return false;
  const told = Object.entries(properties).filter(([name, property]) => isOfError(pathOf(name, property)));
  const codes = told.filter(([name, property]) => pathOf(name, property) === "error.code");
  const says = (value: Json | undefined) => !/^(0*|null|undefined|false)$/.test(String(value));
  return (codes.length > 0 ? codes : told).some(([name]) => says(item[name]));
}

/** A value for want of a better one. */
export function spare(schema: Schema, example: Json | undefined): Json {
  const { default: given, const: only, enum: [first] = [], examples: [own] = [] } = schema;
  return given ?? only ?? example ?? schema.example ?? own ?? first ?? blank(schema);
}

/** A value that says nothing. */
export function blank({ type, format }: Schema): Json {
  if (type === "string") return format === "decimal" || format === "int64" ? "0" : "";
  if (type === "integer" || type === "number") return 0;
  return type === "boolean" ? false : null;
}
