import { createBinanceMarginClient } from "../../../generated/binance-margin/index.ts";
import { createBinanceUsdmFuturesClient } from "../../../generated/binance-usdm-futures/index.ts";
import { idsOf } from "../by-hand.ts";
import type { Cancel, CancelBatch } from "../contender.ts";
import { credentials } from "../credentials.ts";
import { roomy } from "../roomy.ts";

// cancelkit with default settings, but for the documented limits, which would hold a benchmark up.

export function openCancel(baseUrl: string): Cancel {
  const client = createBinanceMarginClient({ ...credentials, ...roomy, baseUrl });
  return async (orderId) => (await client.cancelOrder({ symbol: "LTCBTC", orderId })).orderId;
}

export function openBatch(baseUrl: string): CancelBatch {
  const client = createBinanceUsdmFuturesClient({ ...credentials, ...roomy, baseUrl });
  return async (orderIdList) =>
    idsOf(await client.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [...orderIdList] }));
}
