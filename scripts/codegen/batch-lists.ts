import { isObject, type Json, type JsonObject, resolve, type Spec } from "./spec.ts";

/** A list in an answer, or a map of lists or of items. */
export interface AnswerList {
  /** The fields that lead to it. */
  readonly path: readonly string[];
  /** What its items look like. */
  readonly kinds: readonly JsonObject[];
  /** Of a map: the order's field that its names are, if it says so. */
  readonly group?: string;
  /** What its items stand in. */
  readonly form: "list" | "map" | "map of lists";
}

// Schemas may lead back to themselves.
const deepest = 4;

/** The lists of an answer, the outermost first. */
export function listsIn(spec: Spec, answer: Json): readonly AnswerList[] {
  const lists: AnswerList[] = [];
  let level = [{ path: [] as readonly string[], node: answer }];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    lists.push(...level.flatMap(({ path, node }) => listAt(spec, path, node)));
    level = level.flatMap(({ path, node }) => {
      const schema = resolve(spec, node);
      const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {};
      return Object.entries(properties).map(([name, inside]) => ({ path: [...path, name], node: inside }));
    });
  }
  return lists;
}

/** How notes call lists: by the fields that lead to them. */
export function namesOf(lists: readonly AnswerList[]): string {
  return lists.map(({ path }) => (path.length > 0 ? `\`${path.join(".")}\`` : "its answer")).join(" and ");
}

function listAt(spec: Spec, path: readonly string[], node: Json): readonly AnswerList[] {
  const schema = resolve(spec, node);
  if (!isObject(schema)) return [];
  if (schema.type === "array") return [{ path, kinds: kindsOf(spec, schema.items ?? null), form: "list" }];
  const { additionalProperties, properties, "x-group-by": field } = schema;
  const values = resolve(spec, additionalProperties ?? null);
  if (isObject(properties) || !isObject(values)) return [];
  const group = typeof field === "string" && { group: field };
  if (values.type === "array") {
    return [{ path, kinds: kindsOf(spec, values.items ?? null), form: "map of lists", ...group }];
  }
  // A map of plain values may be of anything.
  const kinds = kindsOf(spec, values);
  return kinds.every((each) => isObject(each.properties)) ? [{ path, kinds, form: "map", ...group }] : [];
}

function kindsOf(spec: Spec, items: Json): readonly JsonObject[] {
  const item = resolve(spec, items);
  const kinds = isObject(item) ? (item.oneOf ?? item.anyOf) : undefined;
  return (Array.isArray(kinds) ? kinds.map((each) => resolve(spec, each)) : [item]).filter(isObject);
}
