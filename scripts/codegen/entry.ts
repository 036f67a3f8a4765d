import { compileDependency } from "../../src/dependency.ts";
import type { ParameterFacts, Value } from "../../src/facts.ts";
import { header } from "./header.ts";
import { promiseType } from "./promise-type.ts";
import {
  dereference,
  isObject,
  type Json,
  type JsonObject,
  pascalCase,
  resolve,
  type Spec,
  SpecError,
} from "./spec.ts";
import type { SpecOperation } from "./table.ts";
import { isAlwaysNaming, isNaming } from "./target.ts";

/** The module behind `cancelkit/<api>`: the client, its named operations and their types. */
export function entryModule(spec: Spec, operations: readonly SpecOperation[]): string {
  const { "x-exchange": exchange, info } = spec.root;
  if (typeof exchange !== "string" || !/^[a-z][a-z0-9-]*$/.test(exchange)) {
    throw new SpecError(spec, ["x-exchange"], "`x-exchange` names the module in src/exchanges/");
  }
  const title = isObject(info) ? String(info.title) : spec.name;
  const name = pascalCase(spec.name);
  const options = new Map(
    operations.flatMap((each) =>
      each.operation.parameters
        .filter((parameter) => parameter.option)
        .map((parameter) => [parameter.name, `  /** ${describe(parameter, described(each, parameter))} */\n`] as const),
    ),
  );
  const optionMembers = [...options].map(([option, doc]) => `${doc}  ${option}?: number | undefined;\n`).join("");
  return `${header(spec.file)}
${promiseImports(operations)}import { createApiClient } from "../../src/client.ts";
import { type Credentials, exchange } from "../../src/exchanges/${exchange}.ts";
import type { CallOptions, ClientOptions } from "../../src/options.ts";
${operations.some(isBatch) ? 'import type { BatchCall } from "../../src/paired.ts";\n' : ""}import type { ApiClient, ParametersOf, ResultOf } from "../../src/types.ts";
import { api, operations } from "./operations.ts";
import type { components, operations as Operations, paths } from "./types.ts";

export type { components, paths };

/** Options of one call. */
export interface ${name}CallOptions extends CallOptions {
${optionMembers}}

/** Options of \`create${name}Client\`. */
export type ${name}ClientOptions = ClientOptions & Credentials${optionMembers && ` & {\n${optionMembers}}`};

${operations
  .map(({ operation: { id } }) => {
    const type = id[0]?.toUpperCase() + id.slice(1);
    return `export type ${type}Parameters = ParametersOf<Operations["${id}"]>;
export type ${type}Result = ResultOf<Operations["${id}"]>;
`;
  })
  .join("")}
/** The client of ${title}. */
export interface ${name}Client extends ApiClient<paths> {
${operations.map((each) => operationMember(name, each)).join("\n")}}

/**
 * Creates a client for ${title}.
 *
 * @throws {ParameterError} An option is not valid (\`OPTION_INVALID\`).
 */
export function create${name}Client(options: ${name}ClientOptions): ${name}Client {
  return createApiClient<${name}Client, Credentials>({ api, operations, exchange }, options);
}
`;
}

function isBatch({ operation }: SpecOperation): boolean {
  return operation.batch !== undefined;
}

function promiseImports(operations: readonly SpecOperation[]): string {
  return operations.every(isBatch) ? "" : 'import type { Call } from "../../src/call.ts";\n';
}

// Where users look, since a retry that is safe for a named order is not for all that there is.
const sweepRemark =
  "so it is not sent again after its answer was lost (outcome `unknown`): an order that was opened meanwhile would be canceled too. `retrySweep: true` asks for that.";

function remarkOn(operation: SpecOperation["operation"]): string[] {
  if (operation.target?.effect !== "cancel" || isAlwaysNaming(operation)) return [];
  const why = isNaming(operation.target) ? "It can be called without naming an order" : "It names no order";
  return paragraph(`${why}, ${sweepRemark}`);
}

