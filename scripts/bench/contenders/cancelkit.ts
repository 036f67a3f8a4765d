import { createBinanceMarginClient } from "../../../generated/binance-margin/index.ts";
import { createBinanceUsdmFuturesClient } from "../../../generated/binance-usdm-futures/index.ts";
import { idsOf } from "../by-hand.ts";
import type { Cancel, CancelBatch } from "../contender.ts";
import { credentials } from "../credentials.ts";
import { unpaced } from "../unpaced.ts";

// cancelkit with default settings, but for the pace, which would hold a benchmark to the documented limits.

export function openCancel(baseUrl: string): Cancel {
  const client = unpaced(createBinanceMarginClient, { ...credentials, baseUrl });
  return async (orderId) => (await client.cancelOrder({ symbol: "LTCBTC", orderId })).orderId;
}

export function openBatch(baseUrl: string): CancelBatch {
  const client = unpaced(createBinanceUsdmFuturesClient, { ...credentials, baseUrl });
  return async (orderIdList) =>
    idsOf(await client.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [...orderIdList] }));
}
