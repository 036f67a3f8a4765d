import { assertBounds, inside, type Kind, type Refuse, type TextKind } from "./kind.ts";

/** A list; what comes back has the texts of its items. */
export function list(item: TextKind, least?: number, most?: number, unique?: boolean) {
  return (given: unknown, refuse: Refuse): readonly string[] => {
    if (!Array.isArray(given)) throw refuse("must be a list");
    // `Array.from` gives holes as undefined, which the item's kind then refuses.
    const items = Array.from(given, (each) => item(each, inside(refuse, "its items")));
    assertBounds(items.length, least, most, refuse, "items");
    if (unique && new Set(items).size < items.length) throw refuse("has the same item twice");
    return items;
  };
}

/** A list whose items are joined by commas. */
export function commaList(...rules: Parameters<typeof list>): Kind {
  const check = list(...rules);
  return (given, refuse) => {
    const items = check(given, refuse);
    if (!items.some((item) => item.includes(","))) return items;
    throw refuse("must have no comma in an item, since items are joined by commas");
  };
}
