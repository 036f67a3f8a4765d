import type { createBatchOperation } from "./batch-call.ts";
import type { Ask, BatchAnswer } from "./batch-items.ts";
import type { readDate } from "./clock-date.ts";
import type { Check } from "./decode.ts";
import type { places } from "./places.ts";
import type { ResolveUnknown } from "./resolve.ts";
import type { Kind } from "./values/kind.ts";
import type { Write } from "./values/write.ts";

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "body";
  /** What it may be; none where signing fills it in. */
  readonly value?: Kind;
  readonly required?: true;
  /** Filled in by signing; callers do not give it. */
  readonly filled?: true;
  /** May be given as an option of the client or of the call as well. */
  readonly option?: true;
  /** Of a list, or of a map of lists: how many items a list may have. */
  readonly most?: number;
  /** Of a map of lists: how many lists it may have. */
  readonly mostLists?: number;
  /** How the value becomes text, where it does not go out as it is. */
  readonly write?: Write;
}

/** How to ask for the orders that a cancel names. */
export interface Look {
  /** The operation that reads one. */
  readonly operation: string;
  /** Identifying parameter to that of the operation. */
  readonly by: Readonly<Record<string, string>>;
  /** Narrowing parameter to that of the operation. */
  readonly within: Readonly<Record<string, string>>;
  /** Of an order list that does not always say itself how its orders stand. */
  readonly parts?: Parts;
}

/** How to ask for each order of a list, once it is known which they are. */
export interface Parts extends Omit<Look, "by" | "parts"> {
  /** The field that has them in the answer that tells of the list. */
  readonly field: string;
  /** The field that has them in the answer to the cancel. */
  readonly into: string;
  /** Field of such an order to the parameter of the operation. */
  readonly by: Readonly<Record<string, string>>;
}

/** How the answer of a call that lists orders tells of each of them. */
export interface Batch {
  /** List parameter to the fields that say which order an item of the answer is; `""` where the item is the id itself. */
  readonly by: Readonly<Record<string, readonly string[]>>;
  /** What narrows the orders, or one of them, to fields of such an item; `""` for the name of the list around it. */
  readonly within: Readonly<Record<string, readonly string[]>>;
  /** Any of these fields, unless empty or zero, makes an item the reason why an order was not canceled. */
  readonly failure: readonly string[];
  /** What a canceled order says in these fields, as text; `""` where it may leave one out. */
  readonly canceled: Readonly<Record<string, readonly string[]>>;
  /** Reads parameters that list more than ids; here, so that other APIs do not bring its code. */
  readonly asks?: Readonly<Record<string, Ask>>;
}

/** The same with what reads and writes the items of the answer; here, so that other APIs do not bring its code. */
export interface AnsweredBatch extends Batch {
  readonly answer: BatchAnswer;
}

/**
 * How an order stands: still `open`, `canceled`, or `closed` in another way, filled or expired. `parts`: of an order list
 * of which only its orders say it.
 */
export type OrderState = "open" | "canceled" | "closed" | "parts";

/** A rule between parameters: as it is written, and as a check. */
export interface Rule {
  readonly text: string;
  readonly names: readonly string[];
  readonly holds: (given: Readonly<Record<string, unknown>>) => boolean;
}

/** A row of the operation table: all that a call needs to know of its endpoint. */
export interface Operation {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
  readonly path: string;
  /** Names of the security schemes; empty for public endpoints. */
  readonly security: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly dependencies: readonly Rule[];
  /** How body parameters are sent; `json-value`: the one parameter `body` is the whole body. */
  readonly body?: "form" | "json" | "json-value";
  /** Where not all parameters stand in the query; here, so that APIs of queries alone do not bring its code. */
  readonly places?: typeof places;
  /** What a call takes from which budgets. */
  readonly weight: Readonly<Record<string, number>>;
  /** Why it may be sent again after its answer was lost: it only reads, or is about named orders alone. */
  readonly again?: "read" | "named";
  /** Of a cancel whose orders can be asked for. */
  readonly look?: Look;
  /** Asks; here, so that APIs that cannot be asked do not bring its code. */
  readonly resolve?: ResolveUnknown;
  /** Of calls that cancel orders by lists of their ids. */
  readonly batch?: AnsweredBatch;
  /** Of an order that is read: the field that says how it stands, and what its values mean. */
  readonly states?: { readonly field: string; readonly values: Readonly<Record<string, OrderState>> };
  /** The status of a documented success. */
  readonly status: number;
  /** What a documented success must have, and where its ids are; none where it has no content. */
  readonly answer?: Check;
  /** Makes the named operation of a batch; here, so that APIs without batches do not bring its code. */
  readonly createBatch?: typeof createBatchOperation;
}

/** Whether the exchange did nothing, or may have acted. */
export type StatedOutcome = "rejected" | "unknown";

/** What the whole API has in common. */
export interface Api {
  readonly name: string;
  /** The first documented server. */
  readonly server: string;
  /** The first row that fits decides; a status is a number or its class, such as `5XX`. */
  readonly statuses: readonly {
    readonly status: number | string;
    readonly code?: number | string;
    readonly message?: string;
    readonly outcome: StatedOutcome;
    readonly retry?: true;
  }[];
  /** Error codes that leave the outcome unknown under any status. */
  readonly unknownCodes: readonly (number | string)[];
  /** Error codes, or the status of an error without one, that say that no such order is open. */
  readonly goneCodes: readonly (number | string)[];
  /** How a clock that is off shows, and where the exchange's time is to be had. */
  readonly clock?: {
    readonly codes: readonly (number | string)[];
    readonly statuses: readonly number[];
    /** The public operation that tells the time, and the field of its answer, in milliseconds since 1970. */
    readonly operation?: string;
    readonly field?: string;
  };
  /** Reads that time where there is no such operation; here, so that other APIs do not bring its code. */
  readonly readDate?: typeof readDate;
  readonly limits: Readonly<
    Record<
      string,
      {
        /** Whether each account has its own. */
        readonly byAccount?: true;
        /** Whether each operation has its own. */
        readonly byOperation?: true;
        readonly limit: number;
        readonly intervalMs: number;
        /** In lower case. */
        readonly header?: string;
      }
    >
  >;
}
