import { fieldsAsked, itemOf } from "./asks.ts";
import { alternativesOf, type DocumentedApi, mediaOf, type OrderDefaults, type Schema } from "./document.ts";
import type { Json } from "./json.ts";
import { gatherFields, type Kind, type ShownField, type ShownFields } from "./order-fields.ts";
import { schemaOf } from "./parameter-schema.ts";
import { canonical } from "./schema.ts";
import { spare } from "./spare.ts";

/** Where an order gets what it does not say itself. */
export interface Fresh {
  /** The server's time in milliseconds. */
  readonly now: number;
  /** The accounts that there are. */
  readonly accounts: ReadonlySet<string>;
  id(): string;
  name(): string;
}

/** What is known of an order's field. */
export interface Field {
  readonly schema: Schema;
  /** What an order has that does not say; absent for fields that not every order has. */
  readonly fill?: (fresh: Fresh) => Json;
}

/** What orders of a kind look like. */
interface KindModel {
  readonly fields: ReadonlyMap<string, Field>;
  /** The ids and names: open orders must differ in them, within the fields that calls are narrowed by. */
  readonly unique: readonly string[];
  /** What a cancel, a fill, and the fill of another order of its list make of an order. */
  readonly ended: Pick<OrderDefaults, "canceled" | "filled" | "expired">;
}

/** What the orders of an API look like. */
export interface OrderModel {
  readonly order: KindModel;
  /** Absent where there are no order lists. */
  readonly orderList?: KindModel;
  /** The fields that calls are narrowed by. */
  readonly within: readonly string[];
  /** The fields that an order must say, such as its symbol. */
  readonly mandatory: readonly string[];
}

/** Gathers what the orders of an API look like from its operations; nothing if none of them is about orders. */
export function readOrderModel({ document, operations }: DocumentedApi): OrderModel | undefined {
  const shown: ShownFields = { order: new Map(), orderList: new Map() };
  const named: Record<Kind, Map<string, Schema>> = { order: new Map(), orderList: new Map() };
  const within = new Map<string, Schema>();
  const mandatory = new Set<string>();
  const groups = new Map<string, Schema>();
  const addGroup = ({ "x-group-by": field, propertyNames }: Schema) => {
    if (field !== undefined) groups.set(field, groups.get(field) ?? propertyNames ?? {});
  };
  for (const { target, path, method, status, parameters, body } of Object.values(operations)) {
    const item = document.paths[path];
    const documented = item?.[method.toLowerCase() as "get"];
    if (!target || !documented) continue;
    gatherFields(mediaOf(documented.responses[status]?.content) ?? {}, shown);
    const described = [...(item?.parameters ?? []), ...(documented.parameters ?? [])];
    const schemaFor = (parameter: string) => {
      const facts = parameters.find(({ name }) => name === parameter);
      return facts ? schemaOf(facts, body, described, documented) : {};
    };
    for (const schema of groupsIn(mediaOf(documented.responses[status]?.content)?.schema)) addGroup(schema);
    for (const [parameter, field] of Object.entries(target.within)) {
      within.set(field, within.get(field) ?? schemaFor(parameter));
      if (parameters.some(({ name, required }) => name === parameter && required)) mandatory.add(field);
    }
    for (const [parameter, field] of Object.entries(target.by)) {
      const schema = schemaFor(parameter);
      addGroup(schema);
      const { required = [], properties = {} } = itemOf(schema);
      for (const [each, asked] of fieldsAsked(schema, field)) {
        const isMandatory = required.some((name) => properties[name] === asked);
        if (each !== field && isMandatory) groups.set(each, groups.get(each) ?? asked);
        if (each !== field) continue;
        for (const kind of ["order", "orderList"] as const) {
          if (target.item === kind || target.item === "any") named[kind].set(field, asked);
        }
      }
    }
  }
  if (mandatory.size + shown.order.size + named.order.size === 0) return undefined;

  const modelOf = (kind: Kind, { opened = {}, ...ended }: OrderDefaults = {}): KindModel => {
    const told = [shown[kind], named[kind], within, groups].flatMap((each) => [...each.keys()]);
    const names = new Set([...told, ...Object.keys(opened)]);
    const fields = new Map<string, Field>();
    for (const name of names) {
      const schema =
        shown[kind].get(name)?.schema ?? named[kind].get(name) ?? within.get(name) ?? groups.get(name) ?? {};
      const value = opened[name] ?? within.get(name)?.default;
      const fill =
        value === undefined ? fillOf(schema, shown[kind].get(name), named[kind].has(name)) : always(schema, value);
      fields.set(name, fill ? { schema, fill } : { schema });
    }
    const unique = [...fields].filter(([, { fill }]) => fill === freshId || fill === freshName).map(([name]) => name);
    return { fields, unique, ended };
  };
  const { order, orderList } = document["x-orders"] ?? {};
  const hasStatus = shown.order.has("status");
  const withStatus = (status: string, fields: OrderDefaults["opened"]) =>
    hasStatus ? { status, ...fields } : { ...fields };
  const single = modelOf("order", {
    opened: withStatus("NEW", order?.opened),
    canceled: withStatus("CANCELED", order?.canceled),
    filled: withStatus("FILLED", order?.filled),
    expired: withStatus("EXPIRED", order?.expired),
  });
  // An order without one would stand in no group.
  for (const field of groups.keys()) if (!single.fields.get(field)?.fill) mandatory.add(field);
  return {
    order: single,
    ...(shown.orderList.size > 0 && { orderList: modelOf("orderList", orderList) }),
    within: [...within.keys()],
    mandatory: [...mandatory],
  };
}

/** The maps of an answer that are made by a field of its orders. */
function groupsIn(schema: Schema = {}): readonly Schema[] {
  if (schema["x-group-by"] !== undefined) return [schema];
  const inside = [...(alternativesOf(schema) ?? []), ...Object.values(schema.properties ?? {})];
  return inside.flatMap((each) => groupsIn(each));
}

const freshId = (fresh: Fresh) => fresh.id();
const freshName = (fresh: Fresh) => fresh.name();

function always(schema: Schema, value: Json): Field["fill"] {
  return () => canonical(schema, value);
}

/** What an order has in a field that it does not say; nothing where not every order has one. */
function fillOf(schema: Schema, shown: ShownField | undefined, named: boolean): Field["fill"] {
  const required = shown?.required === true;
  if (schema.format === "int64" && (required || named)) return freshId;
  if (named) return freshName;
  if (!required) return undefined;
  return schema.format === "unix-time-ms" ? ({ now }) => now : always(schema, spare(schema, shown.example));
}
