"""A service that cancels orders with nothing but Python's own library."""

import hashlib
import hmac
import http.client
import json
import time
import urllib.parse


class Exchange:
    """Signs requests to the margin endpoints of an exchange, and sends each on a connection of its own."""

    def __init__(self, url, api_key, secret):
        self._host = urllib.parse.urlsplit(url).netloc
        self._api_key = api_key
        self._secret = secret.encode()

    def send(self, method, path, parameters):
        query = urllib.parse.urlencode({**parameters, "timestamp": int(time.time() * 1000)})
        signature = hmac.new(self._secret, query.encode(), hashlib.sha256).hexdigest()
        # At a real exchange: HTTPSConnection.
        connection = http.client.HTTPConnection(self._host, timeout=5)
        try:
            connection.request(method, f"{path}?{query}&signature={signature}", headers={"X-MBX-APIKEY": self._api_key})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()


def cancel_naively(exchange, symbol, order_id):
    """Takes every error for a failure: after a lost answer it calls a canceled order open."""
    try:
        status, _ = exchange.send("DELETE", "/sapi/v1/margin/order", {"symbol": symbol, "orderId": order_id})
        return "canceled" if status == 200 else "open"
    except (OSError, http.client.HTTPException):
        return "open"


def cancel(exchange, symbol, order_id):
    """Says how the order stands: canceled, open, or unknown for somebody to look."""
    order = {"symbol": symbol, "orderId": order_id}
    try:
        status, _ = exchange.send("DELETE", "/sapi/v1/margin/order", order)
        if status == 200:
            return "canceled"
        if status < 500:
            return "open"
    except (OSError, http.client.HTTPException, ValueError):
        pass  # The exchange may have acted all the same.
    try:
        status, answer = exchange.send("GET", "/sapi/v1/margin/order", order)
    except (OSError, http.client.HTTPException, ValueError):
        return "unknown"
    states = {"NEW": "open", "PARTIALLY_FILLED": "open", "CANCELED": "canceled"}
    return states.get(answer.get("status"), "unknown") if status == 200 else "unknown"
