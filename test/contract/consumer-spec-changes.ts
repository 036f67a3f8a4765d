import { Document, isMap, isPair, isScalar, isSeq, type Node, Pair, YAMLMap, YAMLSeq } from "yaml";
import { type SpecFile, SpecNode } from "../../src/docs/spec/node.ts";
import { operationsOf, type SpecOperation } from "../../src/docs/spec/operation.ts";

type Path = readonly (string | number)[];

/** What a consumer used of an API, as its test knows it. */
export interface Use {
  readonly operation: string;
  /** The names of the parameters of each call. */
  readonly calls: readonly ReadonlySet<string>[];
  /** Where the schemas stand whose values were read. */
  readonly schemas: ReadonlySet<string>;
  /** Where the objects stand whose fields were read, with the fields. */
  readonly fields: ReadonlySet<string>;
  readonly codes: ReadonlySet<unknown>;
  readonly statuses: ReadonlySet<string>;
  /** The statuses of refusals. */
  readonly refusals: ReadonlySet<number>;
}

/** A change to a spec. */
export interface SpecChange {
  readonly name: string;
  apply(document: Document): void;
  /** Whether it breaks a consumer. */
  breaks(use: Use): boolean;
  /** Where the spec has to be looked at: the first of these places that there is. */
  readonly places: readonly Path[];
}

export const placeText = (path: Path): string => JSON.stringify(path);

/** Every change of some kinds to every part of a spec. */
export function changesOf(spec: SpecFile): readonly SpecChange[] {
  const operations = operationsOf(spec);
  const all = [
    ...operations.flatMap((operation) => [
      ...changesOfOperation(operation, operations),
      ...operation.parameters.flatMap((_, index) => changesOfParameter(operation, index, operations)),
      ...changesOfAnswers(operation),
    ]),
    ...changesOfCodes(spec),
  ];
  return [...new Map(all.map((change) => [change.name, change])).values()];
}

function changesOfOperation(operation: SpecOperation, operations: readonly SpecOperation[]): readonly SpecChange[] {
  const { id, node, path, method } = operation;
  const own = (use: Use) => use.operation === id;
  const siblings = operations.filter((each) => each.path === path);
  const at: Path = ["paths", path];
  const parameters = [...node.path, "parameters"];
  const add = (parameter: object) => (document: Document) => {
    if (!document.hasIn(parameters)) put(document, parameters, []);
    document.addIn(parameters, document.createNode(parameter));
  };
  const added = { name: "added", in: "query", schema: { type: "string" } };
  return [
    {
      name: `${id} goes`,
      apply: (document) => document.deleteIn(node.path),
      breaks: own,
      places: siblings.length > 1 ? [at] : [["paths"]],
    },
    {
      name: `${path} moves`,
      apply: (document) => rename(document, ["paths"], path, `${path}/moved`),
      breaks: (use) => siblings.some((each) => each.id === use.operation),
      places: [["paths", `${path}/moved`]],
    },
    {
      name: `${id} is called by another method`,
      apply: (document) => rename(document, at, method.toLowerCase(), "patch"),
      breaks: own,
      places: [[...at, "patch"]],
    },
    {
      name: `${id} has another id`,
      apply: (document) => put(document, [...node.path, "operationId"], "renamed"),
      breaks: () => false,
      places: [],
    },
    { name: `${id} takes one more`, apply: add(added), breaks: () => false, places: [] },
    {
      name: `${id} wants one more`,
      apply: add({ ...added, required: true }),
      breaks: own,
      places: [parameters, node.path],
    },
    ...operation.parameters
      .filter((each) => each.node.get("x-filled")?.value !== true)
      .map(
        ({ name }): SpecChange => ({
          name: `${id} takes ${name} no more by a rule`,
          apply(document) {
            const rules = [...node.path, "x-dependencies"];
            if (!document.hasIn(rules)) put(document, rules, []);
            document.addIn(rules, document.createNode(`NOT Or(${name}, never);`));
          },
          breaks: (use) => own(use) && use.calls.some((call) => call.has(name)),
          places: [[...node.path, "x-dependencies"], node.path],
        }),
      ),
    ...(node.get("responses")?.entries() ?? []).map(
      ([status]): SpecChange => ({
        name: `${id} answers ${status} no more`,
        apply: (document) => document.deleteIn([...node.path, "responses", status]),
        breaks: (use) => own(use) && use.statuses.has(status),
        places: [[...node.path, "responses"]],
      }),
    ),
  ];
}

