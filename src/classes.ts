import type { WithResponse } from "./call.ts";
import { CancelkitError, type ErrorPlace, optionError, type ParameterError } from "./errors.ts";
import type { Operation } from "./operation.ts";
import { isRecord } from "./record.ts";

/** What the classes of one API, made by openapi-generator (`typescript-fetch`), send their calls through. */
export interface ClassCalls {
  /** For the generated configuration. Starts the call that comes with `init`, and no other. */
  fetchApi(url: unknown, init?: object): Promise<Response>;
  /** For the generated configuration. Stands before the caller's own. */
  readonly middleware: { pre(context: { readonly url: string; readonly init: object }): Promise<void> }[];
  /**
   * Takes a call through the generated code, which sees its parameters but does not get to write them.
   *
   * @param next The generated method, with what it may see and with the overrides that carry the call.
   */
  carry<Parameters, Result>(
    operation: string,
    parameters: Parameters,
    overrides: unknown,
    next: (shown: Parameters, overrides: (context: object) => Promise<object>) => Promise<Result>,
  ): Promise<Result>;
}

type NamedOperation = (parameters: unknown, options: object) => { withResponse(): Promise<WithResponse<unknown>> };

// A symbol survives the copies that the generated code makes of `init`, and nobody else can name it.
const callKey = Symbol("call");

interface CarriedCall {
  readonly place: ErrorPlace;
  readonly start: (options: object) => Promise<WithResponse<unknown>>;
  /** The request as the generated code wrote it. */
  written?: string;
}

type Init = Readonly<Record<string, unknown>> & { readonly [callKey]?: CarriedCall };

/**
 * Makes calls of generated classes go the way of the client's named operations.
 *
 * The generated code writes a request by its own rules: `{pair}` filled with `all` is the URL of another operation, and
 * lists come out joined. So nothing is read back from what it writes. The operation and the parameters travel beside it,
 * and what is sent is written from them.
 */
export function createClassCalls(
  api: string,
  operations: Readonly<Record<string, Operation>>,
  client: object,
): ClassCalls {
  return {
    async fetchApi(url, init = {}) {
      const { [callKey]: call, method, headers, body, ...rest } = init as Init;
      if (!call) {
        throw optionError("init", "must be passed on, as it carries the call: `{ ...init, … }`", { api });
      }
      if (call.written !== print(url, init)) {
        throw optionError(
          "middleware",
          "must not change URL, method, headers or body: they are not what is sent",
          call.place,
        );
      }
      const { response } = await call.start(readOptions(rest));
      return response;
    },

    middleware: [
      {
        async pre({ url, init }) {
          const call = (init as Init)[callKey];
          if (call) call.written ??= print(url, init);
        },
      },
    ],

    async carry(operation, parameters, overrides, next) {
      const place = { api, operation };
      // Copied at once, as the generated code awaits before it comes to `fetchApi`.
      const given = mapValues(parameters, (value) => (Array.isArray(value) ? Array.from(value) : value));
      const named = (client as Record<string, NamedOperation>)[operation] as NamedOperation;
      const wire = toWireParameters(operations[operation] as Operation, given);
      const call: CarriedCall = { place, start: (options) => named(wire, options).withResponse() };
      try {
        return await next(mapValues(Object(given), show) as typeof parameters, async (context) => {
          const init = Object(typeof overrides === "function" ? await overrides(context) : overrides);
          for (const name of ["method", "headers", "body"]) {
            if (init[name] !== undefined) throw optionError(name, "is set by the client: leave it out", place);
          }
          return { ...init, [callKey]: call };
        });
      } catch (error) {
        // The generated runtime wraps what `fetchApi` throws.
        const { name, cause } = Object(error);
        throw name === "FetchError" && cause instanceof CancelkitError ? cause : error;
      }
    },
  };
}

/** The error for a configuration that was not made for the class, which would send what the generated code writes. */
export function foreignConfiguration(api: string, creator: string): ParameterError {
  return optionError("configuration", `must be made by \`${creator}\``, { api });
}

// Of the standard's options these change nothing here, whatever they say.
const ignored = ["cache", "credentials", "keepalive", "mode", "referrer", "referrerPolicy"];
// Nor do these words; a `priority` of another kind is the client's.
const ignoredPriorities: readonly unknown[] = ["high", "low", "auto"];

function readOptions(init: object): object {
  const isOption = ([name, value]: [string, unknown]) =>
    value !== undefined &&
    !ignored.includes(name) &&
    !(name === "priority" && ignoredPriorities.includes(value)) &&
    !(name === "signal" && value === null);
  return Object.fromEntries(Object.entries(init).filter(isOption));
}

function print(url: unknown, init: object): string {
  const { method, headers, body } = init as Init;
  const list =
    Symbol.iterator in Object(headers) ? [...(headers as Iterable<unknown>)] : Object.entries(Object(headers));
  return JSON.stringify([url, method, list, String(body)]);
}

/**
 * The parameters as named operations have them: the generated code takes a JSON body as one parameter, and writes an
 * underscore for a character that no identifier has.
 */
function toWireParameters({ body, parameters }: Operation, given: unknown): unknown {
  if (!isRecord(given)) return given;
  const { body: fields, ...rest } = given;
  const flat = body === "json" && isRecord(fields) ? { ...fields, ...rest } : given;
  const names = new Map(parameters.map(({ name }) => [name.replace(/\W/g, "_"), name]));
  return Object.fromEntries(Object.entries(flat).map(([name, value]) => [names.get(name) ?? name, value]));
}

/** What the generated code may see, which would throw at a lone surrogate or a bigint before any rule is asked. */
function show(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(show);
  return typeof value === "object" && value !== null ? {} : value;
}

function mapValues(object: unknown, map: (value: unknown) => unknown): unknown {
  if (!isRecord(object)) return object;
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));
}
