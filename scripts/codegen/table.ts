import { type Dependency, parametersOf } from "../../src/dependency.ts";
import type { Operation, Parameter, Target, Value } from "../../src/operation.ts";
import { dependencyCode } from "./dependency-code.ts";
import { header } from "./header.ts";
import { type DependencySyntaxError, parseDependency } from "./idl.ts";
import { answerShapes } from "./shape.ts";
import { dereference, isObject, type Json, type JsonObject, resolve, type Spec, SpecError } from "./spec.ts";

const methods = ["get", "post", "put", "delete", "patch"] as const;

/** An operation with its place in the spec. */
export interface SpecOperation {
  readonly spec: Spec;
  readonly path: readonly string[];
  readonly node: JsonObject;
  readonly operation: OperationFacts;
}

/** What the spec says of an operation, before codegen turns rules and answer into code. */
export type OperationFacts = Omit<Operation, "answer" | "dependencies"> & {
  readonly dependencies: readonly Dependency[];
};

/** Reads every operation of a spec. */
export function readOperations(spec: Spec): readonly SpecOperation[] {
  const operations: SpecOperation[] = [];
  const paths = isObject(spec.root.paths) ? spec.root.paths : {};
  for (const [template, item] of Object.entries(paths)) {
    for (const method of methods) {
      const node = isObject(item) ? item[method] : undefined;
      if (!isObject(node)) continue;
      const path = ["paths", template, method];
      const shared = isObject(item) && Array.isArray(item.parameters) ? item.parameters : [];
      operations.push({ spec, path, node, operation: readOperation(spec, path, template, method, node, shared) });
    }
  }
  const seen = new Set<string>();
  for (const { path, operation } of operations) {
    if (seen.has(operation.id)) throw new SpecError(spec, path, `\`operationId\` ${operation.id} is used twice`);
    seen.add(operation.id);
  }
  return operations;
}

function readOperation(
  spec: Spec,
  path: readonly string[],
  template: string,
  method: (typeof methods)[number],
  node: JsonObject,
  shared: readonly Json[],
): OperationFacts {
  const id = node.operationId;
  if (typeof id !== "string" || !/^[a-z][A-Za-z0-9]*$/.test(id)) {
    throw new SpecError(spec, path, "an operation needs an `operationId` in camelCase");
  }
  const own = Array.isArray(node.parameters) ? node.parameters : [];
  const parameters = [...shared, ...own].map((item, index) =>
    readParameter(spec, [...path, "parameters", String(index - shared.length)], item),
  );
  const body = readBody(spec, [...path, "requestBody"], resolve(spec, node.requestBody ?? null));
  parameters.push(...body.parameters);
  for (const [index, { name }] of parameters.entries()) {
    if (parameters.findIndex((other) => other.name === name) < index) {
      throw new SpecError(spec, path, `two parameters are called \`${name}\``);
    }
  }
  for (const name of template.match(/(?<=\{)[^{}]+(?=\})/g) ?? []) {
    if (!parameters.some((parameter) => parameter.name === name && parameter.in === "path")) {
      throw new SpecError(spec, path, `the path parameter \`${name}\` is not described`);
    }
  }
  const target = readTarget(spec, path, node, parameters);
  const [status] = successOf(spec, path, node);
  return {
    id,
    method: method.toUpperCase() as Operation["method"],
    path: template,
    security: readSecurity(node.security ?? spec.root.security),
    parameters,
    dependencies: readDependencies(spec, path, node, parameters),
    ...(body.kind && { body: body.kind }),
    weight: readWeight(spec, path, node),
    ...(target && { target }),
    status,
  };
}

/** The documented success: its status and its response. */
export function successOf(spec: Spec, path: readonly string[], node: JsonObject): [number, JsonObject] {
  const responses = isObject(node.responses) ? node.responses : {};
  const status = Object.keys(responses).find((key) => /^2\d\d$/.test(key));
  const response = status === undefined ? undefined : resolve(spec, responses[status] ?? null);
  if (!isObject(response)) throw new SpecError(spec, path, "an operation needs a response with a status of 200 to 299");
  return [Number(status), response];
}

function readSecurity(security: Json | undefined): readonly string[] {
  const [first] = Array.isArray(security) ? security : [];
  return isObject(first) ? Object.keys(first) : [];
}

