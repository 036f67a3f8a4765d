import assert from "node:assert/strict";
import { cancelMany } from "cancelkit";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { createBinanceUsdmFuturesClient } from "cancelkit/binance-usdm-futures";
import { createBitoproClient } from "cancelkit/bitopro";
import { listOpen, listRequests, open, optionsFor, test } from "./cases.mjs";

const margin = { api: "binance-margin", symbol: "BTCUSDT" };
const futures = { api: "binance-usdm-futures", symbol: "BTCUSDT" };
const bitopro = { api: "bitopro", pair: "BTC_USDT" };
const oco = { ...margin, contingencyType: "OCO", orders: [{ type: "STOP_LOSS_LIMIT", stopPrice: "1.5" }, {}] };
/** Beyond 2^53, where a number would be another order's. */
const id = "8389765519993908929";
const neighbor = "8389765519993908928";

for (const kind of ["hmac", "rsa", "ed25519"]) {
  const marginClient = createBinanceMarginClient(optionsFor(kind));
  const futuresClient = createBinanceUsdmFuturesClient(optionsFor(kind));

  test(`cancelOrder by an id beyond 2^53, ${kind}`, async () => {
    await open([
      { ...margin, orderId: id },
      { ...margin, orderId: neighbor },
    ]);

    const order = await marginClient.cancelOrder({ symbol: "BTCUSDT", orderId: BigInt(id) });

    assert.equal(order.orderId, id);
    assert.equal(order.status, "CANCELED");
    assert.deepEqual(await openIds(), [neighbor]);
  });

  test(`cancelOrder by a name with signs of URLs, ${kind}`, async () => {
    await open({ ...margin, clientOrderId: "a b+c&d=e/ü~'!()*" });

    await marginClient.cancelOrder({ symbol: "BTCUSDT", origClientOrderId: "a b+c&d=e/ü~'!()*" });

    assert.deepEqual(await listOpen(), []);
  });

  test(`cancelOrderList, ${kind}`, async () => {
    const { orderListId } = await open(oco);

    const list = await marginClient.cancelOrderList({ symbol: "BTCUSDT", orderListId });

    assert.equal(list.orderListId, orderListId);
    assert.equal(list.orderReports.length, 2);
    assert.deepEqual(await listOpen(), []);
  });

  test(`cancelAllOpenOrders, ${kind}`, async () => {
    await open([margin, oco, { ...margin, symbol: "ETHUSDT", orderId: "7" }]);

    const canceled = await marginClient.cancelAllOpenOrders({ symbol: "BTCUSDT" });

    assert.equal(canceled.length, 2);
    assert.deepEqual(await openIds(), ["7"]);
  });

  test(`cancelMultipleOrders by ids, ${kind}`, async () => {
    await open([id, neighbor, "3"].map((orderId) => ({ ...futures, orderId })));

    const call = futuresClient.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [id, 3, 4n] });
    const { canceled, failed } = await call.paired();

    assert.deepEqual(canceled.map((each) => each.order.orderId).sort(), ["3", id]);
    assert.deepEqual(
      failed.map((each) => [each.id, each.error.code]),
      [["4", -2011]],
    );
    assert.deepEqual(await openIds(), [neighbor]);
  });

  test(`cancelMultipleOrders by names, ${kind}`, async () => {
    const names = ["mine.1:a/b-c_d", "mine2"];
    await open(names.map((clientOrderId) => ({ ...futures, clientOrderId })));

    const canceled = await futuresClient.cancelMultipleOrders({ symbol: "BTCUSDT", origClientOrderIdList: names });

    assert.deepEqual(canceled.map(({ clientOrderId }) => clientOrderId).sort(), names);
    assert.deepEqual(await listOpen(), []);
  });
}

test("cancelMany splits what one request cannot hold", async () => {
  const client = createBinanceUsdmFuturesClient(optionsFor("hmac"));
  const ids = Array.from({ length: 25 }, (_, index) => String(BigInt(id) + BigInt(index)));
  await open(ids.map((orderId) => ({ ...futures, orderId })));

  const { canceled } = await cancelMany(client.cancelMultipleOrders, { symbol: "BTCUSDT", orderIdList: ids });

  assert.deepEqual(
    canceled.map((each) => each.id),
    ids,
  );
  assert.equal((await listRequests()).length, 3);
});

test("cancelMarginOrdersByPair", async () => {
  await open([bitopro, { ...bitopro, pair: "ETH_USDT" }]);

  await createBitoproClient(optionsFor("bitopro")).cancelMarginOrdersByPair({ pair: "BTC_USDT" });

  assert.deepEqual(
    (await listOpen()).map(({ pair }) => pair),
    ["ETH_USDT"],
  );
});

test("cancelAllMarginOrders", async () => {
  await open([bitopro, { ...bitopro, pair: "ETH_USDT" }]);

  const { data } = await createBitoproClient(optionsFor("bitopro")).cancelAllMarginOrders();

  assert.deepEqual(Object.keys(data).sort(), ["BTC_USDT", "ETH_USDT"]);
  assert.deepEqual(await listOpen(), []);
});

test("the client of openapi-fetch cancels, and gives a refusal back", async () => {
  await open({ ...margin, orderId: id });
  const { client } = createBinanceMarginClient(optionsFor("hmac"));
  const cancel = () =>
    client.DELETE("/sapi/v1/margin/order", { params: { query: { symbol: "BTCUSDT", orderId: id } } });

  assert.equal((await cancel()).data.orderId, id);
  assert.equal((await cancel()).error.code, -2011);
});

test("queries tell how orders stand", async () => {
  const { orderListId } = await open(oco);
  await open([
    { ...margin, orderId: id },
    { ...futures, orderId: id },
  ]);
  const client = createBinanceMarginClient(optionsFor("hmac"));

  assert.equal((await client.queryOrder({ symbol: "BTCUSDT", orderId: id })).status, "NEW");
  assert.equal((await client.queryOrderList({ orderListId })).orderListId, orderListId);
  assert.equal(typeof (await client.checkServerTime()).serverTime, "number");
  const { orderId } = await createBinanceUsdmFuturesClient(optionsFor("hmac")).queryOrder({
    symbol: "BTCUSDT",
    orderId: id,
  });
  assert.equal(orderId, id);
});

async function openIds() {
  return (await listOpen()).map(({ orderId }) => orderId);
}
