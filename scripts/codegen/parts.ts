import type { Parts } from "../../src/operation.ts";
import { requiredOf, sourceOf } from "./sources.ts";
import { isObject, type JsonObject, resolve, SpecError } from "./spec.ts";
import { answerOf as readAnswer } from "./success.ts";
import type { SpecOperation } from "./table.ts";

/** An operation that reads an order list, and how its answer leads to the orders of the list. */
interface Listing {
  /** The field of the answer that has them. */
  readonly field: string;
  /** The operation that reads one of them. */
  readonly query: SpecOperation;
  /** What each of them says of itself, to the parameter of that operation. */
  readonly by: Readonly<Record<string, string>>;
}

/**
 * Reads how the orders of a list are asked for where the answer that tells of the list does not say how they stand.
 *
 * @returns Undefined for an operation whose `x-states` have no `parts`.
 * @throws {SpecError} They cannot be asked for.
 */
export function readListing(list: SpecOperation, operations: readonly SpecOperation[]): Listing | undefined {
  const { spec, path, node } = list;
  const states = node["x-states"];
  const field = isObject(states) ? states.parts : undefined;
  if (typeof field !== "string") return undefined;
  const refuse = (text: string) => new SpecError(spec, [...path, "x-states", "parts"], text);
  const items = itemsOf(list, field);
  if (!items) throw refuse(`\`${field}\` is no field of the answer that always has a list of objects`);
  for (const query of operations.filter(isReader)) {
    const { by = {}, within = {} } = query.operation.target ?? {};
    // One identifier is enough, and cannot contradict another one.
    const [id] = parametersIn(list, items, by);
    if (id) return { field, query, by: Object.fromEntries([id, ...parametersIn(list, items, within)]) };
  }
  throw refuse(`no operation with \`x-states\` reads one order by a field that each of \`${field}\` always has`);
}

/**
 * How the orders of a list are asked for after its cancel.
 *
 * @throws {SpecError} Neither the orders nor the cancel say all that the question needs.
 */
export function readParts(
  cancel: SpecOperation,
  list: SpecOperation,
  operations: readonly SpecOperation[],
): Parts | undefined {
  const listing = readListing(list, operations);
  if (!listing) return undefined;
  const { field, by } = listing;
  const { operation } = listing.query;
  const told = Object.values(by);
  const narrowing = Object.entries(cancel.operation.target?.within ?? {});
  const within = Object.entries(operation.target?.within ?? {}).flatMap(([there, of]) => {
    const [name] = narrowing.find(([, narrowed]) => narrowed === of) ?? [];
    return name === undefined || told.includes(there) ? [] : [[name, there] as const];
  });
  const given = [...told, ...within.map(([, there]) => there)];
  for (const { name, required, filled } of operation.parameters) {
    if (!required || filled || given.includes(name)) continue;
    const { spec, path } = list;
    const text = `\`${name}\` of ${operation.id} is told neither by each of \`${field}\` nor by ${cancel.operation.id}`;
    throw new SpecError(spec, [...path, "x-states", "parts"], text);
  }
  return {
    field,
    into: reportsOf(cancel, list, field),
    operation: operation.id,
    by,
    within: Object.fromEntries(within),
  };
}

/** Whether an operation tells how one order stands, by itself. */
function isReader({ operation: { states, target } }: SpecOperation): boolean {
  if (!states || Object.values(states.values).includes("parts")) return false;
  return target?.effect === "read" && target.item === "order" && target.select === "one";
}

/** The answer of an operation. */
function answerOf({ spec, path, node }: SpecOperation): JsonObject {
  return readAnswer(spec, path, node);
}

/** What the items of a list in an answer look like. */
function itemsOf(each: SpecOperation, field: string): JsonObject | undefined {
  const answer = answerOf(each);
  const property = resolve(each.spec, (isObject(answer.properties) ? answer.properties[field] : undefined) ?? null);
  if (!requiredOf(answer).includes(field) || !isObject(property) || property.type !== "array") return undefined;
  const items = resolve(each.spec, property.items ?? null);
  return isObject(items) && items.type === "object" ? items : undefined;
}

/** Fields that an order always has, as a text or an id, to the parameters that stand for the same. */
function parametersIn({ spec }: SpecOperation, items: JsonObject, names: Readonly<Record<string, string>>) {
  return Object.entries(names).flatMap(([parameter, of]) => {
    const field = requiredOf(items).find((name) => sourceOf(spec, items, name) === `order.${of}`);
    const property = resolve(
      spec,
      (isObject(items.properties) && field !== undefined ? items.properties[field] : undefined) ?? null,
    );
    const isText = isObject(property) && (property.type === "string" || property.format === "int64");
    return field !== undefined && isText ? [[field, parameter] as const] : [];
  });
}

/** The field in which the answer to the cancel reports of each order; that of the list where it has no other one. */
function reportsOf(cancel: SpecOperation, list: SpecOperation, field: string): string {
  const source = sourceOf(list.spec, answerOf(list), field);
  const answer = answerOf(cancel);
  const names = Object.keys(isObject(answer.properties) ? answer.properties : {});
  return names.find((name) => name !== field && sourceOf(cancel.spec, answer, name) === source) ?? field;
}
