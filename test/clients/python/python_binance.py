"""python-binance."""

from binance.client import Client
from serve import serve


def make_call(operation, parameters, url, credential, **_):
    client = Client(
        credential["apiKey"],
        credential.get("secret"),
        private_key=credential.get("privateKey"),
        ping=False,
    )
    client.MARGIN_API_URL = f"{url}/sapi"
    client.FUTURES_URL = f"{url}/fapi"
    if operation == "cancelOrder":
        return client.cancel_margin_order(**parameters)
    if operation == "cancelOrderList":
        return client.cancel_margin_oco_order(**parameters)
    if operation == "cancelAllOpenOrders":
        return client.cancel_all_open_margin_orders(**parameters)
    # It turns these two spellings into JSON, and only these.
    lists = {"orderIdList": "orderidlist", "origClientOrderIdList": "origclientorderidlist"}
    renamed = {lists.get(name, name): value for name, value in parameters.items()}
    if "orderidlist" in renamed:
        renamed["orderidlist"] = [int(order_id) for order_id in renamed["orderidlist"]]
    return client.futures_cancel_orders(**renamed)


serve(make_call)
