import { askedFor, isFailure } from "./batch-items.ts";
import { CallPromise, type WithResponse } from "./call.ts";
import { ResponseError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import type { Api } from "./operation.ts";
import type { Settings } from "./options.ts";
import { hasCode } from "./outcome.ts";
import { type Paired, pairAnswer } from "./paired.ts";
import type { CompiledOperation } from "./prepare.ts";
import { isRecord } from "./record.ts";
import { CallResponse } from "./response.ts";

/** What a named operation knows of itself. */
export interface BatchFacts {
  readonly api: Api;
  readonly compiled: CompiledOperation;
  readonly readError: Exchange<unknown>["readError"];
  /** What holds for a call unless it says otherwise; the client's options stand for parameters of these names. */
  readonly defaults: { readonly settings: Settings; readonly options: Readonly<Record<string, unknown>> };
}

// The facts lead to the client's options, and so to its keys: nobody may come upon them on the function.
const factsOf = new WeakMap<object, BatchFacts>();

/** The facts of a named operation; undefined for everything else. */
export function batchFactsOf(operation: unknown): BatchFacts | undefined {
  return factsOf.get(Object(operation));
}

type Start = (parameters: unknown, options: unknown) => Promise<WithResponse<unknown>>;

/** Makes a named operation whose calls can be paired. */
export function createBatchOperation(facts: BatchFacts, start: Start): (...given: unknown[]) => Promise<unknown> {
  const { api, compiled, readError } = facts;
  const { operation } = compiled;
  // The rows that name this function have it.
  const { batch } = operation as Required<typeof operation>;
  const isOpen = (item: unknown) => hasCode(api.unknownCodes, readError(item).code);
  const call = (parameters: unknown = {}, options?: unknown) => {
    // The ids that are paired later must be those that were sent, whatever the caller does to a list meanwhile.
    let copied: Readonly<Record<string, unknown>> = {};
    const begin = async () => {
      copied = copy(parameters) as typeof copied;
      const result = await start(copied, options);
      for (const { item } of batch.answer.read(result.data)) {
        // A reason goes where errors go, and may echo what was sent.
        if (isFailure(batch, item)) replace(item as Record<string, unknown>, CallResponse.show(result.response, item));
      }
      return result;
    };
    return new BatchPromise(begin(), (answer, lost) =>
      pairAnswer(batch, batch.answer.read(answer), askedFor(batch, copied), lost, isOpen),
    );
  };
  factsOf.set(call, facts);
  return call;
}

type Pair = (answer: unknown, lost?: ResponseError) => Paired<unknown, unknown>;

class BatchPromise extends CallPromise<unknown> {
  readonly #pair: Pair;

  constructor(result: Promise<WithResponse<unknown>>, pair: Pair) {
    super(result);
    this.#pair = pair;
  }

  paired(): Promise<Paired<unknown, unknown>> {
    return this.then(
      (data) => this.#pair(data),
      (error) => {
        // What is known of some of the orders comes as `data`.
        if (error instanceof ResponseError && (error.code === "ALREADY_GONE" || error.data !== undefined)) {
          return this.#pair(error.data, error);
        }
        throw error;
      },
    );
  }
}

/** Parameters with their lists and maps copied; what is neither is left for the rules to refuse. */
function copy(value: unknown, depth = 0): unknown {
  // Nothing that names orders lies deeper.
  if (depth > 3) return value;
  if (Array.isArray(value)) return Array.from(value, (each) => copy(each, depth + 1));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copy(each, depth + 1)]));
}

/** Gives an object all that another one has, and nothing else. */
function replace(object: Record<string, unknown>, other: unknown): void {
  const members = { ...Object(other) };
  for (const name of Object.keys(object)) delete object[name];
  Object.assign(object, members);
}
