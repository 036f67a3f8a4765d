"""Runs by `python3 -m unittest`, in a project that has cancelkit among its packages of npm."""

import json
import os
import signal
import subprocess
import unittest
import urllib.request

import service

cancel = service.cancel_naively if os.environ.get("SERVICE") == "naive" else service.cancel
SYMBOL, ORDER_ID = "BTCUSDT", "8389765519993908929"


def setUpModule():
    global process, url, exchange
    command = ["npx", "cancelkit", "mock", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    mock = json.loads(process.stdout.readline())
    url = mock["url"]
    exchange = service.Exchange(url, mock["credentials"]["hmac"]["apiKey"], mock["credentials"]["hmac"]["secret"])


def tearDownModule():
    os.killpg(process.pid, signal.SIGTERM)
    process.wait()
    process.stdout.close()


def control(method, resource, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{url}/_mock/{resource}", data=data, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


class CancelTest(unittest.TestCase):
    def setUp(self):
        control("DELETE", "state")
        control("POST", "orders", {"api": "binance-margin", "symbol": SYMBOL, "orderId": ORDER_ID})

    def test_an_order_is_canceled(self):
        self.assertEqual(cancel(exchange, SYMBOL, ORDER_ID), "canceled")
        self.assertEqual(control("GET", "orders"), [])

    def test_an_order_whose_cancel_was_refused_is_open(self):
        control("POST", "faults", {"operation": "cancelOrder", "fault": {"code": -2011}})
        self.assertEqual(cancel(exchange, SYMBOL, ORDER_ID), "open")
        self.assertEqual(len(control("GET", "orders")), 1)

    def test_a_lost_answer_is_no_failure(self):
        control("POST", "faults", {"operation": "cancelOrder", "fault": {"kind": "lost-answer"}})
        self.assertEqual(cancel(exchange, SYMBOL, ORDER_ID), "canceled")
        self.assertEqual(control("GET", "orders"), [])

    def test_an_order_of_which_nothing_can_be_learned_is_called_neither_open_nor_canceled(self):
        control("POST", "faults", {"operation": "cancelOrder", "fault": {"kind": "lost-answer"}})
        control("POST", "faults", {"operation": "queryOrder", "fault": {"status": 500}, "times": "always"})
        self.assertEqual(cancel(exchange, SYMBOL, ORDER_ID), "unknown")
