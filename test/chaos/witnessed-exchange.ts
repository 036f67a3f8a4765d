import { documents } from "../../generated/documents.ts";
import { createCore } from "../../src/testing/core.ts";
import { isSame, type Order } from "../../src/testing/entry.ts";
import { createCredentials, type MockCredentials } from "../../src/testing/exchanges/credentials.ts";
import type { Answer, RawRequest } from "../../src/testing/request.ts";

/** The mock exchange, with a note of what each request canceled. */
export interface WitnessedExchange {
  readonly credentials: MockCredentials;
  /** How far its clock is off, in milliseconds. */
  skewMs: number;
  open(seed: object): Order;
  /** Closes an open order as a fill or as a cancel of somebody else does; false if it is open no more. */
  end(entry: Order, as: "filled" | "canceled"): boolean;
  readonly openOrders: readonly Order[];
  handle(request: RawRequest): Answer;
  /** The orders and order lists that a request canceled. */
  canceledBy(request: RawRequest): readonly Order[];
  /** The orders and order lists that were canceled, by whomever. */
  readonly canceled: ReadonlySet<Order>;
  /** What is wrong with a request that no state of the orders explains, such as its signature. */
  findFault(request: RawRequest): string | undefined;
  /** Forgets orders and requests. */
  clear(): void;
}

const credentials = createCredentials();

/**
 * Keys for calls that name nothing by which their requests could be told. The number is a prime, so that a lane, which
 * plays every so-many-th round, uses all of them in turn.
 */
export const sweeperKeys: readonly string[] = Array.from({ length: 17 }, (_, index) => `sweeper-${index}`);

export function createWitnessedExchange(): WitnessedExchange {
  const sweepers = sweeperKeys.map((apiKey) => ({ ...credentials.bitopro, apiKey }));
  const known = [credentials.hmac, credentials.ed25519, credentials.bitopro, ...sweepers];
  const clock = () => Date.now() + exchange.skewMs;
  const core = createCore(documents, known, clock);
  // Verifies what never reached the exchange: it has no orders, so all that it can complain of is the request.
  const verifier = createCore(documents, known, clock);
  let taken = new WeakMap<RawRequest, readonly Order[]>();
  const canceled = new Set<Order>();

  const exchange: WitnessedExchange = {
    credentials,
    skewMs: 0,
    open: (seed) => core.ledger.open([seed], clock())[0] as Order,
    end(entry, as) {
      const found = core.ledger.all(entry.api).find((each) => each.entry === entry);
      if (!found) return false;
      if (as === "canceled") {
        core.ledger.cancel(found, clock(), null);
        canceled.add(entry);
      } else core.ledger.fill(found, clock());
      return true;
    },
    get openOrders() {
      return core.ledger.list();
    },
    handle(request) {
      const before = core.ledger.list();
      const answer = core.handle(request);
      const after = new Set(core.ledger.list());
      const gone = before.filter((entry) => !after.has(entry));
      taken.set(request, gone);
      for (const entry of gone) canceled.add(entry);
      return { ...answer, headers: { ...answer.headers, Date: new Date(clock()).toUTCString() } };
    },
    canceledBy: (request) => taken.get(request) ?? [],
    canceled,
    findFault(request) {
      const { status, body } = verifier.handle(request);
      verifier.history.clear();
      // Its time is judged by the exchange itself, and may be off on purpose.
      const isFine = status === 200 || status === 409 || /"code":(-2011|-2013|-1021)\b/.test(body);
      return isFine ? undefined : `${status} ${body}`;
    },
    clear() {
      core.ledger.clear();
      core.history.clear();
      canceled.clear();
      taken = new WeakMap();
    },
  };
  return exchange;
}

/** Whether an order's fields are as asked. */
export function hasFields(order: Order, fields: Readonly<Record<string, string | boolean>>): boolean {
  return Object.entries(fields).every(([name, value]) => isSame(order[name], value));
}

/** The ids of an entry: its own, and those of the orders in it. */
export function orderIdsOf(entry: Order): readonly string[] {
  const legs = Array.isArray(entry.orders) ? (entry.orders as readonly { orderId?: unknown }[]) : [];
  return legs.length > 0 ? legs.map(({ orderId }) => String(orderId)) : [String(entry.orderId)];
}
