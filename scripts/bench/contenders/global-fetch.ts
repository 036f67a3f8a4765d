import { batchTarget, headers, idOf, idsOf, orderTarget } from "../by-hand.ts";
import type { Cancel, CancelBatch } from "../contender.ts";

// The `fetch` that node brings.

async function send(url: string): Promise<unknown> {
  const response = await fetch(url, { method: "DELETE", headers });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

export function openCancel(url: string): Cancel {
  return async (orderId) => idOf(await send(`${url}${orderTarget(orderId)}`));
}

export function openBatch(url: string): CancelBatch {
  return async (orderIds) => idsOf(await send(`${url}${batchTarget(orderIds)}`));
}
