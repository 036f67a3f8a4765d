import { compileDependency, parametersOf } from "../dependency.ts";
import type { OperationFacts, ParameterFacts } from "../facts.ts";
import type { Operation } from "../operation.ts";
import { type Answerer, createAnswerer } from "./answer.ts";
import { type Ask, readAsk } from "./asks.ts";
import type { Holder } from "./credentials.ts";
import type { AnyCase, ApiDocument, DocumentedApi, Schema } from "./document.ts";
import type { Json } from "./json.ts";
import { type Budgets, type Count, createCount, hostOf } from "./limits.ts";
import { readNaming } from "./naming.ts";
import { schemaOf, withItems } from "./parameter-schema.ts";
import { readSecurity, type Security } from "./security.ts";
import { findUnserved } from "./unserved.ts";

/** A parameter of the operation table with its schema, as it stands in the document. */
export interface MockParameter extends Pick<ParameterFacts, "name" | "in" | "required" | "list"> {
  readonly schema: Schema;
  /** What may be in any letter case. */
  readonly anyCase?: AnyCase | undefined;
  /** How many decimal places a number may have, if that is limited. */
  readonly decimals?: number | undefined;
  /** Where it stands among the operation's parameters. */
  readonly index: number;
}

/** What a call is narrowed to: the field of the order that a parameter's value is held against. */
export interface Aim {
  readonly parameter: string;
  readonly field: string;
  /** What the parameter counts as where it was not sent. */
  readonly otherwise: Json | undefined;
}

/** What a name in a query or a form is for: the index of a parameter, the signature, or nothing that is read there. */
type PairPlace = number | "signature" | "ignored";

/** An operation as the mock exchange serves it. */
export interface MockOperation {
  readonly api: string;
  readonly operation: OperationFacts;
  readonly parameters: ReadonlyMap<string, MockParameter>;
  /** The same in order, and those that stand in headers and in the path. */
  readonly slots: readonly MockParameter[];
  readonly inHeaders: readonly MockParameter[];
  readonly inPath: readonly MockParameter[];
  /** What names in a query, or in a body that is a form, are for. */
  readonly places: ReadonlyMap<string, PairPlace>;
  /** Names that may be in any letter case: in lower case → as documented. */
  readonly spellings: ReadonlyMap<string, string>;
  readonly dependencies: readonly { readonly names: readonly string[]; holds(values: object): boolean }[];
  readonly security: Security;
  /** What any operation of the API asks of credentials. */
  readonly apiSecurity: Security;
  /** Who called it already, by API key. */
  readonly admitted: Map<string, Holder>;
  /** Whether a body's `name=value` pairs are parameters, whatever the place that is documented for them. */
  readonly readsForm: boolean;
  /** What orders are named by, and what calls are narrowed to. */
  readonly by: readonly Ask[];
  readonly within: readonly Aim[];
  /** The parameter that names the cancel itself. */
  readonly cancelId: string | undefined;
  readonly count: Count;
  /** What is served at the same place shares its bans. */
  readonly host: string;
  /** Whether the documents name a ban. */
  readonly canBan: boolean;
  /** The errors and statuses that the API documents. */
  readonly documented: Pick<ApiDocument, "x-errors" | "x-statuses">;
  readonly answer: Answerer;
  /** Why calls cannot be carried out as the document has it, and what it has to say. */
  readonly unserved: string | undefined;
}

/** Puts together what the operation table and the document say of an API's operations. */
export function readOperations(
  { name, document, operations }: DocumentedApi,
  budgets: Budgets,
): readonly MockOperation[] {
  const apiSecurity = readSecurity(document, Object.keys(document.components?.securitySchemes ?? {}));
  return Object.values(operations).map((operation) => {
    const item = document.paths[operation.path];
    const documented = item?.[operation.method.toLowerCase() as "get"];
    if (!documented) throw new TypeError(`${name} does not document ${operation.method} ${operation.path}`);
    const described = [...(item.parameters ?? []), ...(documented.parameters ?? [])];
    const security = readSecurity(document, operation.security);
    const { signature } = security;
    const { by = {}, within = {} } = operation.target ?? {};
    const own = operation.parameters.map((parameter) => {
      const stated = schemaOf(parameter, operation.body, described, documented);
      const schema = Object.hasOwn(by, parameter.name) ? withItems(stated) : stated;
      const decimals = parameter.name === signature?.window ? signature.windowDecimals : undefined;
      return {
        ...parameter,
        schema: decimals === undefined ? schema : { ...schema, type: "number" },
        anyCase: described.find(({ name }) => name === parameter.name)?.["x-any-case"],
        decimals,
      };
    });
    const others = timeParameters(signature).filter(({ name }) => !own.some((parameter) => parameter.name === name));
    const slots = [...own, ...others].map((parameter, index): MockParameter => ({ ...parameter, index }));
    const parameters = new Map(slots.map((parameter) => [parameter.name, parameter]));
    const naming = readNaming(operation.target, (parameter) => parameters.get(parameter)?.schema);
    return {
      api: name,
      operation,
      parameters,
      slots,
      inHeaders: slots.filter((parameter) => parameter.in === "header"),
      inPath: slots.filter((parameter) => parameter.in === "path"),
      places: placesOf(slots, security, readsForm(operation, signature)),
      by: Object.entries(by).map(([name, field]) => readAsk(name, field, parameters.get(name)?.schema ?? {})),
      within: Object.entries(within).map(([parameter, field]): Aim => {
        return { parameter, field, otherwise: parameters.get(parameter)?.schema.default };
      }),
      spellings: new Map(own.filter(({ anyCase }) => anyCase === "name").map(({ name }) => [name.toLowerCase(), name])),
      dependencies: operation.dependencies.map((dependency) => ({
        names: parametersOf(dependency),
        holds: compileDependency(dependency) as (values: object) => boolean,
      })),
      security,
      apiSecurity,
      admitted: new Map(),
      readsForm: readsForm(operation, signature),
      cancelId: described.find((parameter) => parameter["x-value"] === "cancel.id")?.name,
      count: createCount(name, document, operation, budgets),
      host: hostOf(name, document),
      canBan: document["x-statuses"]?.some(({ status }) => status === 418) === true,
      documented: document,
      answer: createAnswerer(document, documented, operation.status, naming),
      unserved: findUnserved(operation, described, documented)?.because,
    };
  });
}

function placesOf(
  slots: readonly MockParameter[],
  { key, signature }: Security,
  readsForm: boolean,
): ReadonlyMap<string, PairPlace> {
  const places = new Map<string, PairPlace>();
  if (key?.in === "query") places.set(key.name, "ignored");
  for (const { name, in: place, index } of slots) {
    if (place === "query" || (place === "body" && readsForm)) places.set(name, index);
  }
  if (signature?.in === "query") places.set(signature.name, "signature");
  return places;
}

/** A GET has no body. */
function readsForm({ body, method }: Pick<Operation, "body" | "method">, signature: Security["signature"]): boolean {
  return body === "form" || (!body && method !== "GET" && signature?.form === true);
}

/** Signed requests carry their time, whether or not the operation says so. */
function timeParameters(signature: Security["signature"]): readonly Omit<MockParameter, "index">[] {
  const { timestamp, window } = signature ?? {};
  const schema: Schema = { type: "integer" };
  return [
    ...(timestamp ? [{ name: timestamp, in: "query", required: true, schema } as const] : []),
    ...(window ? [{ name: window, in: "query", schema } as const] : []),
  ];
}
