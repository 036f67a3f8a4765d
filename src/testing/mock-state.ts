import { documents } from "../../generated/documents.ts";
import type { Contract, ContractOptions } from "../contract/contract.ts";
import { createRecordReads } from "../contract/record/record-reads.ts";
import { writeContract } from "../contract/record/write-contract.ts";
import { type Accounts, createAccounts } from "./accounts.ts";
import { createControl } from "./control.ts";
import { type Core, createCore } from "./core.ts";
import { createCredentials, type MockCredentials } from "./exchanges/credentials.ts";
import type { FaultFrequency, FaultSeed, ScheduledFault } from "./faults/fault-seed.ts";
import { createMockClock, type MockClock } from "./mock-clock.ts";
import type { OrderSeed, Orders } from "./orders.ts";
import { type ReceivedRequest, receivedRequest } from "./received-request.ts";
import type { Answer, RawRequest } from "./request.ts";

/** Options of a mock exchange, whichever way requests come in. */
export interface MockOptions {
  /** Orders to open at the start. */
  readonly seed?: OrderSeed | readonly OrderSeed[] | undefined;
  /** What the exchange's clock runs by, a function that gives milliseconds; `Date.now` by default. */
  readonly clock?: (() => number) | undefined;
  /**
   * Whether refusals say why: `explanation` in the body of the answer and in `requests`, for a wrong signature with the
   * text that had to be signed, the one that was, and the first byte that differs. False by default, as exchanges do not.
   */
  readonly explain?: boolean | undefined;
  /**
   * Whether calls beyond the documented limits are turned away: 429 with `Retry-After`, and 418 for two minutes where the
   * documents name a ban, once more than ten such calls of an interval did not stop. False by default; the headers count
   * in any case.
   */
  readonly enforceLimits?: boolean | undefined;
  /** How many requests, and how many closed orders, are kept, the newest ones; 10000 by default. */
  readonly history?: number | undefined;
}

/** What can be told to, and asked of, a mock exchange while it runs. */
export interface MockState {
  /** Throwaway credentials of the main account by kind. */
  readonly credentials: MockCredentials;
  /** Further accounts, and further keys. */
  readonly accounts: Accounts;
  /** The orders: to open, to read. */
  readonly orders: Orders;
  /** The requests that were received, oldest first; the newest are kept. */
  readonly requests: readonly ReceivedRequest[];
  /** The exchange's time: to freeze, to set, to move. */
  readonly clock: MockClock;
  /** The faults that will still happen. */
  readonly faults: Faults;
  /**
   * Lets the next call of an operation fail, or as many as the frequency says. A fault that shows only in what the call
   * does (`filled`, `partial`, `lost-answer`, `late`, what is `applied`) waits for one that passes the checks.
   *
   * @param operation Its id (`cancelOrder`), its API and id (`binance-margin/cancelOrder`), or `*` for any.
   * @param fault What goes wrong: a documented `code`, a `status`, or a `kind` such as `lost-answer`.
   * @param frequency `times` (1 by default, or `always`), `probability` with a `seed`.
   * @throws {FaultError} There is no such operation or fault, or it cannot happen to that operation.
   */
  fail(operation: string, fault: FaultSeed, frequency?: FaultFrequency): ScheduledFault;
  /**
   * What the consumers of this exchange relied on so far, as a Pact file (version 4) for `JSON.stringify`, which
   * `cancelkit contract verify` checks against the specs: the operations and parameters, and of each answer the fields
   * that were read, where it passed through `recordReads`, or else all documented ones; of refusals status and code, too.
   *
   * It survives `clear()` and the limit of `history`, has neither keys, signatures nor times, and ids and names only by
   * their kind and length, so that the same run gives the same text. A contract is with one API: where several were
   * called, `provider` says which. What Pact has no word for stands in `comments.cancelkit` of each interaction. Requests
   * are not signed: whoever plays them against an exchange has to add keys, times and signatures. Of more than 1000
   * requests of the same operation, parameters and status one in 64 is looked at.
   *
   * @example
   * await writeFile("contract.json", JSON.stringify(exchange.contract({ consumer: "order-service" }), null, 2));
   *
   * @throws {OptionError} A name is none, or `provider` is needed.
   */
  contract(options?: ContractOptions): Contract;
  /**
   * Writes down for `contract()` what is read of an answer: returns the answer as it is, behind a proxy that notes the
   * fields, at any depth, that are read by name, by `in`, `Object.keys`, a spread or `JSON.stringify`, and the items of
   * lists. Errors with a decoded body may be passed as they are.
   *
   * The answer is found by its content among the newest 1000 that this exchange gave, so any client may have decoded it.
   * It needs no `this`: `const { recordReads } = exchange`.
   *
   * @throws {OptionError} This exchange gave no such answer.
   */
  recordReads<T>(answer: T): T;
  /** Forgets orders, requests, faults and what was used of the limits; accounts, clock and contract stay. */
  clear(): void;
}

/** The faults of a mock exchange. */
export interface Faults {
  /** Those that were asked for and are not used up, in the order in which they happen. */
  list(): readonly ScheduledFault[];
  /** From now on nothing goes wrong. */
  clear(): void;
}

/** @internal A mock exchange before requests have a way to it. */
export interface Assembled {
  readonly core: Core;
  readonly control: (request: RawRequest) => Answer;
  readonly state: MockState;
}

/**
 * Puts a mock exchange together, of options that are checked but for the seed.
 *
 * @internal Its types lead to those of Node, which users need not have.
 * @throws {OrderError} An order of the seed is not as documented.
 */
export function assemble(options: MockOptions): Assembled {
  const { seed = [], clock: base = Date.now, explain, enforceLimits, history } = options;
  const credentials = createCredentials();
  const clock = createMockClock(base);
  const core = createCore(documents, [], clock.now, { explain, enforceLimits, history });
  const accounts = createAccounts(core, credentials);
  core.open(seed);
  const state: MockState = {
    credentials,
    accounts,
    orders: {
      // The ledger knows orders by their documents only; what it gives has the ids that the types promise.
      open: (orders) => core.open(orders) as never,
      list: (filter = {}) => core.ledger.list(filter) as never,
      closed: (filter = {}) => core.ledger.listClosed(filter) as never,
    },
    get requests() {
      return core.history.list().map(receivedRequest);
    },
    clock,
    faults: { list: () => core.faults.list(), clear: () => core.faults.clear() },
    contract: (asked) => writeContract(core.recorder, core.apis, asked),
    recordReads: createRecordReads(core.recorder),
    fail: (operation, fault, frequency) => core.faults.add(operation, fault, frequency),
    clear: () => core.clear(),
  };
  return { core, control: createControl(core, accounts, clock), state };
}
