import { Agent } from "node:https";
import { createMockExchange, createMockHandlers } from "cancelkit/testing";
import { setupServer } from "msw/node";

/** The ways in to the mock exchange of this process: each gives it, how clients reach it, and its end. */
export const ways = {
  http: async (options) => {
    const exchange = await createMockExchange(options);
    return { exchange, reach: {}, close: () => exchange.close() };
  },
  https: async (options) => {
    const exchange = await createMockExchange({ ...options, tls: true });
    const agent = new Agent({ keepAlive: true, ca: exchange.ca });
    const close = async () => {
      agent.destroy();
      await exchange.close();
    };
    return { exchange, reach: { agent }, close };
  },
  msw: async (options) => {
    const { handlers, exchange } = await createMockHandlers(options);
    const server = setupServer(...handlers);
    server.listen({ onUnhandledRequest: "error" });
    return { exchange, reach: {}, close: async () => server.close() };
  },
};

/** Uses the mock exchange in one of the ways, with `optionsOf` a client, and ends it. */
export async function within(way, options, run) {
  const { exchange, reach, close } = await ways[way](options);
  const optionsOf = (kind, more) => ({
    ...exchange.credentials[kind],
    baseUrl: exchange.url,
    rateLimit: false,
    ...reach,
    ...more,
  });
  try {
    return await run(exchange, optionsOf);
  } finally {
    await close();
  }
}
