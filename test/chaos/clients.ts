import https from "node:https";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import type { MockCredentials } from "../../src/testing/exchanges/credentials.ts";
import { certificate } from "./tls.ts";

/** A call by its name, as JavaScript makes it: what to call is drawn from the table. */
export interface AnyCall extends Promise<unknown> {
  paired?(): Promise<unknown>;
}
export type AnyClient = { readonly close: () => void } & Readonly<
  Record<string, (parameters: object, options: object) => AnyCall>
>;

const factories: Readonly<Record<string, (options: object, credentials: MockCredentials) => unknown>> = {
  "binance-margin": (options, { hmac, ed25519 }) =>
    createBinanceMarginClient({ ...("agent" in options ? ed25519 : hmac), ...options } as never),
  "binance-usdm-futures": (options, { hmac }) => createBinanceUsdmFuturesClient({ ...hmac, ...options }),
  bitopro: (options, { bitopro }) => createBitoproClient({ ...bitopro, ...options }),
};

export function createClient(api: string, options: object, credentials: MockCredentials): AnyClient {
  return factories[api]?.(options, credentials) as AnyClient;
}

export function createTrustingAgent(): https.Agent {
  return new https.Agent({ keepAlive: true, ca: certificate });
}
