import type { ParameterFacts, Value } from "../../src/facts.ts";
import type { Operation } from "../../src/operation.ts";
import { dereference, isObject, type Json, type JsonObject, type Spec, SpecError } from "./spec.ts";

/** Reads an entry of `parameters`. */
export function readParameter(spec: Spec, path: readonly string[], item: Json): ParameterFacts {
  const node = dereference(spec, item);
  if (!isObject(node)) throw new SpecError(spec, path, "a parameter is not an object");
  const { name, in: place, style } = node;
  if (typeof name !== "string" || (place !== "path" && place !== "query" && place !== "header")) {
    throw new SpecError(spec, path, "a parameter needs a `name`, and `in` one of path, query and header");
  }
  if (style !== undefined && style !== (place === "query" ? "form" : "simple")) {
    throw new SpecError(spec, [...path, "style"], `\`${name}\`: the style ${String(style)} is not read`);
  }
  const content = isObject(node.content) ? node.content["application/json"] : undefined;
  const value = isObject(content)
    ? readValue(spec, [...path, "content", "application/json", "schema"], content.schema)
    : readValue(spec, [...path, "schema"], node.schema);
  if (
    !content &&
    (value.type === "object" || (value.type === "list" && ["list", "object"].includes(value.items.type)))
  ) {
    const rule = `\`${name}\`: an object or a list of lists is sent as \`content: application/json\``;
    throw new SpecError(spec, [...path, "schema"], rule);
  }
  const joined = place !== "query" || node.explode === false ? "csv" : "repeat";
  return {
    name,
    in: place,
    value,
    ...((node.required === true || place === "path") && { required: true }),
    ...facts(node),
    ...(content ? { list: "json" } : value.type === "list" && { list: joined }),
  };
}

/** Reads what is sent in the body: one parameter for each property, or the parameter `body` for all of it. */
export function readBody(
  spec: Spec,
  path: readonly string[],
  item: Json | undefined,
): { readonly kind?: NonNullable<Operation["body"]>; readonly parameters: readonly ParameterFacts[] } {
  const node = dereference(spec, item ?? null);
  if (!isObject(node)) return { parameters: [] };
  const [media, ...others] = Object.entries(isObject(node.content) ? node.content : {});
  const form = media?.[0] === "application/x-www-form-urlencoded";
  if (!media || others.length > 0 || !(form || media[0] === "application/json") || !isObject(media[1])) {
    throw new SpecError(spec, path, "a body is either application/x-www-form-urlencoded or application/json");
  }
  const { schema } = media[1];
  const place = [...path, "content", media[0], "schema"];
  if (isObject(schema) && isObject(schema.properties) && !isObject(schema.additionalProperties)) {
    const required = Array.isArray(schema.required) ? schema.required : [];
    const parameters = Object.entries(schema.properties).map(([name, property]): ParameterFacts => {
      const value = readValue(spec, [...place, "properties", name], property);
      return {
        name,
        in: "body",
        value,
        ...(required.includes(name) && { required: true }),
        ...facts(property),
        ...(form && (value.type === "list" || value.type === "object") && { list: "json" }),
      };
    });
    return { kind: form ? "form" : "json", parameters };
  }
  if (form) throw new SpecError(spec, place, "a form body needs a schema with `properties`");
  const value = readValue(spec, place, schema);
  return {
    kind: "json-value",
    parameters: [{ name: "body", in: "body", value, ...(node.required === true && { required: true }) }],
  };
}

function facts(node: Json): Pick<ParameterFacts, "filled" | "option" | "example"> {
  if (!isObject(node)) return {};
  return {
    ...(node["x-filled"] === true && { filled: true }),
    ...(node["x-option"] === true && { option: true }),
    ...(typeof node.example === "string" && { example: node.example }),
  };
}

// What a schema may say beside the keywords that become rules.
const remarks = ["type", "format", "title", "description", "default", "example", "examples", "deprecated"];

function readValue(spec: Spec, path: readonly string[], schema: Json | undefined): Value {
  if (!isObject(schema)) throw new SpecError(spec, path, "a parameter needs a schema");
  /** The keywords that become rules; another one would stand in the spec without being kept. */
  const pick = (...keys: readonly string[]) => {
    const unread = Object.keys(schema).find((key) => ![...keys, ...remarks].includes(key) && !key.startsWith("x-"));
    if (unread) throw new SpecError(spec, [...path, unread], `\`${unread}\` is not read here, so nobody would keep it`);
    return Object.fromEntries(keys.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])));
  };
  if (schema.format === "int64") return { type: "id", ...pick(), ...(schema.type === "string" && { text: true }) };
  switch (schema.type) {
    case "string":
      if (schema.format === "decimal") return { type: "decimal", ...pick() };
      assertPattern(spec, [...path, "pattern"], schema.pattern);
      return { type: "string", ...pick("enum", "pattern", "minLength", "maxLength") };
    case "integer":
    case "number":
      return { type: schema.type, ...pick("minimum", "maximum") };
    case "boolean":
      return { type: "boolean", ...pick() };
    case "array": {
      const { items, ...bounds } = pick("items", "minItems", "maxItems", "uniqueItems");
      return { type: "list", items: readValue(spec, [...path, "items"], items as Json), ...bounds };
    }
    case "object":
      return { ...readObject(spec, path, pick), ...sourcesIn(schema) };
    default:
      throw new SpecError(spec, [...path, "type"], `a parameter cannot be of type ${JSON.stringify(schema.type)}`);
  }
}

function assertPattern(spec: Spec, path: readonly string[], pattern: Json | undefined): void {
  try {
    // As the rules compile it, and JSON Schema asks: some escapes that are read without `u` are none with it.
    new RegExp(String(pattern ?? ""), "u");
  } catch (error) {
    throw new SpecError(spec, path, (error as Error).message);
  }
}

function readObject(
  spec: Spec,
  path: readonly string[],
  pick: (...keys: readonly string[]) => Readonly<Record<string, Json | undefined>>,
): Value {
  const counts = ["minProperties", "maxProperties"];
  const {
    properties = {},
    additionalProperties: additional = false,
    propertyNames: names,
    ...rules
  } = pick("properties", "required", "additionalProperties", "propertyNames", ...counts);
  const entries = Object.entries(isObject(properties) ? properties : {});
  const read = (key: string, schema: Json) => readValue(spec, [...path, key], schema);
  return {
    type: "object",
    properties: Object.fromEntries(
      entries.map(([name, property]) => [name, readValue(spec, [...path, "properties", name], property)]),
    ),
    ...rules,
    ...(additional !== false && { additional: read("additionalProperties", additional) }),
    ...(names !== undefined && { names: read("propertyNames", names) }),
  };
}

/** What the names and properties of an object stand for, in a parameter that lists orders. */
function sourcesIn({ "x-group-by": group, properties }: JsonObject) {
  const sources = Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) => {
    const [, field] = /^order\.(.+)$/.exec(String(isObject(property) ? property["x-value"] : "")) ?? [];
    return field === undefined ? [] : [[name, field]];
  });
  return {
    ...(typeof group === "string" && { group }),
    ...(sources.length > 0 && { sources: Object.fromEntries(sources) }),
  };
}