function operationMember(api: string, each: SpecOperation): string {
  const { spec, node, operation } = each;
  const type = operation.id[0]?.toUpperCase() + operation.id.slice(1);
  const given = operation.parameters.filter((parameter) => !parameter.filled);
  const mandatory =
    given.some((parameter) => parameter.required) ||
    operation.dependencies.some((dependency) => !compileDependency(dependency)({}));
  const docs = isObject(node.externalDocs) ? node.externalDocs : {};
  const [, response] = Object.entries(isObject(node.responses) ? node.responses : {}).find(([key]) =>
    key.startsWith("2"),
  ) ?? ["", null];
  const success = resolve(spec, response);
  const lines = [
    ...paragraph(comment(String(node.description ?? node.summary ?? operation.id))),
    ...operation.dependencies.map(({ text }) => comment(`Rule: \`${text}\``)),
    ...remarkOn(operation),
    "",
    ...given.map((parameter) =>
      `@param parameters.${parameter.name} ${describe(parameter, described(each, parameter))}`.trim(),
    ),
    `@returns ${isObject(success) ? comment(String(success.description)) : ""}`,
    "@throws {ParameterError} A parameter or an option breaks a rule; nothing was sent (`not-sent`).",
    "@throws {TransportError} No answer came: `not-sent` when nothing left, `rejected` when all that came was a refusal, else `unknown`.",
    "@throws {ResponseError} The exchange refused (`rejected`) or may have acted (`unknown`).",
    ...(typeof docs.url === "string" ? [`@see {@link ${docs.url} ${String(docs.description ?? docs.url)}}`] : []),
  ];
  const doc = lines.map((line) => `   *${line && ` ${line}`}\n`).join("");
  return `  /**\n${doc}   */
  ${operation.id}(parameters${mandatory ? "" : "?"}: ${type}Parameters, options?: ${api}CallOptions): ${promiseType(each, type)};
`;
}

/** The parameter as the spec has it: of the operation, of its path, or a property of the body. */
function described({ spec, path, node }: SpecOperation, { name }: ParameterFacts): JsonObject {
  const item = path.slice(0, -1).reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), spec.root);
  const shared = isObject(item) && Array.isArray(item.parameters) ? item.parameters : [];
  const own = Array.isArray(node.parameters) ? node.parameters : [];
  const found = [...own, ...shared]
    .map((each) => resolve(spec, each))
    .find((each) => isObject(each) && each.name === name);
  if (isObject(found)) return found;
  const body = dereference(spec, node.requestBody ?? null);
  const [media] = isObject(body) && isObject(body.content) ? Object.values(body.content) : [];
  const schema = isObject(media) && isObject(media.schema) ? media.schema : {};
  const property = isObject(schema.properties) ? schema.properties[name] : body;
  return isObject(property) ? property : {};
}

function describe({ value }: ParameterFacts, node: JsonObject): string {
  const { default: byDefault } = isObject(node.schema) ? node.schema : node;
  const facts = [
    typeof node["x-unit"] === "string" ? `in ${node["x-unit"]}` : "",
    bounds(value),
    byDefault === undefined ? "" : `default ${String(byDefault)}`,
  ].filter(Boolean);
  const text = String(node.description ?? "").trim();
  return comment(`${text}${facts.length > 0 ? ` (${facts.join("; ")})` : ""}`).trim();
}

/** One line that cannot end the comment in which it stands. */
function comment(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("*/", "*\\/");
}

function bounds(value: Value): string {
  if (value.type === "integer" || value.type === "number") {
    const { minimum, maximum } = value;
    if (maximum === undefined) return minimum === undefined ? "" : `at least ${minimum}`;
    return minimum === undefined ? `at most ${maximum}` : `${minimum} to ${maximum}`;
  }
  if (value.type === "list") return value.maxItems === undefined ? "" : `at most ${value.maxItems}`;
  return value.type === "string" && value.enum ? value.enum.map((item) => `"${item}"`).join(" or ") : "";
}

function paragraph(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last === undefined || last.length + word.length > 110) lines.push(word);
      else lines[lines.length - 1] = `${last} ${word}`;
      return lines;
    }, []);
}

/** The `exports` of package.json: one subpath for each API. */
export function packageExports(specs: readonly Spec[], hasClasses: (name: string) => boolean): JsonObject {
  const entry = (path: string) => ({ types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` });
  return {
    ".": entry("src/index"),
    ...Object.fromEntries(
      specs.flatMap(({ name }) => [
        [`./${name}`, entry(`generated/${name}/index`)],
        ...(hasClasses(name) ? [[`./${name}/classes`, entry(`generated/${name}/classes`)]] : []),
      ]),
    ),
    "./testing": entry("src/testing/index"),
    "./undici": entry("src/undici"),
    "./specs/*.yaml": "./specs/*.yaml",
    "./docs-report.schema.json": "./src/docs/report.schema.json",
    "./package.json": "./package.json",
  };
}