function readParameter(spec: Spec, path: readonly string[], item: Json): Parameter {
  const node = resolve(spec, item);
  if (!isObject(node)) throw new SpecError(spec, path, "a parameter is not an object");
  const { name, in: place } = node;
  if (typeof name !== "string" || (place !== "path" && place !== "query" && place !== "header")) {
    throw new SpecError(spec, path, "a parameter needs a `name`, and `in` one of path, query and header");
  }
  const content = isObject(node.content) ? node.content["application/json"] : undefined;
  const schema = isObject(content) ? content.schema : node.schema;
  const value = readValue(spec, path, schema ?? null);
  const structured = value.type === "list" || value.type === "object";
  if (value.type === "object" && !content) {
    throw new SpecError(spec, path, `\`${name}\`: an object is sent as \`content: application/json\``);
  }
  return {
    name,
    in: place,
    value,
    ...(node.required === true && { required: true }),
    ...(node["x-filled"] === true && { filled: true }),
    ...(node["x-option"] === true && { option: true }),
    ...(structured && { list: content ? "json" : node.explode === false ? "csv" : "repeat" }),
  };
}

function readBody(
  spec: Spec,
  path: readonly string[],
  node: Json,
): { readonly kind?: NonNullable<Operation["body"]>; readonly parameters: readonly Parameter[] } {
  if (!isObject(node)) return { parameters: [] };
  const [media, ...others] = Object.entries(isObject(node.content) ? node.content : {});
  const form = media?.[0] === "application/x-www-form-urlencoded";
  if (!media || others.length > 0 || !(form || media[0] === "application/json") || !isObject(media[1])) {
    throw new SpecError(spec, path, "a body is either application/x-www-form-urlencoded or application/json");
  }
  const schema = dereference(spec, media[1].schema ?? null);
  if (isObject(schema) && isObject(schema.properties) && !isObject(schema.additionalProperties)) {
    const required = Array.isArray(schema.required) ? schema.required : [];
    const parameters = Object.entries(schema.properties).map(([name, property]): Parameter => {
      const value = readValue(spec, [...path, "content", media[0], "schema", "properties", name], property);
      const extra = isObject(property) ? property : {};
      return {
        name,
        in: "body",
        value,
        ...(required.includes(name) && { required: true }),
        ...(extra["x-filled"] === true && { filled: true }),
        ...(extra["x-option"] === true && { option: true }),
        ...(form && (value.type === "list" || value.type === "object") && { list: "json" }),
      };
    });
    return { kind: form ? "form" : "json", parameters };
  }
  if (form) throw new SpecError(spec, path, "a form body needs a schema with `properties`");
  const value = readValue(spec, path, schema);
  return {
    kind: "json-value",
    parameters: [{ name: "body", in: "body", value, ...(node.required === true && { required: true }) }],
  };
}

function readValue(spec: Spec, path: readonly string[], item: Json): Value {
  const schema = resolve(spec, item);
  if (!isObject(schema)) throw new SpecError(spec, path, "a parameter needs a schema");
  const pick = <K extends string>(...keys: K[]) =>
    Object.fromEntries(keys.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])));
  if (schema.format === "int64") return { type: "id", ...(schema.type === "string" && { text: true }) };
  switch (schema.type) {
    case "string":
      if (schema.format === "decimal") return { type: "decimal" };
      return { type: "string", ...pick("enum", "pattern", "minLength", "maxLength") };
    case "integer":
    case "number":
      return { type: schema.type, ...pick("minimum", "maximum") };
    case "boolean":
      return { type: "boolean" };
    case "array":
      return {
        type: "list",
        items: readValue(spec, path, schema.items ?? null),
        ...pick("minItems", "maxItems"),
        ...(schema.uniqueItems === true && { uniqueItems: true }),
      };
    case "object": {
      const properties = isObject(schema.properties) ? schema.properties : {};
      return {
        type: "object",
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, property]) => [name, readValue(spec, path, property)]),
        ),
        ...pick("required"),
        ...(isObject(schema.additionalProperties) && {
          additional: readValue(spec, path, schema.additionalProperties),
        }),
      };
    }
    default:
      throw new SpecError(spec, path, `a parameter cannot be of type ${JSON.stringify(schema.type)}`);
  }
}

