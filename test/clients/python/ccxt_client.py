"""ccxt for Python, with markets by hand: without them it would ask for the lists of the real exchanges."""

import ccxt
from serve import serve

MARKETS = [
    {"id": "BTCUSDT", "symbol": "BTC/USDT", "base": "BTC", "quote": "USDT", "type": "spot", "spot": True, "margin": True, "contract": False},
    {
        "id": "BTCUSDT",
        "symbol": "BTC/USDT:USDT",
        "base": "BTC",
        "quote": "USDT",
        "settle": "USDT",
        "type": "swap",
        "spot": False,
        "swap": True,
        "contract": True,
        "linear": True,
        "inverse": False,
    },
]


def make_call(operation, parameters, url, credential, **_):
    keys = {"apiKey": credential["apiKey"], "secret": credential.get("secret") or credential["privateKey"]}
    if "Margin" in operation:
        bitopro = ccxt.bitopro(keys)
        bitopro.urls["api"]["rest"] = f"{url}/v3"
        # It has no method for margin orders: its signing sends the path of their page.
        return bitopro.request(f"margin/orders/{parameters.get('pair', 'all')}", "private", "DELETE")
    binance = ccxt.binance(keys)
    binance.urls["api"].update({"sapi": f"{url}/sapi/v1", "fapiPrivate": f"{url}/fapi/v1"})
    binance.set_markets(MARKETS)
    if operation == "cancelOrderList":
        return binance.sapi_delete_margin_orderlist(parameters)
    if operation == "cancelMultipleOrders":
        names = parameters.get("origClientOrderIdList")
        params = {"clientOrderIds": names} if names else {}
        return binance.cancel_orders(parameters.get("orderIdList"), "BTC/USDT:USDT", params)
    params = {"type": "margin", "marginMode": "isolated" if "isIsolated" in parameters else "cross"}
    if operation == "cancelAllOpenOrders":
        return binance.cancel_all_orders("BTC/USDT", params)
    if "origClientOrderId" in parameters:
        params["origClientOrderId"] = parameters["origClientOrderId"]
    return binance.cancel_order(parameters.get("orderId"), "BTC/USDT", params)


serve(make_call)
