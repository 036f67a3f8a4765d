import { isObject, type Json, type JsonObject, resolve, type Spec, SpecError } from "./spec.ts";
import { type SpecOperation, successOf } from "./table.ts";

/** The shapes of all answers as code; a schema of `components` becomes a constant of its own. */
export function answerShapes(
  spec: Spec,
  operations: readonly SpecOperation[],
): { readonly declarations: string; readonly answers: ReadonlyMap<string, string> } {
  const declared = new Map<string, string>();

  function shapeOf(schema: Json | undefined, path: readonly string[]): string {
    const $ref = isObject(schema) ? schema.$ref : undefined;
    const name = typeof $ref === "string" ? /^#\/components\/schemas\/(\w+)$/.exec($ref)?.[1] : undefined;
    const resolved = resolve(spec, schema ?? null);
    if (!isObject(resolved)) return '{ type: "any" }';
    if (name === undefined || resolved.type !== "object") return literalOf(resolved, path);
    if (!declared.has(name)) {
      declared.set(name, "");
      const literal = literalOf(resolved, ["components", "schemas", name]);
      // A constant comes behind those that it mentions.
      declared.delete(name);
      declared.set(name, literal);
    } else if (declared.get(name) === "") {
      throw new SpecError(spec, ["components", "schemas", name], "a schema contains itself");
    }
    return name;
  }

  function literalOf(schema: JsonObject, path: readonly string[]): string {
    if (schema.format === "int64") return '{ type: "id" }';
    const branches = schema.oneOf ?? schema.anyOf;
    if (Array.isArray(branches)) {
      return `{ type: "oneOf", shapes: [${branches.map((branch) => shapeOf(branch, path)).join(", ")}] }`;
    }
    if (Array.isArray(schema.allOf)) {
      throw new SpecError(spec, path, "`allOf` is not read: write the properties out");
    }
    switch (schema.type) {
      case "string":
      case "boolean":
        return `{ type: "${schema.type}" }`;
      case "integer":
      case "number":
        return '{ type: "number" }';
      case "array":
        return `{ type: "array", items: ${shapeOf(schema.items, path)} }`;
      case "object":
        return objectOf(schema, path);
      default:
        return '{ type: "any" }';
    }
  }

  function objectOf(schema: JsonObject, path: readonly string[]): string {
    const properties = Object.entries(isObject(schema.properties) ? schema.properties : {});
    if (properties.length === 0 && isObject(schema.additionalProperties)) {
      return `{ type: "map", values: ${shapeOf(schema.additionalProperties, path)} }`;
    }
    const required = Array.isArray(schema.required) ? schema.required : [];
    const fields = properties
      .map(([name, property]) => [name, shapeOf(property, path)] as const)
      // What is neither required nor holds an id needs no look.
      .filter(
        ([name, shape]) => required.includes(name) || !/^\{ type: "(?:any|string|number|boolean)" \}$/.test(shape),
      )
      .map(([name, shape]) => `${JSON.stringify(name)}: ${shape}`);
    return `{ type: "object", required: ${JSON.stringify(required)}, fields: { ${fields.join(", ")} } }`;
  }

  const answers = new Map(
    operations.map(({ path, node, operation }) => {
      const [status, response] = successOf(spec, path, node);
      const content = isObject(response.content) ? response.content["application/json"] : undefined;
      const shape = shapeOf(isObject(content) ? content.schema : undefined, [...path, "responses", String(status)]);
      return [operation.id, shape];
    }),
  );
  const declarations = [...declared].map(([name, shape]) => `const ${name}: Shape = ${shape};\n\n`).join("");
  return { declarations, answers };
}
