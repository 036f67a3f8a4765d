import { isObject, type Json, type JsonObject, pascalCase, resolve, type Spec } from "./spec.ts";

/**
 * The document that openapi-generator turns into classes: what callers give and get, and nothing that the generated
 * code would do by itself. Signing is ours, so that it must ask for no key; parameters are written by us, so that how a
 * list is encoded is left out.
 */
export function generatorDocument(spec: Spec): Json {
  const { security: _, ...root } = withoutFilled(spec.root) as JsonObject;
  const { securitySchemes: _schemes, parameters: _parameters, ...components } = objectOf(root.components);
  // The class is named after the tag.
  const tag = pascalCase(spec.name);
  const paths = mapValues(objectOf(root.paths), (item) =>
    mapValues(objectOf(item), (value, key) => {
      if (key === "parameters") return parametersOf(spec, value);
      if (!isObject(value) || !("responses" in value)) return value;
      const { security: _security, ...operation } = value;
      return {
        ...operation,
        tags: [tag],
        "x-codegen-request-body-name": "body",
        ...(value.parameters !== undefined && { parameters: parametersOf(spec, value.parameters) }),
      };
    }),
  );
  return { ...root, tags: [{ name: tag }], paths, components };
}

/** The names of all parameters and properties of a document. */
export function namesIn(node: Json): ReadonlySet<string> {
  if (typeof node !== "object" || node === null) return new Set();
  const { parameters, properties } = objectOf(node);
  const given = (Array.isArray(parameters) ? parameters : []).map((parameter) => String(objectOf(parameter).name));
  return new Set([
    ...given,
    ...Object.keys(objectOf(properties)),
    ...Object.values(node).flatMap((item) => [...namesIn(item)]),
  ]);
}

function parametersOf(spec: Spec, list: Json): Json {
  return (Array.isArray(list) ? list : [])
    .map((item) => objectOf(withoutFilled(resolve(spec, item))))
    .filter((parameter) => parameter["x-filled"] !== true)
    .map(({ name, in: place, required = false, description = "", content, schema }) => {
      const media = objectOf(content)["application/json"];
      return { name, in: place, required, description, schema: (isObject(media) ? media.schema : schema) ?? {} };
    }) as Json;
}

/**
 * Drops the properties that signing fills in, and `uniqueItems`, which would make a list a `Set`: that loses a repeated
 * item without a word, and an answer's list is an array whatever its type says.
 */
function withoutFilled(node: Json): Json {
  if (Array.isArray(node)) return node.map(withoutFilled);
  if (!isObject(node)) return node;
  const { uniqueItems: _, ...rest } = node;
  const properties = Object.entries(objectOf(node.properties));
  const filled = properties.flatMap(([name, item]) => (objectOf(item)["x-filled"] === true ? [name] : []));
  return mapValues(rest, (value, key) => {
    if (key === "properties") {
      return Object.fromEntries(
        properties.flatMap(([name, item]) => (filled.includes(name) ? [] : [[name, withoutFilled(item)]])),
      );
    }
    if (key === "required" && Array.isArray(value)) return value.filter((name) => !filled.includes(name));
    return withoutFilled(value);
  });
}

function mapValues(node: JsonObject, map: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, map(value, key)]));
}

function objectOf(node: Json | undefined): JsonObject {
  return isObject(node) ? node : {};
}
