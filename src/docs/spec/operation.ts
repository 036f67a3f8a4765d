import { type SpecFile, SpecNode } from "./node.ts";

/** A parameter of an operation, or a field of its body. */
export interface SpecParameter {
  readonly name: string;
  readonly in: "header" | "path" | "query" | "body";
  readonly node: SpecNode;
  readonly schema: SpecNode | undefined;
  readonly required: boolean;
}

/** What an operation takes from a budget. */
export interface SpecCost {
  readonly node: SpecNode;
  readonly weight: number;
  readonly scope: string;
  readonly limit: number;
  readonly intervalMs: number;
}

/** An operation of a spec, in the terms that pages speak in. */
export interface SpecOperation {
  readonly spec: SpecFile;
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly node: SpecNode;
  /** The line of its path. */
  readonly pathLine: number;
  readonly parameters: readonly SpecParameter[];
  /** The schema that the fields of the body are described in; for a list that of its items. */
  readonly body: SpecNode | undefined;
  /** Header or query parameters that the security schemes add, by name. */
  readonly security: ReadonlyMap<string, SpecNode>;
  /** The parameter that says how long a request is valid, and how long by default: known from the signing rules. */
  readonly window: { readonly name: string | undefined; readonly ms: number | undefined };
  readonly rules: readonly SpecNode[];
  readonly costs: readonly SpecCost[];
  /** The schema of the documented success. */
  readonly answer: SpecNode | undefined;
  /** The page's example of it. */
  readonly example: SpecNode | undefined;
  readonly codes: readonly number[];
}

const methods = ["get", "post", "put", "delete", "patch"];

const known = new WeakMap<SpecFile, readonly SpecOperation[]>();

/** Every operation of a spec. */
export function operationsOf(spec: SpecFile): readonly SpecOperation[] {
  const operations = known.get(spec) ?? readOperations(spec);
  known.set(spec, operations);
  return operations;
}

function readOperations(spec: SpecFile): readonly SpecOperation[] {
  const root = SpecNode.root(spec);
  return (root.get("paths")?.entries() ?? []).flatMap(([path, item]) =>
    item
      .entries()
      .flatMap(([method, node]) =>
        methods.includes(method) ? [readOperation(spec, root, path, item, method, node)] : [],
      ),
  );
}

function readOperation(
  spec: SpecFile,
  root: SpecNode,
  path: string,
  item: SpecNode,
  method: string,
  node: SpecNode,
): SpecOperation {
  const listed = [...(item.get("parameters")?.items() ?? []), ...(node.get("parameters")?.items() ?? [])];
  const schemes = securityOf(root, node);
  const [, success] =
    node
      .get("responses")
      ?.entries()
      .find(([status]) => /^2/.test(status)) ?? [];
  const media = success?.at("content", "application/json");
  const signature = schemes.map((scheme) => scheme.get("x-signature")).find((found) => found);
  return {
    spec,
    id: node.get("operationId")?.text ?? `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    node,
    pathLine: item.line,
    parameters: [...listed.flatMap(readParameter), ...fieldsOf(bodyOf(node))],
    body: bodyOf(node),
    security: new Map(
      schemes.flatMap((scheme) =>
        scheme.get("name")?.text ? [[scheme.get("name")?.text ?? "", scheme] as const] : [],
      ),
    ),
    window: { name: signature?.get("window")?.text, ms: signature?.get("windowMs")?.number },
    rules: node.get("x-dependencies")?.items() ?? [],
    costs: (node.get("x-weight")?.items() ?? []).flatMap((cost) => readCost(root, cost)),
    answer: media?.get("schema"),
    example: media?.get("examples")?.entries()[0]?.[1].get("value") ?? media?.get("example"),
    codes: (node.get("x-error-codes")?.items() ?? []).flatMap((code) => code.number ?? []),
  };
}

function readParameter(node: SpecNode): readonly SpecParameter[] {
  const name = node.get("name")?.text;
  const place = node.get("in")?.text;
  if (!name || (place !== "query" && place !== "path" && place !== "header")) return [];
  const schema = node.at("content", "application/json", "schema") ?? node.get("schema");
  return [{ name, in: place, node, schema, required: node.get("required")?.value === true }];
}

function bodyOf(node: SpecNode): SpecNode | undefined {
  const [media] = node.at("requestBody", "content")?.entries() ?? [];
  const schema = media?.[1].get("schema");
  return schema?.get("type")?.text === "array" ? schema.get("items") : schema;
}

function fieldsOf(schema: SpecNode | undefined): readonly SpecParameter[] {
  const required =
    schema
      ?.get("required")
      ?.items()
      .map(({ value }) => value) ?? [];
  return (schema?.get("properties")?.entries() ?? []).map(([name, property]) => ({
    name,
    in: "body",
    node: property,
    schema: property,
    required: required.includes(name),
  }));
}

function securityOf(root: SpecNode, node: SpecNode): readonly SpecNode[] {
  const [first] = (node.get("security") ?? root.get("security"))?.items() ?? [];
  return (first?.entries() ?? []).flatMap(([name]) => root.at("components", "securitySchemes", name) ?? []);
}

function readCost(root: SpecNode, node: SpecNode): readonly SpecCost[] {
  const limit = root.at("x-rate-limits", node.get("limit")?.text ?? "");
  const weight = node.get("weight")?.number;
  if (!limit || weight === undefined) return [];
  return [
    {
      node,
      weight,
      scope: limit.get("scope")?.text ?? "",
      limit: limit.get("limit")?.number ?? 0,
      intervalMs: limit.get("intervalMs")?.number ?? 0,
    },
  ];
}
