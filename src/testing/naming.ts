import type { Target } from "../facts.ts";
import { fieldsAsked } from "./asks.ts";
import type { Schema } from "./document.ts";
import { isStructured } from "./subject.ts";
import { kindsOf } from "./takes.ts";

/** How the calls of an operation, and its answers, name orders. */
export interface Naming {
  /** The order's fields that calls name orders by. */
  readonly fields: ReadonlySet<string>;
  /** The order's field that a value shows which stands alone; nothing where the document leaves that open. */
  fieldOf(schema: Schema): string | undefined;
}

/** What answers that are about no orders name. */
export const unnamed: Naming = { fields: new Set(), fieldOf: () => undefined };

/** Reads how an operation names orders. A value that stands alone is what calls list, as clients take it. */
export function readNaming(target: Target | undefined, schemaOf: (parameter: string) => Schema | undefined): Naming {
  if (!target) return unnamed;
  const lists = Object.entries(target.by).flatMap(([parameter, field]) => {
    const schema = schemaOf(parameter) ?? {};
    const kind = kindsOf(schema) && fieldsAsked(schema, field).get(field);
    return kind ? [{ kind, field }] : [];
  });
  return {
    fields: new Set(Object.values(target.by)),
    fieldOf(schema) {
      const [found, ...others] = lists.filter(({ kind }) => isAlike(kind, schema));
      return others.length === 0 ? found?.field : undefined;
    },
  };
}

/** Whether nobody can tell what of an order stands where a value of this schema does. */
export function isUnclear(naming: Naming, schema: Schema): boolean {
  return !isStructured(schema) && schema["x-value"] === undefined && naming.fieldOf(schema) === undefined;
}

/** Ids are ids whatever the wire shows. */
function isAlike(one: Schema, other: Schema): boolean {
  if (one.format === "int64" || other.format === "int64") return one.format === other.format;
  return one.type !== undefined && one.type === other.type;
}
