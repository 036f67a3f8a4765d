import { expect, onTestFinished } from "vitest";
import { BinanceMarginApi, createBinanceMarginConfiguration } from "../../generated/binance-margin/classes.ts";
import type { BinanceMarginClientOptions } from "../../generated/binance-margin/index.ts";
import {
  BinanceUsdmFuturesApi,
  createBinanceUsdmFuturesConfiguration,
} from "../../generated/binance-usdm-futures/classes.ts";
import { BitoproApi, createBitoproConfiguration } from "../../generated/bitopro/classes.ts";
import { createMockExchange, type MockExchange } from "../../src/testing/index.ts";

/** The classes of every API, tied to a mock exchange for the test that makes them. */

/** Orders of the accounts, but for their ids. */
export const inMargin = { api: "binance-margin", symbol: "BTCUSDT" };
export const inFutures = { api: "binance-usdm-futures", symbol: "BTCUSDT" };

const once = { maxRetries: 0, rateLimit: false };

export async function startExchange(): Promise<MockExchange> {
  const exchange = await createMockExchange();
  onTestFinished(() => exchange.close());
  return exchange;
}

export function createMargin(options: BinanceMarginClientOptions): BinanceMarginApi {
  return new BinanceMarginApi(opened(createBinanceMarginConfiguration({ ...once, ...options })));
}

export function createMarginAt({ url, credentials }: MockExchange): BinanceMarginApi {
  return createMargin({ ...credentials.hmac, baseUrl: url });
}

export function createFuturesAt({ url, credentials }: MockExchange): BinanceUsdmFuturesApi {
  const options = { ...credentials.hmac, baseUrl: url, ...once };
  return new BinanceUsdmFuturesApi(opened(createBinanceUsdmFuturesConfiguration(options)));
}

export function createBitoproAt({ url, credentials }: MockExchange): BitoproApi {
  return new BitoproApi(opened(createBitoproConfiguration({ ...credentials.bitopro, baseUrl: url, ...once })));
}

function opened<C extends { readonly client: { close(): void } }>(configuration: C): C {
  onTestFinished(() => configuration.client.close());
  return configuration;
}

// biome-ignore lint/suspicious/noExplicitAny: what callers without types have.
export const untyped = (api: unknown): any => api;

/** What a call fails with. */
export async function failureOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  return error as Record<string, unknown>;
}
