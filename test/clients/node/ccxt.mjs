import ccxt from "ccxt";
import { serve } from "./serve.mjs";

/** Markets by hand, since without them it would ask for the lists of the real exchanges. */
const markets = [
  { id: "BTCUSDT", symbol: "BTC/USDT", base: "BTC", quote: "USDT", type: "spot", spot: true, margin: true },
  {
    id: "BTCUSDT",
    symbol: "BTC/USDT:USDT",
    base: "BTC",
    quote: "USDT",
    settle: "USDT",
    type: "swap",
    swap: true,
    contract: true,
    linear: true,
    inverse: false,
  },
];

await serve(async ({ operation, parameters, url, credential }) => {
  const { apiKey, secret, privateKey } = credential;
  const keys = { apiKey, secret: secret ?? privateKey };
  if (operation.includes("Margin")) {
    const bitopro = new ccxt.bitopro(keys);
    bitopro.urls.api.rest = `${url}/v3`;
    // It has no method for margin orders: its signing sends the path of their page.
    return bitopro.request(`margin/orders/${parameters.pair ?? "all"}`, "private", "DELETE");
  }
  const binance = new ccxt.binance(keys);
  Object.assign(binance.urls.api, { sapi: `${url}/sapi/v1`, fapiPrivate: `${url}/fapi/v1` });
  binance.setMarkets(markets);
  const { symbol, isIsolated, orderId, orderIdList, origClientOrderIdList, ...others } = parameters;
  const params = { ...others, type: "margin", marginMode: isIsolated ? "isolated" : "cross" };
  if (operation === "cancelOrder") return binance.cancelOrder(orderId, "BTC/USDT", params);
  if (operation === "cancelAllOpenOrders") return binance.cancelAllOrders("BTC/USDT", params);
  if (operation === "cancelOrderList") return binance.sapiDeleteMarginOrderList(parameters);
  const names = origClientOrderIdList && { clientOrderIds: origClientOrderIdList };
  return binance.cancelOrders(orderIdList, "BTC/USDT:USDT", { ...names });
});
