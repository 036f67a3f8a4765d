import type { Shape } from "../../src/facts.ts";
import { dereference, isObject, type Json, type JsonObject, resolve, type Spec, SpecError } from "./spec.ts";
import { successOf } from "./success.ts";
import type { SpecOperation } from "./table.ts";

/** The shapes of all answers by operation (none where no content is documented), and the names of those that stand in `components`. */
export function readShapes(
  spec: Spec,
  operations: readonly SpecOperation[],
): { readonly shapes: ReadonlyMap<string, Shape | undefined>; readonly names: ReadonlyMap<Shape, string> } {
  const named = new Map<string, Shape>();

  function shapeOf(schema: Json | undefined, path: readonly string[]): Shape {
    const $ref = isObject(schema) ? schema.$ref : undefined;
    const name = typeof $ref === "string" ? /^#\/components\/schemas\/(\w+)$/.exec($ref)?.[1] : undefined;
    const resolved = resolve(spec, schema ?? null);
    if (!isObject(resolved)) return { type: "any" };
    if (name === undefined || resolved.type !== "object") return plainShape(resolved, path);
    const shape = named.get(name) ?? plainShape(resolved, path);
    named.set(name, shape);
    return shape;
  }

  function plainShape(schema: JsonObject, path: readonly string[]): Shape {
    if (schema.format === "int64") return { type: "id" };
    for (const key of ["oneOf", "anyOf"]) {
      const branches = schema[key];
      if (!Array.isArray(branches)) continue;
      const shapes = branches.map((branch, index) => shapeOf(branch, [...path, key, String(index)]));
      return { type: "oneOf", shapes };
    }
    if (schema.allOf !== undefined) {
      throw new SpecError(spec, [...path, "allOf"], "`allOf` is not read: write the properties out");
    }
    switch (schema.type) {
      case "string":
      case "boolean":
        return { type: schema.type };
      case "integer":
      case "number":
        return { type: "number" };
      case "array":
        return { type: "array", items: shapeOf(schema.items, [...path, "items"]) };
      case "object":
        return objectShape(schema, path);
      default:
        for (const key of ["properties", "items"].filter((each) => schema[each] !== undefined)) {
          throw new SpecError(spec, [...path, key], `a schema with \`${key}\` needs a \`type\``);
        }
        return { type: "any" };
    }
  }

  function objectShape(schema: JsonObject, path: readonly string[]): Shape {
    const properties = Object.entries(isObject(schema.properties) ? schema.properties : {});
    const place = [...path, "additionalProperties"];
    const values = isObject(schema.additionalProperties) ? shapeOf(schema.additionalProperties, place) : undefined;
    if (properties.length === 0 && values) return { type: "map", values };
    if (values && values.type !== "any") {
      throw new SpecError(spec, place, "either `properties` or `additionalProperties`");
    }
    const fields = properties.map(
      ([name, property]) => [name, shapeOf(property, [...path, "properties", name])] as const,
    );
    return {
      type: "object",
      required: Array.isArray(schema.required) ? schema.required.map(String) : [],
      fields: Object.fromEntries(fields),
    };
  }

  const shapes = new Map(
    operations.map(({ path, node, operation }) => {
      const [status, response] = successOf(spec, path, node);
      if (response.content === undefined) return [operation.id, undefined];
      const content = isObject(response.content) ? response.content["application/json"] : undefined;
      const schema = isObject(content) ? content.schema : undefined;
      // Fails if the schema contains itself, which no shape can.
      dereference(spec, schema ?? null);
      const place = [...path, "responses", String(status), "content", "application/json", "schema"];
      return [operation.id, shapeOf(schema, place)];
    }),
  );
  return { shapes, names: new Map([...named].map(([name, shape]) => [shape, name])) };
}
