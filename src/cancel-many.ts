import { type BatchFacts, batchFactsOf } from "./batch-call.ts";
import type { AnyBatch, CancelManyOptions, CancelManyParameters, CancelManyResult } from "./cancel-many-types.ts";
import { type Chunk, readChunks } from "./chunks.ts";
import { CancelkitError, ParameterError } from "./errors.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import { type CallOptions, waitsFreely } from "./options.ts";
import type { Paired } from "./paired.ts";
import { assertOptionNames, readSettings } from "./read-options.ts";
import { createTransportError } from "./transport.ts";

type Lists = Paired<unknown, unknown>;
type Batched = (parameters: object, options: object) => { paired(): Promise<Lists> };

/**
 * Cancels any number of orders with a batch operation: splits their ids by the documented size, sends several requests
 * at once, each of which waits for its turn under the documented limits, however long that takes, and says of each id
 * what became of it.
 *
 * A request that fails does not end the others: its ids are `failed` where it was refused or not sent, and `unanswered`
 * where it may have had an effect. After an abort no more is sent, and the ids that were left are `failed`.
 *
 * @param operation A named operation of a client that cancels orders by a list of their ids.
 * @param parameters Its parameters. One list of ids is given, from any iterable or async iterable, which is read to its
 *   end before anything is sent, at most a million ids; of a map of lists each of them. Without an id nothing is sent.
 * @param options Options of the operation's calls, `onProgress` and `concurrency`. `timeoutMs` is that of each request,
 *   without what it waits for its turns: only `maxWaitMs` and `signal` bound that, and no ban is waited out. After a lost
 *   answer waiting is part of it.
 * @throws {ParameterError} A parameter, an id or an option breaks a rule, an id is given twice, or the source of the ids
 *   fails (the `cause`); nothing was sent.
 * @throws {TransportError} Aborted before all ids were read (`ABORTED`); nothing was sent.
 */
export async function cancelMany<Operation extends AnyBatch>(
  operation: Operation,
  parameters: CancelManyParameters<Operation>,
  options?: CancelManyOptions<CancelManyResult<Operation>> & NonNullable<Parameters<Operation>[1]>,
): Promise<CancelManyResult<Operation>> {
  const facts = batchFactsOf(operation);
  if (!facts) {
    throw new ParameterError(
      "PARAMETER_INVALID",
      "operation",
      "must be a named operation of a client, one that cancels orders by a list of their ids",
      { api: "cancelkit", operation: "cancelMany" },
    );
  }
  const { onProgress, concurrency, callOptions } = readOptions(facts, options === undefined ? {} : options);
  const chunks = await readChunks(facts, parameters, callOptions);
  const total = chunks.reduce((sum, { orders }) => sum + orders.length, 0);
  const results: Lists[] = [];
  const count = { canceled: 0, failed: 0, unanswered: 0 };
  let next = 0;
  const { signal } = callOptions;
  // One error for all that is left after an abort, since there may be many thousands.
  let aborted: CancelkitError | undefined;
  const work = async () => {
    for (let place = next++; place < chunks.length; place = next++) {
      const chunk = chunks[place] as Chunk;
      if (signal?.aborted) {
        const details = { outcome: "not-sent", timeoutMs: 0, cause: signal.reason } as const;
        aborted ??= createTransportError("ABORTED", facts.compiled.place, details);
      }
      const latest = aborted
        ? failAll(chunk, aborted)
        : await cancelChunk(operation as unknown as Batched, chunk, callOptions);
      results[place] = latest;
      count.canceled += latest.canceled.length;
      count.failed += latest.failed.length;
      count.unanswered += latest.unanswered.length;
      ignoreFailure(() => onProgress?.({ ...count, total, latest } as never));
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, chunks.length) }, work));
  const all: Lists = {
    canceled: results.flatMap(({ canceled }) => canceled),
    failed: results.flatMap(({ failed }) => failed),
    unanswered: results.flatMap(({ unanswered }) => unanswered),
  };
  return all as CancelManyResult<Operation>;
}

/** Checks all options, so that a bad one is refused before anything is sent. */
function readOptions({ compiled, defaults }: BatchFacts, given: unknown) {
  const { place } = compiled;
  const invalid = (name: string, rule: string) => new ParameterError("OPTION_INVALID", name, rule, place);
  if (typeof given !== "object" || given === null) throw invalid("options", "must be an object");
  const { onProgress, concurrency = 8, ...callOptions } = given as CancelManyOptions<unknown>;
  if (onProgress !== undefined && typeof onProgress !== "function") throw invalid("onProgress", "must be a function");
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
    throw invalid("concurrency", "must be a whole number, at least 1");
  }
  assertOptionNames(callOptions, [...compiled.options, "onProgress", "concurrency"], place);
  readSettings(callOptions, place, defaults.settings);
  return { onProgress, concurrency, callOptions: callOptions as CallOptions };
}

async function cancelChunk(operation: Batched, chunk: Chunk, options: CallOptions): Promise<Lists> {
  try {
    return await operation(chunk.parameters, { ...options, [waitsFreely]: true }).paired();
  } catch (error) {
    return failAll(chunk, error);
  }
}

/** What became of a request that failed as a whole. */
function failAll({ orders }: Chunk, error: unknown): Lists {
  const noEffect = error instanceof CancelkitError && error.outcome !== "unknown";
  return {
    canceled: [],
    failed: noEffect ? orders.map((order) => ({ ...order, error })) : [],
    unanswered: noEffect ? [] : orders.map((order) => ({ ...order, cause: error })),
  };
}
