import { dereference, isObject, type Json, type JsonObject, resolve, type Spec, SpecError } from "./spec.ts";
import { type SpecOperation, successOf } from "./table.ts";

const any = '{ type: "any" }';

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
    if (!isObject(resolved)) return any;
    if (name === undefined || resolved.type !== "object") return literalOf(resolved, path);
    // A constant comes behind those that it mentions.
    const constant = `${name}Shape`;
    if (!declared.has(constant)) declared.set(constant, literalOf(resolved, path));
    return constant;
  }

  function literalOf(schema: JsonObject, path: readonly string[]): string {
    if (schema.format === "int64") return '{ type: "id" }';
    for (const key of ["oneOf", "anyOf"]) {
      const branches = schema[key];
      if (!Array.isArray(branches)) continue;
      const shapes = branches.map((branch, index) => shapeOf(branch, [...path, key, String(index)]));
      return `{ type: "oneOf", shapes: [${shapes.join(", ")}] }`;
    }
    if (schema.allOf !== undefined) {
      throw new SpecError(spec, [...path, "allOf"], "`allOf` is not read: write the properties out");
    }
    switch (schema.type) {
      case "string":
      case "boolean":
        return `{ type: "${schema.type}" }`;
      case "integer":
      case "number":
        return '{ type: "number" }';
      case "array":
        return `{ type: "array", items: ${shapeOf(schema.items, [...path, "items"])} }`;
      case "object":
        return objectOf(schema, path);
      default:
        for (const key of ["properties", "items"].filter((each) => schema[each] !== undefined)) {
          throw new SpecError(spec, [...path, key], `a schema with \`${key}\` needs a \`type\``);
        }
        return any;
    }
  }

  function objectOf(schema: JsonObject, path: readonly string[]): string {
    const properties = Object.entries(isObject(schema.properties) ? schema.properties : {});
    const place = [...path, "additionalProperties"];
    const values = isObject(schema.additionalProperties) ? shapeOf(schema.additionalProperties, place) : undefined;
    if (properties.length === 0 && values) return `{ type: "map", values: ${values} }`;
    if (values && values !== any) throw new SpecError(spec, place, "either `properties` or `additionalProperties`");
    const required = Array.isArray(schema.required) ? schema.required : [];
    const fields = properties
      .map(([name, property]) => [name, shapeOf(property, [...path, "properties", name])] as const)
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
      const schema = isObject(content) ? content.schema : undefined;
      // Fails if the schema contains itself, which no shape can.
      dereference(spec, schema ?? null);
      const place = [...path, "responses", String(status), "content", "application/json", "schema"];
      return [operation.id, shapeOf(schema, place)];
    }),
  );
  const declarations = [...declared].map(([name, shape]) => `const ${name}: Shape = ${shape};\n\n`).join("");
  return { declarations, answers };
}
