import type { ParameterFacts as Parameter } from "../../src/facts.ts";
import type { Order } from "../../src/testing/entry.ts";
import type { Random } from "../../src/testing/faults/random.ts";
import { type Cancel, cancels, hasOrderLists } from "./cancels.ts";
import { hasFields, type WitnessedExchange } from "./witnessed-exchange.ts";

/** What a call is about: its parameters, and the orders that it may cancel. */
export interface Subject {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The ids that it names, with the orders or order lists that have them; empty for a sweep. */
  readonly named: readonly { readonly id: string; readonly entry: Order | undefined }[];
  /** Whether the call is asked to cancel an entry of the ledger. */
  covers(entry: Order): boolean;
  /** Opens one more order that a sweep would meet, or fills an order that the call names. */
  interfere(): void;
}

/**
 * Opens orders for a call and names them in its parameters, all as the operation table says. Some are canceled, filled
 * or unknown by the time of the call, and some stand by that nobody asked for.
 *
 * @param mark Part of the symbol, so that requests tell which call they belong to.
 */
export function prepareSubject(
  { api, operation: { parameters, target } }: Cancel,
  exchange: WitnessedExchange,
  mark: string,
  random: Random,
): Subject {
  const given: Record<string, unknown> = {};
  const fields: Record<string, string | boolean> = {};
  for (const [name, field] of Object.entries(target.within)) {
    const parameter = parameters.find((each) => each.name === name);
    const value = narrow(parameter, mark, random);
    if (value !== undefined) given[name] = value;
    fields[field] = value ?? false;
  }
  const openOne = (more: object = {}) => exchange.open({ api, ...mandatoryFields(api, mark), ...fields, ...more });
  const openList = () => openOne({ orders: [{}, {}] });
  const hasLists = hasOrderLists(api);

  if (target.select === "all") {
    for (let count = random.whole(0, 3); count > 0; count--) openOne();
    if (hasLists && random.chance(0.3)) openList();
    // Stands by, out of the sweep's reach.
    if (Object.keys(fields).length > 0) openOne(mandatoryFields(api, `Y${mark}`));
    return {
      parameters: given,
      named: [],
      covers: (entry) => entry.api === api && hasFields(entry, fields),
      interfere: () => void openOne(),
    };
  }

  const [name = "", field = ""] = random.pick(Object.entries(target.by));
  const count = target.select === "list" ? random.whole(1, maxItemsOf(parameters, name)) : 1;
  const named: { id: string; entry: Order | undefined }[] = [];
  for (let index = 0; index < count; index++) {
    const state = random.next();
    // The order of a list, told by itself, stands for the whole list.
    const leg = target.item === "order" && hasLists && random.chance(0.15);
    const entry = target.item === "orderList" || leg ? openList() : openOne();
    const shown = leg ? (entry.orders as readonly Order[])[random.whole(0, 1)] : entry;
    if (state < 0.1) exchange.end(entry, "canceled");
    else if (state < 0.2) exchange.end(entry, "filled");
    if (state < 0.95) named.push({ id: String(shown?.[field]), entry });
    // An id that nobody has had.
    else named.push({ id: String(7_000_000_000_000_000_000n + BigInt(random.whole(0, 1e9))), entry: undefined });
  }
  // Stand by: nobody asked for them.
  openOne();
  if (hasLists && random.chance(0.2)) openList();
  given[name] = target.select === "list" ? named.map(({ id }) => id) : named[0]?.id;
  return {
    parameters: given,
    named,
    covers: (entry) => named.some((each) => each.entry === entry),
    interfere: () => void named.find(({ entry }) => entry && exchange.end(entry, "filled")),
  };
}

/** What every order of an API must say, such as its pair, where the call itself says nothing. */
function mandatoryFields(api: string, mark: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { operation } of cancels.filter((each) => each.api === api)) {
    for (const [name, field] of Object.entries(operation.target.within)) {
      const parameter = operation.parameters.find((each) => each.name === name);
      if (parameter?.required) fields[field] = symbolOf(parameter, mark);
    }
  }
  return fields;
}

/** What a call is narrowed to: a symbol or pair of its own, or one of the documented values, or nothing. */
function narrow(parameter: Parameter | undefined, mark: string, random: Random): string | undefined {
  const { value, required } = parameter ?? {};
  if (value?.type === "string" && value.enum)
    return required || random.chance(0.6) ? random.pick(value.enum) : undefined;
  return symbolOf(parameter, mark);
}

function symbolOf(parameter: Parameter | undefined, mark: string): string {
  const value = parameter?.value;
  return value?.type === "string" && value.pattern?.includes("_") ? `${mark}_USDT` : `${mark}USDT`;
}

function maxItemsOf(parameters: readonly Parameter[], name: string): number {
  const value = parameters.find((each) => each.name === name)?.value;
  return value?.type === "list" ? (value.maxItems ?? 10) : 1;
}
