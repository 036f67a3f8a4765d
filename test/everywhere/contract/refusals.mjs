import assert from "node:assert/strict";
import { inspect } from "node:util";
import { CancelkitError, ParameterError, ResponseError, TransportError } from "cancelkit";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { createBinanceUsdmFuturesClient } from "cancelkit/binance-usdm-futures";
import { createBitoproClient } from "cancelkit/bitopro";
import { listRequests, mock, open, optionsFor, test } from "./cases.mjs";

const margin = createBinanceMarginClient(optionsFor("hmac"));
const usdm = createBinanceUsdmFuturesClient(optionsFor("hmac"));
const bitopro = createBitoproClient(optionsFor("bitopro"));
const symbol = "BTCUSDT";

test("rules refuse before anything is sent", async () => {
  const calls = [
    ["PARAMETER_DEPENDENCY", () => margin.cancelOrder({ symbol })],
    ["PARAMETER_DEPENDENCY", () => margin.cancelOrderList({ symbol })],
    ["PARAMETER_DEPENDENCY", () => usdm.cancelMultipleOrders({ symbol })],
    [
      "PARAMETER_DEPENDENCY",
      () => usdm.cancelMultipleOrders({ symbol, orderIdList: [1], origClientOrderIdList: ["a"] }),
    ],
    ["PARAMETER_MISSING", () => margin.cancelAllOpenOrders({})],
    ["PARAMETER_MISSING", () => margin.cancelOrder({ symbol: "", orderId: 1 })],
    ["PARAMETER_INVALID", () => margin.cancelOrder({ symbol, orderId: 2 ** 53 })],
    ["PARAMETER_INVALID", () => margin.cancelOrder({ symbol, origClientOrderId: "\ud800" })],
    ["PARAMETER_UNKNOWN", () => margin.cancelOrder({ symbol, orderID: 1, orderId: 1 })],
    ["PARAMETER_UNKNOWN", () => bitopro.cancelAllMarginOrders({ pair: "BTC_USDT" })],
    ["OPTION_INVALID", () => margin.cancelOrder({ symbol, orderId: 1 }, { timeoutMs: -1 })],
  ];
  for (const [code, call] of calls) {
    const error = await failureOf(call());
    assert.ok(error instanceof ParameterError, inspect(error));
    assert.deepEqual([error.code, error.outcome], [code, "not-sent"]);
  }
  assert.deepEqual(await listRequests(), []);
});

test("a client with a wrong option or key is refused", () => {
  const { apiKey } = mock.credentials.hmac;
  const options = [
    { apiKey },
    { apiKey, secret: "a", privateKey: "b" },
    { apiKey: `${apiKey}\n`, secret: "a" },
    { apiKey, privateKey: "no key" },
    { apiKey, secret: "a", baseUrl: "http://example.com" },
    { apiKey, secret: "a", timeout: 1 },
  ];
  for (const each of options) assert.throws(() => createBinanceMarginClient(each), { code: "OPTION_INVALID" });
});

test("an order that is not there is refused as the exchange says", async () => {
  const error = await failureOf(margin.cancelOrder({ symbol, orderId: 28 }));

  assert.ok(error instanceof ResponseError && error instanceof CancelkitError);
  const { code, outcome, status, exchangeCode, attempts } = error;
  assert.deepEqual(
    { code, outcome, status, exchangeCode, attempts },
    { code: "REFUSED", outcome: "rejected", status: 400, exchangeCode: -2011, attempts: 1 },
  );
});

for (const kind of ["hmac", "bitopro"]) {
  test(`a wrong secret is refused, ${kind}`, async () => {
    const options = optionsFor(kind, { secret: "of-another-key" });
    const call =
      kind === "hmac"
        ? createBinanceMarginClient(options).cancelOrder({ symbol, orderId: 28 })
        : createBitoproClient(options).cancelAllMarginOrders();

    const error = await failureOf(call);

    assert.deepEqual([error.code, error.outcome], ["REFUSED", "rejected"]);
  });
}

test("a clock that is an hour behind is corrected", async () => {
  await open({ api: "binance-margin", symbol, orderId: "28" });
  const client = createBinanceMarginClient(optionsFor("hmac", { clock: () => Date.now() - 3_600_000 }));

  const { data, response } = await client.cancelOrder({ symbol, orderId: 28 }).withResponse();

  assert.equal(data.status, "CANCELED");
  assert.equal(response.attempts, 2);
});

test("nothing that is printed shows a secret", async () => {
  const { apiKey, secret } = mock.credentials.hmac;
  const failed = await failureOf(margin.cancelOrder({ symbol, orderId: 28 }));
  const lost = await failureOf(
    createBinanceMarginClient(optionsFor("hmac", { baseUrl: "http://127.0.0.1:9", maxRetries: 0 })).cancelOrder({
      symbol,
      orderId: 28,
    }),
  );

  assert.ok(lost instanceof TransportError);
  for (const value of [margin, failed, lost]) {
    for (const text of [inspect(value, { depth: 9, showHidden: true }), `${value}`, JSON.stringify(value)]) {
      assert.ok(!text?.includes(secret) && !text?.includes(apiKey) && !/signature=/.test(text), text);
    }
  }
});

function failureOf(call) {
  return call.then(
    () => assert.fail("it did not fail"),
    (error) => error,
  );
}
