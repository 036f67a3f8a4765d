import { MainClient, USDMClient } from "binance";
import { idOf, idsOf } from "../by-hand.ts";
import type { Cancel, CancelBatch } from "../contender.ts";
import { credentials } from "../credentials.ts";

// The npm package `binance`.

const keys = { api_key: credentials.apiKey, api_secret: credentials.secret };

export function openCancel(baseUrl: string): Cancel {
  const client = new MainClient({ ...keys, baseUrl });
  return async (orderId) => idOf(await client.marginAccountCancelOrder({ symbol: "LTCBTC", orderId: Number(orderId) }));
}

export function openBatch(baseUrl: string): CancelBatch {
  const client = new USDMClient({ ...keys, baseUrl });
  return async (orderIds) =>
    idsOf(await client.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: orderIds.map(Number) }));
}
