import { CancelkitError } from "cancelkit";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { createBitoproClient } from "cancelkit/bitopro";

/** Refused by its rule before anything is sent; compiled to `require`, and run. */
const margin = createBinanceMarginClient({ apiKey: "key", secret: "secret" });
const bitopro = createBitoproClient({ apiKey: "key", secret: "secret", identity: "me@example.com" });
// @ts-expect-error one of the ids is needed
margin.cancelOrder({ symbol: "BTCUSDT" }).catch((error: unknown) => {
  const refused = error instanceof CancelkitError && error.outcome === "not-sent";
  console.log(refused && typeof bitopro.cancelAllMarginOrders === "function" ? "refused" : error);
});
