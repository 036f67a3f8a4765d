import { describe, expect, test } from "vitest";
import { createFuturesAt, createMarginAt, inFutures, inMargin, startExchange, untyped } from "./classes-context.ts";

const big = "8389765519993908929";

describe("what is sent", () => {
  test("has lists as JSON, percent-encoded", async () => {
    const exchange = await startExchange();
    exchange.orders.open(inFutures);

    await createFuturesAt(exchange).cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1", "2"] });

    expect(exchange.requests[0]?.target).toContain("&orderIdList=%5B1%2C2%5D&");
  });

  test.each(['a,b"c', "it's (1)*!", "100% +/?#&=", "早\u0000😀"])("has the client order id %j exactly", async (id) => {
    const exchange = await startExchange();
    const origClientOrderIdList = [id, `${id}2`];

    await createMarginAt(exchange)
      .cancelOrder({ symbol: "BTCUSDT", origClientOrderId: id })
      .catch(() => {});
    await createFuturesAt(exchange).cancelMultipleOrders({ symbol: "BTCUSDT", origClientOrderIdList });

    const [one, batch] = exchange.requests;
    expect(one?.query.origClientOrderId).toBe(id);
    expect(JSON.parse(batch?.query.origClientOrderIdList ?? "")).toEqual(origClientOrderIdList);
    expect([one?.headers["content-type"], batch?.status]).toEqual([undefined, 200]);
  });

  test.each([big, BigInt(big)])("has the id %s exactly", async (orderId) => {
    const exchange = await startExchange();
    exchange.orders.open({ ...inMargin, orderId: big });

    const canceled = await untyped(createMarginAt(exchange)).cancelOrder({ symbol: "BTCUSDT", orderId });

    expect(exchange.requests[0]?.query.orderId).toBe(big);
    expect(canceled.orderId).toBe(big);
  });

  test("is what was given when the call was made", async () => {
    const exchange = await startExchange();
    const parameters = { symbol: "BTCUSDT", orderIdList: ["1"] };
    const call = createFuturesAt(exchange).cancelMultipleOrders(parameters);
    parameters.symbol = "ETHUSDT";
    parameters.orderIdList.push("2");

    await call;

    expect(exchange.requests[0]?.query).toMatchObject({ symbol: "BTCUSDT", orderIdList: "[1]" });
  });
});
