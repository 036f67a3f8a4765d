import { createMockExchange } from "../../src/testing/index.ts";
import { answerParent } from "./child.ts";

// The mock exchange, in a process of its own.

const exchange = await createMockExchange();
const { apiKey, secret } = { ...exchange.credentials.hmac };

const commands = {
  start: () => ({ url: exchange.url, apiKey, secret }),

  /** Opens that many orders, the first with the given id. */
  open({ count, firstId }: { readonly count: number; readonly firstId: number }) {
    const seed = { api: "binance-margin", symbol: "LTCBTC" } as const;
    exchange.orders.open(Array.from({ length: count }, (_, index) => ({ ...seed, orderId: String(firstId + index) })));
  },

  /** Orders that are still open. */
  left: () => exchange.orders.list().length,
  cpuUs: () => process.cpuUsage().user + process.cpuUsage().system,
  memory: () => process.memoryUsage().rss,
};

/** What the program answers to. */
export type MockServerCommands = typeof commands;

answerParent(commands);
