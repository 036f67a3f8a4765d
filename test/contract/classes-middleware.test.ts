import { describe, expect, test } from "vitest";
import { ResponseError } from "../../src/index.ts";
import { createMarginAt, failureOf, inMargin, startExchange } from "./classes-context.ts";

describe("middleware of the caller", () => {
  const parameters = { symbol: "BTCUSDT", orderId: "28" };

  test("sees requests without secrets, responses and errors, and may give a signal", async () => {
    const exchange = await startExchange();
    exchange.orders.open({ ...inMargin, orderId: "28" });
    const seen: unknown[] = [];
    const { signal } = new AbortController();
    const api = createMarginAt(exchange).withMiddleware({
      async pre({ url, init }) {
        seen.push(url);
        return { url, init: { ...init, signal } };
      },
      async post({ response }) {
        seen.push(response.status, ((await response.json()) as { status: string }).status);
      },
      async onError({ error }) {
        seen.push((error as ResponseError).code);
      },
    });

    await api.cancelOrder(parameters);
    const error = await failureOf(api.cancelOrder(parameters));

    const url = `${exchange.url}/sapi/v1/margin/order?symbol=BTCUSDT&orderId=28`;
    expect(seen).toEqual([url, 200, "CANCELED", url, "REFUSED"]);
    expect(error).toBeInstanceOf(ResponseError);
  });

  test.each([
    ["the URL", (url: string, init: RequestInit) => ({ url: url.replace("28", "29"), init })],
    ["the method", (url: string, init: RequestInit) => ({ url, init: { ...init, method: "GET" } })],
    ["a header", (url: string, init: RequestInit) => ({ url, init: { ...init, headers: new Headers({ a: "b" }) } })],
    ["the body", (url: string, init: RequestInit) => ({ url, init: { ...init, body: "x" } })],
    ["all of init", (url: string) => ({ url, init: { method: "DELETE" } })],
  ])("is refused when it changes %s, since that is not what is sent", async (_, change) => {
    const exchange = await startExchange();
    const api = createMarginAt(exchange).withPreMiddleware(async ({ url, init }) => change(url, init));

    const error = await failureOf(api.cancelOrder(parameters));

    expect(error).toMatchObject({ name: "ParameterError", code: "OPTION_INVALID", outcome: "not-sent" });
    expect(exchange.requests).toEqual([]);
  });
});
