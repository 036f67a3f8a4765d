import { DerivativesTradingUsdsFutures } from "@binance/derivatives-trading-usds-futures";
import { idsOf } from "../by-hand.ts";
import type { Cancel, CancelBatch } from "../contender.ts";
import { credentials } from "../credentials.ts";

// Binance's own connector for the futures. Its single cancel is that of the futures, since it knows no margin.

function opened(basePath: string) {
  const { apiKey, secret: apiSecret } = credentials;
  return new DerivativesTradingUsdsFutures({ configurationRestAPI: { apiKey, apiSecret, basePath } }).restAPI;
}

export function openCancel(url: string): Cancel {
  const api = opened(url);
  return async (orderId) => {
    const response = await api.cancelOrder({ symbol: "BTCUSDT", orderId: Number(orderId) });
    return (await response.data()).orderId;
  };
}

export function openBatch(url: string): CancelBatch {
  const api = opened(url);
  return async (orderIds) => {
    const response = await api.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: orderIds.map(Number) });
    return idsOf(await response.data());
  };
}
