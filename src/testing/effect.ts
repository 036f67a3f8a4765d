import type { Target } from "../facts.ts";
import { type Asked, type AskedOrder, readAsked } from "./asks.ts";
import { type Found, isSame } from "./entry.ts";
import type { Twist } from "./faults/fault.ts";
import { freshName } from "./fresh-name.ts";
import type { Json, JsonObject } from "./json.ts";
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

/** Does in the ledger what a call asks for, and gives what the answer is made of. */
export function act(call: Call): Source {
  const { operation, target, values, ledger, account, now } = call;
  const cancel = { id: cancelId(operation, values), time: now };
  if (target.select === "all") {
    const entries = ledger.all(operation.api, account).filter(({ order, entry }) => order === entry);
    const scoped = entries.filter((found) => isInScope(found, call));
    for (const [index, found] of scoped.entries()) if (isFilled(call, index)) ledger.fill(found, now);
    const orders = scoped.filter((_, index) => !isFilled(call, index));
    return { orders: orders.map((found) => carryOut(found, call, cancel)), now };
  }
  if (target.select === "one") {
    const asked: Asked[] = [];
    for (const { parameter, field } of operation.by) {
      const value = values[parameter];
      if (value !== undefined) asked.push([field, value]);
    }
    return carryOut(findOpen(asked, 0, call), call, cancel);
  }

  const orders = readAsked(operation.by, values).map((asked, index): Source => {
    const error = call.twist?.errorOf?.(index);
    if (error) return { order: orderOf(asked, call), error, now };
    try {
      return carryOut(findOpen(asked, index, call), call, cancel);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { order: named(asked, call), error: operation.answer.errorFor(error), now };
    }
  });
  return { orders, now };
}

/** What a reason can show of an order that is not known: what it was asked for by. */
function named(asked: AskedOrder, { operation, values }: Call): JsonObject {
  const fields: Record<string, Json> = {};
  for (const { parameter, field, otherwise } of operation.within) {
    const value = values[parameter] ?? otherwise;
    if (value !== undefined) fields[field] = value;
  }
  for (const [field, value] of asked) fields[field] = value;
  return fields;
}

/** An order that is not to be canceled, if there is one. */
function orderOf(asked: AskedOrder, call: Call): JsonObject {
  try {
    return find(asked, call).order;
  } catch {
    return named(asked, call);
  }
}

function carryOut(found: Found, { target, ledger, request, now }: Call, cancel: Source["cancel"] & object): Source {
  const order = target.effect === "cancel" ? ledger.cancel(found, now, request) : found.order;
  return { order, cancel, now };
}

/** Whether a fault lets this order be filled just before it would be canceled. */
function isFilled({ twist, target }: Call, index: number): boolean {
  return twist?.fills?.(index) === true && target.effect === "cancel";
}

function findOpen(asked: readonly Asked[], index: number, call: Call): Found {
  if (isFilled(call, index)) call.ledger.fill(find(asked, call), call.now);
  return find(asked, call);
}

/** The order that everything asked for names; what was canceled can still be read. */
function find(asked: readonly Asked[], call: Call): Found {
  const { operation, target, ledger, account } = call;
  const { api } = operation;
  const first = asked[0];
  const open = first ? ledger.named(api, account, first[0], first[1]) : ledger.all(api, account);
  // What the first names and the others do not is another order.
  let isNamed = false;
  for (const found of open) {
    if (!isInScope(found, call)) continue;
    if (isAsked(found, asked, 1)) return found;
    isNamed = true;
  }
  if (!isNamed && target.effect === "read") {
    for (const found of ledger.closed(api, account)) {
      if (!isInScope(found, call) || (first && !isSame(found.order[first[0]], first[1]))) continue;
      if (isAsked(found, asked, 1)) return found;
      isNamed = true;
    }
  }
  // A query finds closed orders as well.
  const unknown = target.effect === "read" ? "orderAbsent" : "orderUnknown";
  throw new Refusal(isNamed ? "orderMismatch" : unknown, ...Object.keys(target.by));
}

/** Whether an order is what is asked for, from the given place of the list on. */
function isAsked({ order }: Found, asked: readonly Asked[], from: number): boolean {
  for (let index = from; index < asked.length; index++) {
    const [field = "", value] = asked[index] ?? [];
    if (!isSame(order[field], value)) return false;
  }
  return true;
}

/** Whether an order is one that a call is narrowed to; a parameter that was not sent counts with its default. */
function isInScope({ kind, order }: Found, { operation, target, values }: Call): boolean {
  if (target.item !== "any" && target.item !== kind) return false;
  for (const { parameter, field, otherwise } of operation.within) {
    const value = values[parameter] ?? otherwise;
    if (value !== undefined && !isSame(order[field], value)) return false;
  }
  return true;
}

/** The name that the caller gave this cancel, or one made up. */
function cancelId({ cancelId }: MockOperation, values: JsonObject): string {
  return String((cancelId && values[cancelId]) ?? freshName());
}