function changesOfParameter(
  operation: SpecOperation,
  index: number,
  operations: readonly SpecOperation[],
): readonly SpecChange[] {
  const {
    name,
    node,
    schema,
    required,
    in: place,
  } = operation.parameters[index] as SpecOperation["parameters"][number];
  if (!schema || place === "body" || node.get("x-filled")?.value === true) return [];
  const whose = (use: Use) =>
    operations.some(
      (each) =>
        each.id === use.operation &&
        each.parameters.some((other) => placeText(other.node.path) === placeText(node.path)),
    );
  const sent = (use: Use) => whose(use) && use.calls.some((call) => call.has(name));
  const text = placeText(node.path);
  const type = schema.get("type")?.text ?? "";
  const [keyword, limit] = narrower(schema);
  const users = operations.filter((each) => each.parameters.some((other) => placeText(other.node.path) === text));
  return [
    {
      name: `${operation.id} takes ${name} no more`,
      apply: (document) => document.deleteIn([...operation.node.path, "parameters", index]),
      breaks: (use) => use.operation === operation.id && sent(use),
      places: [[...operation.node.path, "parameters"]],
    },
    ...(place === "path"
      ? []
      : [
          {
            name: `${text} is renamed`,
            apply: (document: Document) => put(document, [...node.path, "name"], "renamed"),
            breaks: (use: Use) => sent(use) || (required && whose(use)),
            places: users.map((each) => [...each.node.path, "parameters"]),
          },
        ]),
    {
      name: `${text} is of another type`,
      apply: (document) => put(document, [...schema.path, "type"], type === "string" ? "integer" : "boolean"),
      breaks: sent,
      places: [[...schema.path, "type"], schema.path],
    },
    {
      name: `${text} is narrower by ${keyword}`,
      apply: (document) => put(document, [...schema.path, keyword], limit),
      breaks: sent,
      places: [[...schema.path, keyword], schema.path],
    },
    {
      name: `${text} is wider`,
      apply: (document) => document.deleteIn([...schema.path, keyword]),
      breaks: () => false,
      places: [],
    },
    ...(required
      ? []
      : [
          {
            name: `${text} is mandatory`,
            apply: (document: Document) => put(document, [...node.path, "required"], true),
            breaks: (use: Use) => whose(use) && use.calls.some((call) => !call.has(name)),
            places: [[...node.path, "required"], node.path],
          },
        ]),
  ];
}

/** A keyword that no value which was sent keeps. */
function narrower(schema: SpecNode): readonly [keyword: string, limit: unknown] {
  if (schema.get("enum")) return ["enum", ["OTHER"]];
  const type = schema.get("type")?.text;
  return type === "integer" ? ["maximum", -1] : type === "array" ? ["maxItems", 0] : ["minLength", 999];
}

function changesOfAnswers({ node }: SpecOperation): readonly SpecChange[] {
  const schemas = new Map<string, SpecNode>();
  const collect = (schema: SpecNode | undefined): void => {
    if (!schema || schemas.has(placeText(schema.path))) return;
    schemas.set(placeText(schema.path), schema);
    for (const branch of schema.get("oneOf")?.items() ?? []) collect(branch);
    for (const [, property] of schema.get("properties")?.entries() ?? []) collect(property);
    collect(schema.get("items"));
    collect(schema.get("additionalProperties"));
  };
  for (const [, response] of node.get("responses")?.entries() ?? [])
    collect(response.at("content", "application/json", "schema"));
  return [...schemas.values()].flatMap(changesOfSchema);
}

