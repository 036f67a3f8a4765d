import { alternativesOf, type Schema } from "./document.ts";
import { isReason, subjectOf } from "./subject.ts";

/** Which of the orders that a call was about a list, or a map, of its answer has. */
export interface Takes {
  readonly canceled: boolean;
  readonly failed: boolean;
}

/** What the items of a list, or of the groups of a map, may be; nothing where it is neither. */
export function kindsOf({
  type,
  items,
  additionalProperties: values,
  ...schema
}: Schema): readonly Schema[] | undefined {
  if (type === "array") return alternativesOf(items ?? {}) ?? [items ?? {}];
  if (type !== "object" || schema.properties || typeof values !== "object") return undefined;
  return kindsOf(values) ?? alternativesOf(values) ?? [values];
}

/** What a list has that stands alone: the orders, and why others were not canceled, if its items can say so. */
export function takesOf(list: Schema): Takes {
  return { canceled: true, failed: kindsOf(list)?.some((kind) => subjectOf(kind) === "error") === true };
}

/**
 * What each list of an object has, by the name of the property. Where one has nothing but reasons and another one has
 * not, they stand apart.
 */
export function shareOut(properties: Readonly<Record<string, Schema>>): ReadonlyMap<string, Takes> {
  const lists = Object.entries(properties).filter(([, property]) => kindsOf(property));
  const ofReasons = lists.filter(([, list]) => kindsOf(list)?.every(isReason));
  const isApart = ofReasons.length > 0 && ofReasons.length < lists.length;
  return new Map(
    lists.map((entry) => {
      const [name, list] = entry;
      const failed = ofReasons.includes(entry);
      return [name, isApart ? { canceled: !failed, failed } : takesOf(list)];
    }),
  );
}
