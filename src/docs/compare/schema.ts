import type { Node } from "jsonc-parser";
import type { Example } from "../read/example.ts";
import type { SpecNode } from "../spec/node.ts";

/** A member of an object in an example. */
export interface Member {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

/** The members of an object; one that has no value, as sloppy JSON leaves it, is left out. */
export function membersOf(json: Node): readonly Member[] {
  if (json.type !== "object") return [];
  return (json.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key && value ? [{ name: String(key.value), key, value }] : [];
  });
}

/** The JSON type of a value; 1.0 is a number, 1 is an integer. */
export function jsonType(json: Node, example: Example): string {
  if (json.type !== "number") return json.type;
  return /^-?\d+$/.test(example.sourceOf(json)) ? "integer" : "number";
}

/** The types that a schema allows; none if it does not say. */
export function typesOf(schema: SpecNode): readonly string[] {
  const type = schema.get("type");
  if (type?.text) return [type.text];
  const listed = type?.items().flatMap(({ text }) => text ?? []) ?? [];
  if (listed.length > 0) return listed;
  return schema.get("properties") || schema.get("allOf") ? ["object"] : [];
}

/** The properties of a schema, those of its `allOf` included. */
export function propertiesOf(schema: SpecNode): ReadonlyMap<string, SpecNode> {
  return new Map([
    ...(schema.get("allOf")?.items() ?? []).flatMap((part) => [...propertiesOf(part)]),
    ...(schema.get("properties")?.entries() ?? []),
  ]);
}

/** The names of the properties that a schema requires. */
export function requiredOf(schema: SpecNode): ReadonlySet<string> {
  return new Set([
    ...(schema.get("allOf")?.items() ?? []).flatMap((part) => [...requiredOf(part)]),
    ...(schema.get("required")?.items() ?? []).flatMap(({ text }) => text ?? []),
  ]);
}

/** Of several schemas the one that a value looks most like. */
export function alternativeFor(json: Node, schema: SpecNode, example: Example): SpecNode {
  const alternatives = (schema.get("oneOf") ?? schema.get("anyOf"))?.items() ?? [];
  if (alternatives.length === 0) return schema;
  const names = membersOf(json).map(({ name }) => name);
  const score = (option: SpecNode) => {
    const types = typesOf(option);
    if (types.length > 0 && !types.includes(jsonType(json, example))) return Number.NEGATIVE_INFINITY;
    const properties = propertiesOf(option);
    const wanting = [...requiredOf(option)].filter((name) => !names.includes(name)).length;
    return (
      names.filter((name) => properties.has(name)).length * 2 -
      wanting -
      names.filter((name) => !properties.has(name)).length
    );
  };
  const [first = schema] = alternatives;
  const best = alternatives.reduce((best, option) => (score(option) > score(best) ? option : best), first);
  return best.get("oneOf") || best.get("anyOf") ? alternativeFor(json, best, example) : best;
}
