import Table from "cli-table3";
import { createBinanceMarginClient } from "../generated/binance-margin/index.ts";
import { createBinanceUsdmFuturesClient } from "../generated/binance-usdm-futures/index.ts";
import { createBitoproClient } from "../generated/bitopro/index.ts";
import type { Call } from "../src/call.ts";
import { CancelkitError, ResponseError } from "../src/errors.ts";
import { createMockExchange } from "../src/testing/index.ts";

const exchange = await createMockExchange();
const { hmac, rsa, ed25519, bitopro } = exchange.credentials;
const baseUrl = exchange.url;
const marginByHmac = createBinanceMarginClient({ ...hmac, baseUrl });
const marginByRsa = createBinanceMarginClient({ ...rsa, baseUrl });
const marginByEd25519 = createBinanceMarginClient({ ...ed25519, baseUrl });
const futures = createBinanceUsdmFuturesClient({ ...hmac, baseUrl });
const pro = createBitoproClient({ ...bitopro, baseUrl });

// The first id is beyond 2^53: a client that reads it as a number cancels another order, or none.
const bigId = "8389765519993908929";
const oco = {
  contingencyType: "OCO",
  orders: [{ type: "STOP_LOSS_LIMIT", stopPrice: "61000.00" }, { type: "LIMIT_MAKER" }],
};
exchange.orders.open([
  { api: "binance-margin", symbol: "BTCUSDT", orderId: bigId, clientOrderId: "mine-1" },
  { api: "binance-margin", symbol: "LTCBTC", listClientOrderId: "list-1", ...oco },
  { api: "binance-margin", symbol: "ETHUSDT" },
  { api: "binance-margin", symbol: "ETHUSDT", side: "SELL" },
  { api: "binance-margin", symbol: "ETHUSDT", ...oco },
  { api: "binance-usdm-futures", symbol: "BTCUSDT", clientOrderId: "fast-1" },
  { api: "binance-usdm-futures", symbol: "BTCUSDT", clientOrderId: "fast-2" },
  { api: "bitopro", pair: "BTC_USDT" },
  { api: "bitopro", pair: "ETH_TWD" },
  { api: "bitopro", pair: "ETH_TWD" },
]);

interface Step {
  readonly api: string;
  readonly operation: string;
  readonly key: string;
  readonly asked: string;
  /** How many items of the ledger the call must take away. */
  readonly takes: number;
  readonly call: () => Call<unknown>;
}

const steps: readonly Step[] = [
  {
    api: "binance-margin",
    operation: "cancelOrder",
    key: "HMAC",
    asked: `BTCUSDT, orderId ${bigId}`,
    takes: 1,
    call: () => marginByHmac.cancelOrder({ symbol: "BTCUSDT", orderId: bigId }),
  },
  {
    api: "binance-margin",
    operation: "cancelOrderList",
    key: "RSA",
    asked: "LTCBTC, listClientOrderId list-1",
    takes: 1,
    call: () => marginByRsa.cancelOrderList({ symbol: "LTCBTC", listClientOrderId: "list-1" }),
  },
  {
    api: "binance-margin",
    operation: "cancelAllOpenOrders",
    key: "Ed25519",
    asked: "ETHUSDT: 2 orders, 1 list",
    takes: 3,
    call: () => marginByEd25519.cancelAllOpenOrders({ symbol: "ETHUSDT" }),
  },
  {
    api: "binance-usdm-futures",
    operation: "cancelMultipleOrders",
    key: "HMAC",
    asked: "BTCUSDT: fast-1, fast-2, nobody",
    takes: 2,
    call: () =>
      futures.cancelMultipleOrders({ symbol: "BTCUSDT", origClientOrderIdList: ["fast-1", "fast-2", "nobody"] }),
  },
  {
    api: "bitopro",
    operation: "cancelMarginOrdersByPair",
    key: "HMAC-SHA384",
    asked: "BTC_USDT",
    takes: 1,
    call: () => pro.cancelMarginOrdersByPair({ pair: "BTC_USDT" }),
  },
  {
    api: "bitopro",
    operation: "cancelAllMarginOrders",
    key: "HMAC-SHA384",
    asked: "every pair",
    takes: 2,
    call: () => pro.cancelAllMarginOrders(),
  },
];

const table = new Table({
  style: { head: [], border: [] },
  head: ["API", "operation", "key", "asked", "HTTP", "outcome", "ms"],
});
let agrees = true;
for (const { api, operation, key, asked, takes, call } of steps) {
  const before = exchange.orders.list().length;
  const start = performance.now();
  const [status, outcome] = await call()
    .withResponse()
    .then(({ data, response }) => [response.status, describe(data)])
    .catch((error: unknown) => [
      error instanceof ResponseError ? error.status : "-",
      error instanceof CancelkitError ? `${error.outcome}: ${error.message}` : String(error),
    ]);
  table.push([api, operation, key, asked, status, outcome, (performance.now() - start).toFixed(1)]);
  agrees &&= before - exchange.orders.list().length === takes;
}
console.log(`Mock exchange at ${exchange.url}: every call below went over HTTP, its signature was verified.\n`);
console.log(table.toString());

const left = exchange.orders.list();
agrees &&= left.length === 0;
console.log(`\nOpen orders in the ledger: ${left.length === 0 ? "none" : JSON.stringify(left)}`);
if (!agrees) console.error("The ledger does not agree with the answers.");
await exchange.close();
process.exitCode = agrees ? 0 : 1;

/** What a decoded answer says was canceled. */
function describe(data: unknown): string {
  const items = Array.isArray(data) ? data : [data];
  const parts = items.flatMap((item: Record<string, unknown>) => {
    if ("code" in item) return [`${item.code} ${item.msg}`];
    if ("contingencyType" in item) return [`list ${item.orderListId} ${item.listStatusType}`];
    if ("orderId" in item) return [`${item.orderId} ${item.status}`];
    return Object.entries(Object(item.data)).map(([pair, ids]) => `${pair}: ${String(ids)}`);
  });
  return parts.join("\n");
}
