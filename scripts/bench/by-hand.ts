import { createHmac } from "node:crypto";
import { credentials } from "./credentials.ts";

/** The headers that every request by hand has. */
export const headers = { "X-MBX-APIKEY": credentials.apiKey };

/** The signature of a query, as one writes it down without a library. */
export function sign(query: string): string {
  return createHmac("sha256", credentials.secret).update(query).digest("hex");
}

/** The target of a signed cancel. */
export function orderTarget(orderId: string): string {
  const query = `symbol=LTCBTC&orderId=${encodeURIComponent(orderId)}&timestamp=${Date.now()}`;
  return `/sapi/v1/margin/order?${query}&signature=${sign(query)}`;
}

/** The target of a signed batch cancel. */
export function batchTarget(orderIds: readonly string[]): string {
  const list = encodeURIComponent(`[${orderIds.join(",")}]`);
  const query = `symbol=BTCUSDT&orderIdList=${list}&timestamp=${Date.now()}`;
  return `/fapi/v1/batchOrders?${query}&signature=${sign(query)}`;
}

/** The id in the answer to a single cancel. */
export function idOf(order: unknown): unknown {
  return (order as { readonly orderId?: unknown }).orderId;
}

/** The ids in the answer to a batch. */
export function idsOf(orders: unknown): readonly unknown[] {
  return (orders as readonly unknown[]).map(idOf);
}
