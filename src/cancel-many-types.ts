import type { CancelkitError } from "./errors.ts";
import type { BatchCall, FailureOf, OrderOf, Paired } from "./paired.ts";

/** A named operation that cancels orders by a list of their ids. */
// biome-ignore lint/suspicious/noExplicitAny: `any` alone stands for whatever an operation takes and gives.
export type AnyBatch = (parameters: any, options?: any) => BatchCall<any, any, any, any>;

type ListsOf<Operation extends AnyBatch> =
  // biome-ignore lint/suspicious/noExplicitAny: only the list is asked for, whatever the others are.
  ReturnType<Operation> extends BatchCall<any, any, any, infer List> ? List : never;

/** The ids that a list parameter takes, or each list of a map, from any source but a text. */
type Source<List> = List extends readonly (infer Id)[]
  ? (Iterable<Id> & object) | AsyncIterable<Id>
  : List extends object
    ? { [Name in keyof List]: Source<List[Name]> }
    : List;

type WithSources<Parameters, List> = Parameters extends unknown
  ? { [Name in keyof Parameters]: Name extends List ? Source<Parameters[Name]> : Parameters[Name] }
  : never;

/** The parameters of a batch; the list of ids may be any iterable or async iterable, of any length. */
export type CancelManyParameters<Operation extends AnyBatch> = WithSources<
  Parameters<Operation>[0],
  ListsOf<Operation>
>;

/** What became of each id; the reason that an order was not canceled may be that a whole request failed. */
export type CancelManyResult<Operation extends AnyBatch> =
  // biome-ignore lint/suspicious/noExplicitAny: the answer and the list make no difference to what is paired.
  ReturnType<Operation> extends BatchCall<any, infer Item, infer FailureField, any, infer Narrowing>
    ? Paired<OrderOf<Item, FailureField>, FailureOf<Item, FailureField> | CancelkitError, Narrowing>
    : never;

/** How far it is; the counts are of ids. */
export interface CancelManyProgress<Result> {
  readonly canceled: number;
  readonly failed: number;
  readonly unanswered: number;
  readonly total: number;
  /** What became of the ids of the request that has just ended. */
  readonly latest: Result;
}

/** Options of `cancelMany`, beside those of the operation's calls, which hold for each request. */
export interface CancelManyOptions<Result> {
  /** Told after each request; what it throws is ignored. */
  readonly onProgress?: ((progress: CancelManyProgress<Result>) => void) | undefined;
  /** How many requests may be under way at once, at least 1. Default 8. */
  readonly concurrency?: number | undefined;
}
