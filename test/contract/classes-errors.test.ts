import { describe, expect, test } from "vitest";
import { ResponseError, TransportError } from "../../src/index.ts";
import { createBitoproAt, createMargin, createMarginAt, failureOf, startExchange } from "./classes-context.ts";
import { credentials, findRefusedPort, order, serve } from "./loopback.ts";

describe("errors come out as they are", () => {
  const parameters = { symbol: "LTCBTC", orderId: "28" };

  test("a refusal by the exchange", async () => {
    const exchange = await startExchange();

    const error = await failureOf(createMarginAt(exchange).cancelOrder(parameters));

    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ code: "REFUSED", outcome: "rejected", status: 400, exchangeCode: -2011 });
    expect(error).toMatchObject({ api: "binance-margin", operation: "cancelOrder" });
  });

  test.each([
    [{ status: 503, body: { code: -1000, msg: "x" } }, "UNKNOWN_OUTCOME"],
    [{ status: 200, body: "<html>" }, "INVALID_RESPONSE"],
    [{ status: 200, body: { symbol: "LTCBTC" } }, "INVALID_RESPONSE"],
    [{ status: 307, headers: { Location: "/" } }, "REDIRECTED"],
  ])("an answer that leaves the outcome open: %j", async (answer, code) => {
    const server = await serve(answer);

    const error = await failureOf(createMargin({ ...credentials, baseUrl: server.url }).cancelOrder(parameters));

    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ code, outcome: "unknown", status: answer.status });
    expect(server.requests).toHaveLength(1);
  });

  test("no answer in time", async () => {
    const server = await serve(() => undefined);

    const error = await failureOf(
      createMargin({ ...credentials, baseUrl: server.url }).cancelOrder(parameters, { timeoutMs: 1000 }),
    );

    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ code: "TIMEOUT", outcome: "unknown" });
  });

  test("no connection", async () => {
    const baseUrl = `http://127.0.0.1:${await findRefusedPort()}`;

    const error = await failureOf(createMargin({ ...credentials, baseUrl }).cancelOrder(parameters));

    expect(error).toMatchObject({ name: "TransportError", code: "NOT_CONNECTED", outcome: "not-sent" });
  });
});

describe("a raw call", () => {
  test("gives the response and the decoded answer, unknown fields included", async () => {
    const server = await serve({
      headers: { "X-SAPI-USED-IP-WEIGHT-1M": "10" },
      body: { ...order, newField: [1, {}] },
    });

    const { raw, value } = await createMargin({ ...credentials, baseUrl: server.url })
      .cancelOrderRaw({ symbol: "LTCBTC", orderId: "28" })
      .then((response) => ({ raw: response.raw, value: response.value() }));

    expect([raw.ok, raw.status, raw.headers.get("x-sapi-used-ip-weight-1m")]).toEqual([true, 200, "10"]);
    expect(await value).toEqual({ ...order, newField: [1, {}] });
    expect(await raw.clone().json()).toEqual(await value);
    expect(raw.url).not.toContain("signature");
  });

  test("fails as the plain one does", async () => {
    const exchange = await startExchange();

    const error = await failureOf(createBitoproAt(exchange).cancelMarginOrdersByPairRaw({ pair: "all" }));

    expect(error).toMatchObject({ name: "ParameterError", code: "PARAMETER_INVALID", parameter: "pair" });
    expect(exchange.requests).toEqual([]);
  });
});
