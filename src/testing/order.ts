import { mainAccount } from "./credentials.ts";
import type { Schema } from "./document.ts";
import type { Json, JsonObject } from "./json.ts";
import { OrderError } from "./order-error.ts";
import type { Field, Fresh, OrderModel } from "./order-model.ts";
import { canonical, coerce, fits } from "./schema.ts";

type Given = Readonly<Record<string, unknown>>;

/**
 * Reads an order as a user gives it and completes it.
 *
 * @throws {OrderError} A field is missing, or is not as documented.
 */
export function readOrder(
  seed: unknown,
  models: ReadonlyMap<string, OrderModel>,
  fresh: Fresh,
  path = "",
): JsonObject & { readonly api: string; readonly account: string } {
  const { api, account = mainAccount, orders, ...given } = readGiven(seed, path);
  const model = typeof api === "string" ? models.get(api) : undefined;
  if (typeof api !== "string" || !model) {
    throw new OrderError(`${path}api`, "must name an API with orders", `give one of ${[...models.keys()].join(", ")}`);
  }
  if (typeof account !== "string" || !fresh.accounts.has(account)) {
    const known = [...fresh.accounts].join(", ");
    throw new OrderError(`${path}account`, "must name an account", `give one of ${known}, or open the account first`);
  }
  for (const name of model.mandatory) {
    if (given[name] === undefined) throw new OrderError(`${path}${name}`, "is missing", `say the order's ${name}`);
  }
  const { fields } = model.order;
  if (orders === undefined) return complete({ api, account, ...given }, fields, fresh, path);
  if (!model.orderList) {
    throw new OrderError(`${path}orders`, `has no meaning, ${api} has no order lists`, "open the orders one by one");
  }
  if (!Array.isArray(orders) || orders.length === 0) {
    throw new OrderError(`${path}orders`, "must be a list of orders", "give at least one, or leave it out");
  }
  const list = complete(given, model.orderList.fields, fresh, path);
  const inherited = Object.fromEntries(Object.entries(list).filter(([name]) => fields.has(name)));
  const legs = orders.map((leg: unknown, index) => {
    const place = `${path}orders[${index}].`;
    return complete({ ...inherited, ...readGiven(leg, place) }, fields, fresh, place);
  });
  return { api, account, ...list, orders: legs };
}

/** What an order says; `undefined` says nothing. */
function readGiven(seed: unknown, path: string): Given {
  if (typeof seed !== "object" || seed === null || Array.isArray(seed)) {
    throw new OrderError(path.slice(0, -1), "must be an object", 'give an order such as {"api": "…", "symbol": "…"}');
  }
  return Object.fromEntries(Object.entries(seed).filter(([, value]) => value !== undefined));
}

function complete<T extends Given>(
  given: T,
  fields: ReadonlyMap<string, Field>,
  fresh: Fresh,
  path: string,
): T & JsonObject {
  // What is not documented is kept as it is.
  const order: Record<string, Json> = { ...(given as JsonObject) };
  for (const [name, { fill, schema }] of fields) {
    const value = given[name] === undefined ? fill?.(fresh) : readField(schema, given[name] as Json, path + name);
    if (value !== undefined) order[name] = value;
  }
  return order as T & JsonObject;
}

function readField(schema: Schema, given: Json, path: string): Json {
  if (schema.format === "int64" && typeof given === "number" && !Number.isSafeInteger(given)) {
    throw new OrderError(path, "must be exact, and a number is rounded beyond 2^53", "give it as text or as a bigint");
  }
  const value = coerce(schema, given);
  if (!fits(schema, value) || value === "") {
    throw new OrderError(path, `must be ${describe(schema)}`, `change ${shorten(given)}, or leave it out`);
  }
  return canonical(schema, value);
}

function describe({ type, format, enum: values, pattern }: Schema): string {
  if (values) return `one of ${values.join(", ")}`;
  if (pattern !== undefined) return `text that matches ${pattern}`;
  if (format === "int64") return "a 64-bit integer, as text, a bigint or a number";
  if (format === "decimal") return 'a decimal number as text, such as "0.1"';
  if (type === "boolean") return "true or false";
  return type === "string" ? "text, and not empty" : `of type ${String(type)}`;
}

function shorten(value: Json): string {
  if (typeof value === "object") return value === null ? "null" : "what is there";
  return typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : String(value);
}
