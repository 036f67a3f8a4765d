import type { Schema } from "../../testing/document.ts";
import { isList, isObject, type Json } from "../../testing/json.ts";
import type { ContractValue } from "../contract.ts";
import { idLike, nameLike } from "./name-like.ts";

/** 2020-09-13, since times differ from run to run. */
const someTime = 1_600_000_000_000;

/**
 * A value as it goes into a contract: ids, times and names replaced by what is like them, so that the same run gives the
 * same contract.
 *
 * @param isName Whether texts are names that the consumer gave.
 * @param index The value's place in a list, by which items stay different.
 */
export function canonical(value: Json, schema: Schema, isName: boolean, index = 0): ContractValue {
  if (schema.enum || schema.const !== undefined) return value as ContractValue;
  if (isList(value)) return value.map((item, at) => canonical(item, schema.items ?? {}, isName, at));
  if (isObject(value)) {
    const others = typeof schema.additionalProperties === "object" ? schema.additionalProperties : {};
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        canonical(item, schema.properties?.[name] ?? others, isName, index),
      ]),
    );
  }
  const isText = typeof value === "string";
  if (schema.format === "int64" && /^-?\d+$/.test(String(value))) {
    const like = idLike(String(value), index);
    return isText ? String(like) : like;
  }
  if (schema.format === "unix-time-ms") return isText ? String(someTime) : someTime;
  if (isText) return isName || value.length > 200 ? nameLike(value, index) : value;
  return typeof value === "bigint" ? Number(value) : value;
}
