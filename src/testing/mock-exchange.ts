import { documents } from "../../generated/documents.ts";
import { createControl, isControl } from "./control.ts";
import { createCore } from "./core.ts";
import { createCredentials, type MockCredentials } from "./exchanges/credentials.ts";
import type { OrderSeed, Orders } from "./orders.ts";
import { type ReceivedRequest, receivedRequest } from "./received-request.ts";
import { serve } from "./server.ts";

/** Options of `createMockExchange`. */
export interface MockExchangeOptions {
  /** The port to listen on; 0, the default, takes a free one. */
  readonly port?: number | undefined;
  /** Orders to open at the start. */
  readonly seed?: OrderSeed | readonly OrderSeed[] | undefined;
  /** The exchange's clock, a function that gives milliseconds; `Date.now` by default. */
  readonly clock?: (() => number) | undefined;
  /**
   * Whether refusals say why: `explanation` in the body of the answer and in `requests`, for a wrong signature with the
   * text that had to be signed, the one that was, and the first byte that differs. False by default, as exchanges do not.
   */
  readonly explain?: boolean | undefined;
}

/** A mock exchange that runs. */
export interface MockExchange {
  /** Where it listens, such as `http://127.0.0.1:54321`: the base URL for clients of every API. */
  readonly url: string;
  /** Throwaway credentials by kind. */
  readonly credentials: MockCredentials;
  /** The open orders: to open, to read. */
  readonly orders: Orders;
  /** The requests that were received, oldest first; the newest 10000 are kept. */
  readonly requests: readonly ReceivedRequest[];
  /** Stops listening and ends all connections. */
  close(): Promise<void>;
}

/**
 * Starts a mock exchange on loopback: an HTTP server that behaves as the exchanges' documents say.
 *
 * It serves every API on one port, verifies keys, signatures, times and parameters, cancels in its own ledger, and
 * answers in the documented shapes. Any language can open and read its orders under `/_mock/`.
 *
 * @throws {OrderError} An order of the seed is not as documented.
 */
export async function createMockExchange(options: MockExchangeOptions = {}): Promise<MockExchange> {
  const { port = 0, seed = [], clock = Date.now, explain } = options;
  const credentials = createCredentials();
  const core = createCore(documents, Object.values(credentials), clock, { explain });
  core.open(seed);
  const control = createControl(core, { ...credentials });
  const server = await serve((request) => (isControl(request) ? control(request) : core.handle(request)), port);
  return {
    url: server.url,
    credentials,
    orders: {
      // The ledger knows orders by their documents only; what it gives has the ids that the types promise.
      open: (orders) => core.open(orders) as never,
      list: (filter = {}) => core.ledger.list(filter) as never,
    },
    get requests() {
      return core.history.list().map(receivedRequest);
    },
    close: () => server.close(),
  };
}
