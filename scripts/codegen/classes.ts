import type { ParameterFacts } from "../../src/facts.ts";
import { header } from "./header.ts";
import { isObject, pascalCase, resolve, type Spec } from "./spec.ts";
import type { SpecOperation } from "./table.ts";

/** The module behind `cancelkit/<api>/classes`: openapi-generator's class, tied to the client. */
export function classesModule(spec: Spec, operations: readonly SpecOperation[]): string {
  const name = pascalCase(spec.name);
  const { info } = spec.root;
  const title = isObject(info) ? String(info.title) : spec.name;
  const generated = `../openapi-generator/${spec.name}`;
  return `${header(spec.file)}
import { type ClassCalls, createClassCalls, foreignConfiguration } from "../../src/classes.ts";
import { ParameterError } from "../../src/errors.ts";
import { ${name}Api as Generated } from "${generated}/apis/${name}Api.ts";
import { Configuration, type InitOverrideFunction } from "${generated}/runtime.ts";
import { type ${name}CallOptions, type ${name}Client, type ${name}ClientOptions, create${name}Client } from "./index.ts";
import { api, operations } from "./operations.ts";

export * from "${generated}/apis/index.ts";
export * from "${generated}/models/index.ts";
export {
  type ApiResponse,
  type ErrorContext,
  type FetchParams,
  type InitOverrideFunction,
  type Middleware,
  type RequestContext,
  RequiredError,
  type ResponseContext,
} from "${generated}/runtime.ts";

type Init = Omit<RequestInit, "priority"> &
  Omit<${name}CallOptions, keyof RequestInit | "priority"> & {
    /** Who goes first where calls wait their turn: higher before lower. Default 0, as with the words of \`fetch\`. */
    readonly priority?: number | "high" | "low" | "auto" | undefined;
  };

/** What a call may be given beside its parameters: the options of the client's calls. */
export type ${name}InitOverrides = Init | ((context: Parameters<InitOverrideFunction>[0]) => Promise<Init>);

/** As the generated code has them, which passes them on and reads no \`priority\`. */
type Passed = RequestInit | InitOverrideFunction | undefined;

/** The configuration of \`${name}Api\`, made by \`create${name}Configuration\`. */
class ${name}Configuration extends Configuration {
  /** The client that all calls go through; \`client.close()\` ends its idle connections. */
  readonly client: ${name}Client;
  /** What \`${name}Api\` sends its calls through. */
  readonly calls: ClassCalls;

  constructor(client: ${name}Client, basePath: string | undefined) {
    const calls = createClassCalls(api.name, operations, client);
    super({ basePath, fetchApi: calls.fetchApi, middleware: calls.middleware });
    this.client = client;
    this.calls = calls;
  }

  /** @throws {ParameterError} Always: what another configuration says would bypass the client. */
  override set config(_: Configuration) {
    throw new ParameterError("OPTION_INVALID", "config", "cannot be replaced: make another configuration", { api: api.name });
  }
}

export type { ${name}Configuration };

/**
 * Makes the configuration of \`${name}Api\` from the options of \`create${name}Client\`.
 *
 * @throws {ParameterError} An option is not valid (\`OPTION_INVALID\`).
 */
export function create${name}Configuration(options: ${name}ClientOptions): ${name}Configuration {
  return new ${name}Configuration(create${name}Client(options), options.baseUrl);
}

/**
 * ${title} as a class made by openapi-generator. Its methods are the operations of \`${name}Client\`: the same rules,
 * signing, ids and errors, but for the generated \`RequiredError\` where a mandatory parameter is missing.
 */
export class ${name}Api extends Generated {
  protected declare configuration: ${name}Configuration;

  /** @throws {ParameterError} The configuration is not one of \`create${name}Configuration\` (\`OPTION_INVALID\`). */
  constructor(configuration: ${name}Configuration) {
    if (!(configuration instanceof ${name}Configuration)) {
      throw foreignConfiguration(api.name, "create${name}Configuration");
    }
    super(configuration);
  }
${operations.map((each) => classMethods(name, each)).join("")}}
`;
}

function classMethods(name: string, operation: SpecOperation): string {
  const { id } = operation.operation;
  const given = operation.operation.parameters.filter((parameter) => !parameter.filled);
  // The names of the request types are the generator's business.
  const type = `Parameters<Generated["${id}Raw"]>[0]`;
  const first = given.length > 0 && `requestParameters: ${type}${isMandatory(operation, given) ? "" : " = {}"}`;
  const overrides = `initOverrides?: ${name}InitOverrides`;
  const declared = [first, overrides].filter(Boolean).join(", ");
  const [passed, shown] = first ? ["requestParameters, ", "shown, "] : ["", ""];
  return `
  override ${id}Raw(${declared}): ReturnType<Generated["${id}Raw"]> {
    return this.configuration.calls.carry("${id}", ${first ? "requestParameters" : "{}"}, initOverrides, (${first ? "shown" : "_"}, carried) =>
      super.${id}Raw(${shown}carried),
    );
  }

  override ${id}(${declared}): ReturnType<Generated["${id}"]> {
    return super.${id}(${passed}initOverrides as Passed);
  }
`;
}

/** Whether the generated method must be given parameters; a JSON body is one parameter to it. */
function isMandatory({ spec, node, operation }: SpecOperation, given: readonly ParameterFacts[]): boolean {
  const oneBody = operation.body === "json" || operation.body === "json-value";
  if (given.some((parameter) => parameter.required && !(oneBody && parameter.in === "body"))) return true;
  const body = resolve(spec, node.requestBody ?? null);
  return oneBody && isObject(body) && body.required === true;
}
