import { type Ask, idOf } from "./batch-items.ts";

/**
 * Reads a map of ids, such as `{ "BTC_USDT": ["28"] }`.
 *
 * @param group What its names are, such as `pair`.
 */
export function askGroups(group: string): Ask {
  return {
    isMap: true,
    read: (value) =>
      Object.entries(Object(readJson(value))).flatMap(([name, ids]) =>
        [ids ?? []].flat().map((id) => ({ id, given: { [group]: name } })),
      ),
  };
}

/**
 * Reads a list of objects, such as `[{ "pair": "BTC_USDT", "orderId": "28" }]`.
 *
 * @param id The property that has the id.
 * @param others Properties that narrow it.
 */
export function askObjects(id: string, ...others: readonly string[]): Ask {
  return {
    read: (value) =>
      [value ?? []].flat().map((each) => {
        const object = Object(readJson(each));
        return { id: object[id], given: Object.fromEntries(others.map((name) => [name, idOf(object[name])])) };
      }),
  };
}

/** What the caller gave; or, of what the rules made JSON of, the same with its numbers as texts: ids are exact so. */
function readJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return JSON.parse(value.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.]*/g, (each) => (/^"/.test(each) ? each : `"${each}"`)));
}
