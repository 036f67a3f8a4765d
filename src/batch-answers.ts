import type { BatchAnswer, Entry } from "./batch-items.ts";

/** An answer that is the list. */
export const listAnswer: BatchAnswer = {
  read: (data) => (Array.isArray(data) ? data.map((item) => ({ item })) : []),
  write: (_data, orders, reasons) => [...orders, ...reasons],
};

/**
 * An answer with lists, or maps of lists or of items, somewhere inside.
 *
 * @param orders The fields that lead to that of the orders.
 * @param reasons The same for reasons that stand apart.
 */
export function answerWith(orders: readonly string[], reasons?: readonly string[]): BatchAnswer {
  return {
    read: (data) => [
      ...entriesAt(data, orders),
      ...(reasons ? entriesAt(data, reasons) : []).map((entry) => ({ ...entry, isApart: true as const })),
    ],
    write(data, found, why) {
      const whole = put(data, orders, reasons ? found : [...found, ...why]);
      return reasons ? put(whole, reasons, why) : whole;
    },
  };
}

function entriesAt(data: unknown, path: readonly string[]): readonly Entry[] {
  const list = path.reduce((inside, name) => Object(inside)[name], data);
  if (Array.isArray(list)) return list.map((item) => ({ item }));
  return Object.entries(Object(list)).flatMap(([group, items]) => [items].flat().map((item) => ({ item, group })));
}

/** The same answer with another list at the end of a way. */
function put(data: unknown, [name, ...rest]: readonly string[], list: readonly unknown[]): unknown {
  return name === undefined ? list : { ...Object(data), [name]: put(Object(data)[name], rest, list) };
}