function readDependencies(
  spec: Spec,
  path: readonly string[],
  node: JsonObject,
  parameters: readonly Parameter[],
): readonly Dependency[] {
  const list = Array.isArray(node["x-dependencies"]) ? node["x-dependencies"] : [];
  return list.map((text, index) => {
    const place = [...path, "x-dependencies", index] as string[];
    let dependency: Dependency;
    try {
      dependency = parseDependency(String(text));
    } catch (error) {
      throw new SpecError(spec, place, (error as DependencySyntaxError).message);
    }
    for (const name of parametersOf(dependency)) {
      if (!parameters.some((parameter) => parameter.name === name)) {
        throw new SpecError(spec, place, `\`${String(text)}\` names \`${name}\`, which is no parameter`);
      }
    }
    return dependency;
  });
}

function readWeight(spec: Spec, path: readonly string[], node: JsonObject): Operation["weight"] {
  const limits = isObject(spec.root["x-rate-limits"]) ? spec.root["x-rate-limits"] : {};
  const list = Array.isArray(node["x-weight"]) ? node["x-weight"] : [];
  return list.map((item) => {
    const { limit, weight } = isObject(item) ? item : ({} as JsonObject);
    if (typeof limit !== "string" || !(limit in limits) || typeof weight !== "number") {
      throw new SpecError(spec, [...path, "x-weight"], "`x-weight` needs a `weight` and a `limit` of `x-rate-limits`");
    }
    return { limit, weight };
  });
}

function readTarget(
  spec: Spec,
  path: readonly string[],
  node: JsonObject,
  parameters: readonly Parameter[],
): Target | undefined {
  const target = node["x-target"];
  if (!isObject(target)) return undefined;
  const by = isObject(target.by) ? target.by : {};
  const within = isObject(target.within) ? target.within : {};
  for (const name of [...Object.keys(by), ...Object.keys(within)]) {
    if (!parameters.some((parameter) => parameter.name === name)) {
      throw new SpecError(spec, [...path, "x-target"], `\`x-target\` names \`${name}\`, which is no parameter`);
    }
  }
  return { effect: target.effect, item: target.item, select: target.select, by, within } as unknown as Target;
}

/** The module with the operation table of an API. */
export function tableModule(spec: Spec, operations: readonly SpecOperation[]): string {
  const shapes = answerShapes(spec, operations);
  const rows = operations.map(({ operation: { dependencies, ...facts } }) => {
    const rules = dependencies.map(dependencyCode);
    const code = JSON.stringify(facts, null, 2).slice(0, -2).replaceAll("\n", "\n  ");
    const row = `  ${facts.id}: ${code},
    "dependencies": [${rules.map((rule) => rule.code).join(", ")}],
    "answer": ${shapes.answers.get(facts.id)}
  },
`;
    return { row, interpreted: rules.some((rule) => rule.interpreted) };
  });
  const table = rows.map(({ row }) => row).join("");
  const interpreter = rows.some(({ interpreted }) => interpreted)
    ? 'import { compileDependency } from "../../src/dependency.ts";\n'
    : "";
  return `${header(spec.file)}
${interpreter}import type { Api, Operation, Shape } from "../../src/operation.ts";

export const api: Api = ${JSON.stringify(readApi(spec), null, 2)};

${shapes.declarations}export const operations = {
${table}} satisfies Record<string, Operation>;
`;
}

function readApi(spec: Spec): Json {
  const { servers, "x-statuses": statuses, "x-errors": errors, "x-rate-limits": limits } = spec.root;
  const [server] = Array.isArray(servers) ? servers : [];
  if (!isObject(server) || typeof server.url !== "string") throw new SpecError(spec, ["servers"], "a server is needed");
  const rows = (list: Json | undefined) => (Array.isArray(list) ? list : []).filter(isObject);
  return {
    name: spec.name,
    server: server.url.replace(/\/$/, ""),
    statuses: rows(statuses).map(({ meaning: _, ...row }) => row),
    unknownCodes: [...new Set(rows(errors).flatMap((row) => (row.outcome === "unknown" ? [row.code ?? null] : [])))],
    limits: limits ?? {},
  };
}
