import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  BinanceMarginApi,
  type BinanceMarginConfiguration,
  createBinanceMarginConfiguration,
} from "../../generated/binance-margin/classes.ts";
import { BitoproApi, createBitoproConfiguration } from "../../generated/bitopro/classes.ts";
import { Configuration } from "../../generated/openapi-generator/binance-margin/runtime.ts";
import { ParameterError, type RateLimiter, TransportError } from "../../src/index.ts";
import {
  createBitoproAt,
  createMargin,
  createMarginAt,
  failureOf,
  inMargin,
  startExchange,
  untyped,
} from "./classes-context.ts";
import { credentials } from "./loopback.ts";

describe("options of a call", () => {
  const parameters = { symbol: "BTCUSDT", orderId: "28" };

  test("reach the request", async () => {
    const exchange = await startExchange();
    exchange.orders.open([
      { ...inMargin, orderId: "28" },
      { ...inMargin, orderId: "29" },
    ]);
    const api = createMarginAt(exchange);

    await api.cancelOrder(parameters, { recvWindow: 3000, timeoutMs: 2000, signal: null });
    await api.cancelOrder({ ...parameters, orderId: "29" }, async ({ init }) => {
      expect(init.method).toBe("DELETE");
      return { recvWindow: 4000, cache: "no-store" };
    });

    expect(exchange.requests.map(({ query }) => query.recvWindow)).toEqual(["3000", "4000"]);
  });

  test("stand behind parameters and before options of the client", async () => {
    const exchange = await startExchange();
    const api = createMargin({ ...exchange.credentials.hmac, baseUrl: exchange.url, recvWindow: 1000 });

    await api.cancelOrder(parameters).catch(() => {});
    await api.cancelOrder(parameters, { recvWindow: 3000 }).catch(() => {});
    await api.cancelOrder({ ...parameters, recvWindow: 2000 }, { recvWindow: 3000 }).catch(() => {});

    expect(exchange.requests.map(({ query }) => query.recvWindow)).toEqual(["1000", "3000", "2000"]);
  });

  test("abort before anything is sent", async () => {
    const exchange = await startExchange();

    const error = await failureOf(createMarginAt(exchange).cancelOrder(parameters, { signal: AbortSignal.abort() }));

    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ code: "ABORTED", outcome: "not-sent" });
    expect(exchange.requests).toEqual([]);
  });

  test("say who goes first by a number; the words of `fetch` change nothing", async () => {
    const exchange = await startExchange();
    const seen: number[] = [];
    const rateLimiter: RateLimiter = {
      acquire(_shares, { priority }) {
        seen.push(priority);
        return true;
      },
      observe() {},
    };
    const options = { ...exchange.credentials.bitopro, baseUrl: exchange.url, rateLimiter };
    const api = new BitoproApi(createBitoproConfiguration(options));

    await api.cancelAllMarginOrders({ priority: 5 });
    await api.cancelAllMarginOrders(async () => ({ priority: -1.5 }));
    await api.cancelAllMarginOrders({ priority: "high" });
    // @ts-expect-error It is no word of `fetch`.
    const error = await failureOf(api.cancelAllMarginOrders({ priority: "5" }));

    expect(seen).toEqual([5, -1.5, 0]);
    expect(error).toMatchObject({ code: "OPTION_INVALID", parameter: "priority" });
  });

  test.each([
    { method: "GET" },
    { headers: { "X-MBX-APIKEY": "x" } },
    { body: "x" },
    { redirect: "follow" },
    { timeout: 2000 },
    { timeoutMs: 0 },
    { signal: "x" },
    { priority: Number.NaN },
  ])("are refused when they are none: %j", async (overrides) => {
    const exchange = await startExchange();

    const error = await failureOf(untyped(createMarginAt(exchange)).cancelOrder(parameters, overrides));

    expect(error).toMatchObject({ name: "ParameterError", code: "OPTION_INVALID", operation: "cancelOrder" });
    expect(error.parameter).toBe(Object.keys(overrides)[0]);
    expect(exchange.requests).toEqual([]);
  });

  test("are refused where the exchange has none such", async () => {
    const exchange = await startExchange();

    // @ts-expect-error Only Binance has a `recvWindow`.
    const error = await failureOf(createBitoproAt(exchange).cancelAllMarginOrders({ recvWindow: 3000 }));

    expect(error).toMatchObject({ code: "OPTION_INVALID", parameter: "recvWindow" });
    expect(exchange.requests).toEqual([]);
  });
});

describe("a configuration", () => {
  test("that is not ours is refused", async () => {
    const exchange = await startExchange();
    const foreign = new Configuration({ basePath: exchange.url });

    // @ts-expect-error It was not made by `createBinanceMarginConfiguration`.
    expect(() => new BinanceMarginApi(foreign)).toThrow(ParameterError);
    // @ts-expect-error One is needed: the generated default would send to production, unsigned.
    expect(() => new BinanceMarginApi()).toThrow(ParameterError);
    const bitopro = createBitoproConfiguration({ ...exchange.credentials.bitopro, baseUrl: exchange.url });
    // @ts-expect-error It is another API's.
    expect(() => new BinanceMarginApi(bitopro)).toThrow(ParameterError);
    expect(exchange.requests).toEqual([]);
  });

  test("cannot be replaced by one that bypasses the client", async () => {
    const exchange = await startExchange();
    const configuration: BinanceMarginConfiguration = createBinanceMarginConfiguration(credentials);

    expect(() => {
      configuration.config = new Configuration({ basePath: exchange.url });
    }).toThrow(ParameterError);
  });

  test("refuses options that are not valid", () => {
    const options = { ...credentials, baseUrl: "http://example.com" };

    expect(() => createBinanceMarginConfiguration(options)).toThrow(
      expect.objectContaining({ name: "ParameterError", code: "OPTION_INVALID", parameter: "baseUrl" }),
    );
    expect(() => untyped(createBinanceMarginConfiguration)()).toThrow(ParameterError);
  });

  test("shows no secret", () => {
    const configuration = createBinanceMarginConfiguration(credentials);
    const api = new BinanceMarginApi(configuration);

    const shown = [
      inspect(configuration, { depth: 9, showHidden: true }),
      inspect(api, { depth: 9 }),
      JSON.stringify(api),
    ];

    for (const text of shown) {
      expect(text).not.toContain(credentials.apiKey);
      expect(text).not.toContain(credentials.secret);
    }
  });
});
