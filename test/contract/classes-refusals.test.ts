import { describe, expect, test } from "vitest";
import { RequiredError } from "../../generated/binance-margin/classes.ts";
import { ParameterError } from "../../src/index.ts";
import {
  createBitoproAt,
  createFuturesAt,
  createMarginAt,
  failureOf,
  startExchange,
  untyped,
} from "./classes-context.ts";

describe("what is refused before anything is sent", () => {
  test.each([
    ["all", "PARAMETER_INVALID"],
    ["", "PARAMETER_MISSING"],
    ["../x", "PARAMETER_INVALID"],
    ["all?pair=BTC_USDT", "PARAMETER_INVALID"],
    ["\ud800_USDT", "PARAMETER_INVALID"],
    [["BTC_USDT"], "PARAMETER_INVALID"],
    [{}, "PARAMETER_INVALID"],
  ])("the pair %j", async (pair, code) => {
    const exchange = await startExchange();

    const error = await failureOf(untyped(createBitoproAt(exchange)).cancelMarginOrdersByPair({ pair }));

    expect(error).toBeInstanceOf(ParameterError);
    expect(error).toMatchObject({
      code,
      outcome: "not-sent",
      operation: "cancelMarginOrdersByPair",
      parameter: "pair",
    });
    expect(exchange.requests).toEqual([]);
  });

  test.each([
    ["cancelOrder", { symbol: "BTCUSDT" }, "PARAMETER_DEPENDENCY"],
    ["cancelOrder", { symbol: "BTCUSDT", orderid: "28" }, "PARAMETER_UNKNOWN"],
    ["cancelOrder", { symbol: "BTCUSDT", orderId: "28", timestamp: 1 }, "PARAMETER_UNKNOWN"],
    ["cancelOrder", { symbol: "", orderId: "28" }, "PARAMETER_MISSING"],
    ["cancelOrder", { symbol: "\ud800", orderId: "28" }, "PARAMETER_INVALID"],
    ["cancelOrder", { symbol: "BTCUSDT", orderId: null }, "PARAMETER_INVALID"],
    ["cancelOrder", { symbol: "BTCUSDT", orderId: 2 ** 53 }, "PARAMETER_INVALID"],
    ["cancelOrder", { symbol: "BTCUSDT", orderId: "28", recvWindow: 60_001 }, "PARAMETER_INVALID"],
    ["cancelAllOpenOrders", { symbol: "BTCUSDT", isIsolated: "true" }, "PARAMETER_INVALID"],
  ] as const)("%s(%j)", async (operation, parameters, code) => {
    const exchange = await startExchange();

    const error = await failureOf(untyped(createMarginAt(exchange))[operation](parameters));

    expect(error).toBeInstanceOf(ParameterError);
    expect(error).toMatchObject({ code, outcome: "not-sent", api: "binance-margin", operation });
    expect(exchange.requests).toEqual([]);
  });

  test.each([
    [{ orderIdList: ["1"], origClientOrderIdList: ["a"] }, "PARAMETER_DEPENDENCY"],
    [{ orderIdList: [] }, "PARAMETER_INVALID"],
    [{ orderIdList: ["1", "1"] }, "PARAMETER_INVALID"],
    [{ orderIdList: "1,2" }, "PARAMETER_INVALID"],
    [{ orderIdList: new Set(["1"]) }, "PARAMETER_INVALID"],
    [{ orderIdList: Array(1) }, "PARAMETER_INVALID"],
    [{ origClientOrderIdList: ["\udfff"] }, "PARAMETER_INVALID"],
  ])("cancelMultipleOrders(%j)", async (lists, code) => {
    const exchange = await startExchange();

    const error = await failureOf(
      untyped(createFuturesAt(exchange)).cancelMultipleOrders({ symbol: "BTCUSDT", ...lists }),
    );

    expect(error).toMatchObject({ name: "ParameterError", code, outcome: "not-sent" });
    expect(exchange.requests).toEqual([]);
  });

  test("a parameter of cancelAllMarginOrders, which would cancel every pair", async () => {
    const exchange = await startExchange();

    // @ts-expect-error It takes none.
    const error = await failureOf(createBitoproAt(exchange).cancelAllMarginOrders({ pair: "BTC_USDT" }));

    expect(error).toMatchObject({ name: "ParameterError", outcome: "not-sent", parameter: "pair" });
    expect(exchange.requests).toEqual([]);
  });

  test.each([[{}], [undefined], [{ symbol: undefined }]])(
    "the lack of a mandatory parameter: %j",
    async (parameters) => {
      const exchange = await startExchange();
      const error = await failureOf(untyped(createMarginAt(exchange)).cancelOrder(parameters));

      expect(error).toBeInstanceOf(RequiredError);
      expect(error).toMatchObject({ field: "symbol" });
      expect(exchange.requests).toEqual([]);
    },
  );
});
