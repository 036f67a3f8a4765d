"""Binance's official connector for margin, binance-sdk-margin-trading."""

from binance_common.configuration import ConfigurationRestAPI
from binance_sdk_margin_trading.margin_trading import MarginTrading
from serve import serve


def make_call(operation, parameters, url, credential, **_):
    client = MarginTrading(
        config_rest_api=ConfigurationRestAPI(
            api_key=credential["apiKey"],
            api_secret=credential.get("secret"),
            private_key=credential.get("privateKey"),
            base_path=url,
            timeout=10_000,
            retries=0,
        )
    ).rest_api
    names = {
        "orderId": "order_id",
        "origClientOrderId": "orig_client_order_id",
        "orderListId": "order_list_id",
        "listClientOrderId": "list_client_order_id",
        "isIsolated": "is_isolated",
        "symbol": "symbol",
    }
    arguments = {names[name]: int(value) if name.endswith("Id") and value.isdigit() else value for name, value in parameters.items()}
    calls = {
        "cancelOrder": client.margin_account_cancel_order,
        "cancelOrderList": client.margin_account_cancel_oco,
        "cancelAllOpenOrders": client.margin_account_cancel_all_open_orders_on_a_symbol,
    }
    return calls[operation](**arguments).data()


serve(make_call)
