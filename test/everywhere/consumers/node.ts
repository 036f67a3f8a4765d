import { Agent } from "node:https";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { createUndiciTransport } from "cancelkit/undici";
import { Pool } from "undici";

/** What has to fit the types of others. */
const keys = { apiKey: "key", secret: "secret" };
createBinanceMarginClient({ ...keys, agent: new Agent({ keepAlive: true }) });
createBinanceMarginClient({ ...keys, transport: createUndiciTransport(new Pool("https://example.com")) });
createBinanceMarginClient({ ...keys, fetch });
// @ts-expect-error it is no agent
createBinanceMarginClient({ ...keys, agent: { keepAlive: true } });
