import type { Node } from "jsonc-parser";
import type { Edit } from "../difference.ts";
import type { Example } from "../read/example.ts";
import type { SpecNode } from "../spec/node.ts";
import { schemaOfShown, shownValue } from "./example-schema.ts";
import { sharedOf } from "./shared.ts";

/** The changes for a field that the schema lacks: not mandatory, since only an example shows it. */
export function addFieldEdits(
  schema: SpecNode,
  name: string,
  node: Node,
  example: Example,
  shown: SpecNode | undefined,
): readonly Edit[] {
  return [
    {
      path: [...schema.route, "properties", name],
      value: schemaOfShown([{ node, example }], sharedOf(schema.spec), name).schema,
      looser: true,
    },
    ...(shown ? [{ path: [...shown.route, name], value: shownValue(node, example) }] : []),
  ];
}

/** The changes for a field that the example no longer shows: it may be there, and need not. */
export function dropFieldEdits(schema: SpecNode, name: string, shown: SpecNode | undefined): readonly Edit[] {
  const listed = shown?.get(name);
  return [
    ...requiredPlaces(schema, name).map((path): Edit => ({ path, looser: true })),
    ...(listed ? [{ path: listed.route }] : []),
  ];
}

/** The changes for a field under a new name. */
export function renameFieldEdits(
  schema: SpecNode,
  name: string,
  now: string,
  shown: SpecNode | undefined,
): readonly Edit[] {
  const listed = shown?.get(name);
  return [
    { path: [...schema.route, "properties", name], rename: now },
    ...requiredPlaces(schema, name).map((path) => ({ path, value: now })),
    ...(listed ? [{ path: listed.route, rename: now }] : []),
  ];
}

/** The changes for a value of another type; what the schema says beside the type stays where it still fits. */
export function typeFieldEdits(
  schema: SpecNode,
  node: Node,
  example: Example,
  name: string,
  shown: SpecNode | undefined,
): readonly Edit[] {
  const found = schemaOfShown([{ node, example }], sharedOf(schema.spec), name).schema;
  const own = schema.node && schema.spec.yaml.isMap(schema.node) && schema.node.has("type");
  const isReference = schema.path.join("/") !== schema.route.join("/");
  const value = shown ? [{ path: shown.route, value: shownValue(node, example) }] : [];
  const plain = node.type !== "object" && node.type !== "array" && typeof found.type === "string";
  if (!own || isReference || !plain) {
    const kept = isReference
      ? []
      : ["description", "x-value"].flatMap((key) => {
          const said = schema.get(key)?.value;
          return said === undefined ? [] : [[key, said]];
        });
    return [{ path: schema.route, value: { ...found, ...Object.fromEntries(kept) } }, ...value];
  }
  const format = schema.get("format")?.text;
  const fits = format === "int64" ? found.type === "string" || found.type === "integer" : format === found.format;
  return [
    { path: [...schema.route, "type"], value: found.type },
    ...(format && !fits ? [{ path: [...schema.route, "format"] }] : []),
    ...value,
  ];
}

function requiredPlaces(schema: SpecNode, name: string): readonly Edit["path"][] {
  const parts = [schema, ...(schema.get("allOf")?.items() ?? [])];
  return parts
    .flatMap((part) => part.get("required")?.items() ?? [])
    .filter(({ text }) => text === name)
    .map(({ route }) => route);
}
