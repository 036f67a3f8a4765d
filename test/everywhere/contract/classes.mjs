import assert from "node:assert/strict";
import { ParameterError, ResponseError } from "cancelkit";
import { BinanceMarginApi, createBinanceMarginConfiguration } from "cancelkit/binance-margin/classes";
import { BinanceUsdmFuturesApi, createBinanceUsdmFuturesConfiguration } from "cancelkit/binance-usdm-futures/classes";
import { BitoproApi, createBitoproConfiguration } from "cancelkit/bitopro/classes";
import { listOpen, open, optionsFor, test } from "./cases.mjs";

const margin = { api: "binance-margin", symbol: "BTCUSDT" };
const symbol = "BTCUSDT";

test("classes cancel by every operation", async () => {
  const oco = { ...margin, contingencyType: "OCO", orders: [{ type: "STOP_LOSS_LIMIT", stopPrice: "1.5" }, {}] };
  const { orderListId } = await open(oco);
  await open([
    { ...margin, orderId: "8389765519993908929" },
    { ...margin, isIsolated: true },
    { api: "binance-usdm-futures", symbol, orderId: "8389765519993908929" },
    { api: "bitopro", pair: "BTC_USDT" },
    { api: "bitopro", pair: "ETH_USDT" },
  ]);
  const marginApi = new BinanceMarginApi(createBinanceMarginConfiguration(optionsFor("ed25519")));
  const usdmApi = new BinanceUsdmFuturesApi(createBinanceUsdmFuturesConfiguration(optionsFor("rsa")));
  const bitoproApi = new BitoproApi(createBitoproConfiguration(optionsFor("bitopro")));

  const order = await marginApi.cancelOrder({ symbol, orderId: "8389765519993908929" });
  await marginApi.cancelOrderList({ symbol, orderListId });
  await marginApi.cancelAllOpenOrders({ symbol, isIsolated: "TRUE" });
  const [futuresOrder] = await usdmApi.cancelMultipleOrders({ symbol, orderIdList: ["8389765519993908929"] });
  await bitoproApi.cancelMarginOrdersByPair({ pair: "BTC_USDT" });
  await bitoproApi.cancelAllMarginOrders();

  assert.deepEqual([order.orderId, futuresOrder.orderId], ["8389765519993908929", "8389765519993908929"]);
  assert.deepEqual(await listOpen(), []);
});

test("classes refuse by the same rules and errors", async () => {
  const api = new BinanceMarginApi(createBinanceMarginConfiguration(optionsFor("hmac")));

  await assert.rejects(api.cancelOrder({ symbol }), ParameterError);
  await assert.rejects(api.cancelOrder({ symbol, orderId: "28" }), ResponseError);
});
