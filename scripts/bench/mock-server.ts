import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createMockExchange } from "../../src/testing/index.ts";
import { answerParent } from "./child.ts";

// The mock exchange, in a process of its own.

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

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

  /** What is in use once everything that can be collected is. */
  memory() {
    collect();
    const { heapUsed, rss } = process.memoryUsage();
    return { heap: heapUsed, resident: rss };
  },
};

/** What the program answers to. */
export type MockServerCommands = typeof commands;

answerParent(commands);
