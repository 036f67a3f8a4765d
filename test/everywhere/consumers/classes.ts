import {
  BinanceMarginApi,
  type CanceledOrder,
  createBinanceMarginConfiguration,
} from "cancelkit/binance-margin/classes";
import { BinanceUsdmFuturesApi, createBinanceUsdmFuturesConfiguration } from "cancelkit/binance-usdm-futures/classes";
import { BitoproApi, createBitoproConfiguration } from "cancelkit/bitopro/classes";

const keys = { apiKey: "key", secret: "secret" };
const margin = new BinanceMarginApi(createBinanceMarginConfiguration(keys));

export async function cancel(): Promise<string | undefined> {
  const order: CanceledOrder = await margin.cancelOrder({ symbol: "BTCUSDT", orderId: "28" });
  // @ts-expect-error an order has no such field
  order.orderID;
  return order.orderId;
}

export async function cancelAll(): Promise<void> {
  const usdm = new BinanceUsdmFuturesApi(createBinanceUsdmFuturesConfiguration(keys));
  await usdm.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["28"] });
  await new BitoproApi(createBitoproConfiguration({ ...keys, identity: "me@example.com" })).cancelAllMarginOrders();
}

// @ts-expect-error the symbol is missing
margin.cancelOrder({ orderId: "28" });
