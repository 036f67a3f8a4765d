import type { Target } from "../operation.ts";
import { type Found, isSame } from "./entry.ts";
import type { Twist } from "./faults/fault.ts";
import { freshName } from "./fresh-name.ts";
import { isList, type Json, type JsonObject } from "./json.ts";
import type { Ledger } from "./ledger.ts";
import type { MockOperation } from "./mock-operation.ts";
import { Refusal } from "./refusal.ts";
import type { Source } from "./render.ts";

/** A call that is about orders, with its parameters read. */
export interface Call {
  readonly operation: MockOperation;
  readonly target: Target;
  readonly values: JsonObject;
  readonly ledger: Ledger;
  /** Whose orders it is about. */
  readonly account: string;
  /** The number of the request. */
  readonly request: number;
  readonly twist: Twist | undefined;
  /** The server's time in milliseconds. */
  readonly now: number;
}

/** A field that an order is asked for by, with the value that it must have. */
type Asked = readonly [field: string, value: Json];

/** Does in the ledger what a call asks for, and gives what the answer is made of. */
export function act(call: Call): Source {
  const { operation, target, values, ledger, account, request, twist, now } = call;
  const cancel = { id: cancelId(operation, values), time: now };
  const isFilled = (index: number) => twist?.fills?.(index) === true && target.effect === "cancel";
  const carryOut = (found: Found): Source => {
    const order = target.effect === "cancel" ? ledger.cancel(found, { time: now, request }) : found.order;
    return { order, cancel, now };
  };
  if (target.select === "all") {
    const entries = ledger.all(operation.api, account).filter(({ order, entry }) => order === entry);
    const scoped = entries.filter(scopeOf(call));
    for (const [index, found] of scoped.entries()) if (isFilled(index)) ledger.fill(found, now);
    return { orders: scoped.filter((_, index) => !isFilled(index)).map(carryOut), now };
  }
  const asked = Object.entries(target.by).flatMap(([name, field]): Asked[] => {
    const value = values[name];
    return value === undefined ? [] : [[field, value]];
  });
  const findOpen = (items: readonly Asked[], index: number): Found => {
    if (isFilled(index)) ledger.fill(find(call, items), now);
    return find(call, items);
  };
  if (target.select === "one") return carryOut(findOpen(asked, 0));

  const each = asked.flatMap(([field, value]) => (isList(value) ? value : [value]).map((item): Asked => [field, item]));
  const orders = each.map((item, index): Source => {
    const error = twist?.errorOf?.(index);
    if (error) return { error, now };
    try {
      return carryOut(findOpen([item], index));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { error: operation.answer.errorFor(error), now };
    }
  });
  return { orders, now };
}

/** The order that everything asked for names; what was canceled can still be read. */
function find(call: Call, [first, ...others]: readonly Asked[]): Found {
  const { operation, target, ledger, account } = call;
  const inScope = scopeOf(call);
  let named = (first ? ledger.named(operation.api, account, ...first) : ledger.all(operation.api, account)).filter(
    inScope,
  );
  if (named.length === 0 && target.effect === "read") {
    const [field = "", value] = first ?? [];
    named = ledger
      .closed(operation.api, account)
      .filter((found) => inScope(found) && isSame(found.order[field], value));
  }
  const found = named.find(({ order }) => others.every(([field, value]) => isSame(order[field], value)));
  if (found) return found;
  throw new Refusal(named.length > 0 ? "orderMismatch" : "orderUnknown", ...Object.keys(target.by));
}

/** Whether an order is one that a call is narrowed to; a parameter that was not sent counts with its default. */
function scopeOf({ operation, target, values }: Call): (found: Found) => boolean {
  const asked = Object.entries(target.within).flatMap(([name, field]): Asked[] => {
    const value = values[name] ?? operation.parameters.get(name)?.schema.default;
    return value === undefined ? [] : [[field, value]];
  });
  return ({ kind, order }) =>
    (target.item === "any" || target.item === kind) && asked.every(([field, value]) => isSame(order[field], value));
}

/** The name that the caller gave this cancel, or one made up. */
function cancelId({ cancelId }: MockOperation, values: JsonObject): string {
  return String((cancelId && values[cancelId]) ?? freshName());
}
