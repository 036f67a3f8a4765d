import { isList, isObject, type Json } from "../../testing/json.ts";
import { fieldOf, itemsOf, type Relied, relyOnValue, settle } from "./relied.ts";

/**
 * A value that writes down what is read of it: fields by their names, `in`, `Object.keys`, a spread or `JSON.stringify`,
 * and the items of lists.
 *
 * @param relied Where it is written.
 * @param wire The value as it came over the wire.
 */
export function readProxy<T>(value: T, place: Relied, wire: Json): T {
  const relied = settle(place, wire);
  if (typeof value !== "object" || value === null || !(isList(wire) || isObject(wire))) {
    relyOnValue(relied, typeof wire === "bigint" ? String(wire) : wire);
    return value;
  }
  const children = new Map<PropertyKey, { readonly of: unknown; readonly proxy: unknown }>();

  function touch(key: PropertyKey): Relied | undefined {
    if (typeof key !== "string") return undefined;
    if (isObject(wire)) return fieldOf(relied, key);
    return /^\d+$/.test(key) ? itemsOf(relied) : undefined;
  }

  function wrap(key: PropertyKey, found: unknown): unknown {
    const child = touch(key);
    const below = child && (wire as Readonly<Record<PropertyKey, Json | undefined>>)[key];
    if (!child || below === undefined) return found;
    const known = children.get(key);
    if (known && known.of === found) return known.proxy;
    const proxy = readProxy(found, child, below);
    children.set(key, { of: found, proxy });
    return proxy;
  }

  // The rules for proxies want what is frozen to be given as it is.
  const target = Object.isExtensible(value) ? value : copy(value);
  return new Proxy(target, {
    get: (of, key) => wrap(key, Reflect.get(of, key, of)),
    has(of, key) {
      touch(key);
      return Reflect.has(of, key);
    },
    ownKeys(of) {
      const keys = Reflect.ownKeys(of);
      for (const key of keys) touch(key);
      return keys;
    },
    getOwnPropertyDescriptor(of, key) {
      const found = Reflect.getOwnPropertyDescriptor(of, key);
      if (!found) touch(key);
      return found?.configurable && "value" in found ? { ...found, value: wrap(key, found.value) } : found;
    },
  }) as T;
}

function copy<T extends object>(value: T): T {
  return (
    Array.isArray(value)
      ? [...value]
      : Object.assign(Object.create(Object.getPrototypeOf(value) as object | null), value)
  ) as T;
}
