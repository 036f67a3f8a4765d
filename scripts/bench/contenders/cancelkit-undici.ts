import { Pool } from "undici";
import { createBinanceMarginClient } from "../../../generated/binance-margin/index.ts";
import { createBinanceUsdmFuturesClient } from "../../../generated/binance-usdm-futures/index.ts";
import { idsOf } from "../by-hand.ts";
import type { Cancel, CancelBatch } from "../contender.ts";
import { credentials } from "../credentials.ts";
import { roomy } from "../roomy.ts";

// cancelkit over a dispatcher of undici. The subpath is looked up at run time, since a build may lack it.

async function transportOver(baseUrl: string): Promise<object> {
  const path = process.env.CANCELKIT_UNDICI ?? "";
  const { createUndiciTransport } = await import(path);
  return { transport: createUndiciTransport(new Pool(baseUrl)) };
}

export async function openCancel(baseUrl: string): Promise<Cancel> {
  const options = { ...credentials, ...roomy, baseUrl, ...(await transportOver(baseUrl)) };
  const client = createBinanceMarginClient(options);
  return async (orderId) => (await client.cancelOrder({ symbol: "LTCBTC", orderId })).orderId;
}

export async function openBatch(baseUrl: string): Promise<CancelBatch> {
  const options = { ...credentials, ...roomy, baseUrl, ...(await transportOver(baseUrl)) };
  const client = createBinanceUsdmFuturesClient(options);
  return async (orderIdList) =>
    idsOf(await client.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [...orderIdList] }));
}