function changesOfSchema(schema: SpecNode): readonly SpecChange[] {
  const text = placeText(schema.path);
  const type = schema.get("type")?.text;
  const format = schema.get("format")?.text;
  const required = schema.get("required")?.items() ?? [];
  const properties = [...schema.path, "properties"];
  const read = (use: Use) => use.schemas.has(text);
  return [
    ...(type === undefined
      ? []
      : [
          {
            name: `${text} is of another type`,
            apply: (document: Document) =>
              put(document, [...schema.path, "type"], type === "string" ? "integer" : "string"),
            breaks: read,
            places: [[...schema.path, "type"], schema.path],
          },
        ]),
    ...(format === undefined
      ? []
      : [
          {
            name: `${text} is of another format`,
            apply: (document: Document) => put(document, [...schema.path, "format"], "other"),
            breaks: read,
            places: [[...schema.path, "format"], schema.path],
          },
        ]),
    {
      name: `${text} has another description`,
      apply: (document) => put(document, [...schema.path, "description"], "Other words."),
      breaks: () => false,
      places: [],
    },
    ...(schema.get("properties")?.entries() ?? []).flatMap(([name]): SpecChange[] => {
      const used = (use: Use) => use.fields.has(`${text} ${name}`);
      const index = required.findIndex(({ value }) => value === name);
      return [
        {
          name: `${text} loses ${name}`,
          apply: (document) => document.deleteIn([...properties, name]),
          breaks: used,
          places: [properties],
        },
        {
          name: `${text} calls ${name} otherwise`,
          apply: (document) => rename(document, properties, name, "renamed"),
          breaks: used,
          places: [properties],
        },
        ...(index < 0
          ? []
          : [
              {
                name: `${text} has ${name} at times`,
                apply: (document: Document) => document.deleteIn([...schema.path, "required", index]),
                breaks: used,
                places: [[...schema.path, "required"]],
              },
            ]),
      ];
    }),
    ...(schema.get("properties")
      ? [
          {
            name: `${text} has one more`,
            apply: (document: Document) => put(document, [...properties, "added"], { type: "string" }),
            breaks: () => false,
            places: [],
          },
        ]
      : []),
  ];
}

function changesOfCodes(spec: SpecFile): readonly SpecChange[] {
  const names = ["x-errors", "x-statuses"] as const;
  const rows = names.flatMap((name) => SpecNode.root(spec).get(name)?.items() ?? []);
  const valuesOf = (field: string) =>
    new Set(rows.map((row) => row.get(field)?.value).filter((value) => value !== undefined));
  const without = (field: string, value: unknown) => (document: Document) => {
    for (const name of names) {
      const list = document.get(name);
      if (isSeq(list)) list.items = list.items.filter((row) => !isMap(row) || row.get(field) !== value);
    }
  };
  return [
    ...[...valuesOf("code")].map((code) => ({
      name: `code ${code} goes`,
      apply: without("code", code),
      breaks: (use: Use) => use.codes.has(code),
      places: [["x-errors"]],
    })),
    ...[...valuesOf("status")].map((status) => ({
      name: `status ${status} goes`,
      apply: without("status", status),
      // Codes that no other row has go with it.
      breaks: (use: Use) =>
        use.refusals.has(Number(status)) ||
        [...use.codes].some((code) =>
          rows.every((row) => row.get("code")?.value !== code || row.get("status")?.value === status),
        ),
      places: [["x-errors"]],
    })),
  ];
}

/** Sets a value as if it stood in the text. */
function put(document: Document, path: Path, value: unknown): void {
  if (document.hasIn(path)) document.setIn(path, document.createNode(value));
  else document.addIn(path.slice(0, -1), document.createPair(path.at(-1), value));
}

function rename(document: Document, path: Path, from: string, to: string): void {
  const map = document.getIn(path);
  const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && String(key.value) === from) : undefined;
  if (pair && isScalar(pair.key)) pair.key = Object.assign(pair.key.clone(), { value: to });
}

/** A copy to make a change in: scalars, which changes replace and never alter, are shared, since copies are many. */
export function copyOf(document: Document): Document {
  const copy = new Document();
  copy.contents = copied(document.contents) as Document["contents"];
  return copy;
}

function copied(node: unknown): unknown {
  if (isMap(node)) return Object.assign(new YAMLMap(), node, { items: node.items.map(copied) });
  if (isSeq(node)) return Object.assign(new YAMLSeq(), node, { items: node.items.map(copied) });
  return isPair(node) ? new Pair(node.key, copied(node.value)) : node;
}

/** The line of the key at a path, or of the item; `undefined` if there is none in the text. */
export function lineAt(spec: SpecFile, document: Document, path: Path): number | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  const found = isMap(parent)
    ? parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))?.key
    : isSeq(parent)
      ? parent.items[Number(key)]
      : undefined;
  const start = (found as Node | undefined)?.range?.[0];
  return start === undefined ? undefined : spec.lines.linePos(start).line;
}
