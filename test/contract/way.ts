import { setupServer } from "msw/node";
import { describe, test } from "vitest";
import {
  createMockExchange as createByServer,
  createMockHandlers,
  type MockExchange,
  type MockExchangeOptions,
} from "../../src/testing/index.ts";

/** A way in to the mock exchange: a server, the same over TLS, or handlers of msw. */
export type Way = "server" | "tls" | "msw";

let way: Way = "server";
const authorities = new Map<string, string>();

/** Chooses how the suites that are imported next reach the mock exchange. */
export function setWay(chosen: Way): void {
  way = chosen;
}

/** For what belongs to the server: sockets, ports, and bytes that no URL parser lets through. */
export const describeServer: (name: string, cases: () => void) => void = (name, cases) =>
  describe.skipIf(way === "msw")(name, cases);

/** A test of the same. */
export const testServer: (name: string, run: () => Promise<void>) => void = (name, run) =>
  test.skipIf(way === "msw")(name, run);

/** The certificate that a client of this URL has to trust. */
export function authorityOf(url: string): string | undefined {
  return authorities.get(url);
}

/** Creates a mock exchange in the chosen way. */
export async function createMockExchange(options: MockExchangeOptions = {}): Promise<MockExchange> {
  if (way === "msw") return createByHandlers(options);
  const exchange = await createByServer({ ...options, tls: way === "tls" });
  if (exchange.ca !== undefined) authorities.set(exchange.url, exchange.ca);
  return exchange;
}

const server = setupServer();
const served = new Set<Awaited<ReturnType<typeof createMockHandlers>>["handlers"]>();
let count = 0;

async function createByHandlers(options: MockExchangeOptions): Promise<MockExchange> {
  if (count++ === 0) server.listen({ onUnhandledRequest: "error" });
  const { handlers, exchange } = await createMockHandlers({ ...options, url: `https://exchange-${count}.test` });
  served.add(handlers);
  server.use(...handlers);
  const close = async () => {
    served.delete(handlers);
    server.resetHandlers(...[...served].flat());
  };
  return Object.defineProperty(exchange, "close", { value: close }) as MockExchange;
}
