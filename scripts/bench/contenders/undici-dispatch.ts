import { type Dispatcher, Pool } from "undici";
import { batchTarget, headers, idOf, idsOf, orderTarget } from "../by-hand.ts";
import type { Cancel, CancelBatch } from "../contender.ts";

// undici's bare dispatch, below its `request` and its `fetch`: the practical limit.

function opened(url: string): (path: string) => Promise<unknown> {
  const pool = new Pool(url);
  return (path) =>
    new Promise((resolve, reject) => {
      let status = 0;
      let text = "";
      const handler: Dispatcher.DispatchHandler = {
        onRequestStart() {},
        onResponseStart(_, statusCode) {
          status = statusCode;
        },
        onResponseData(_, chunk) {
          text += chunk.toString();
        },
        onResponseEnd() {
          if (status === 200) resolve(JSON.parse(text));
          else reject(new Error(`${status} ${text}`));
        },
        onResponseError: (_, error) => reject(error),
      };
      pool.dispatch({ path, method: "DELETE", headers }, handler);
    });
}

export function openCancel(url: string): Cancel {
  const send = opened(url);
  return async (orderId) => idOf(await send(orderTarget(orderId)));
}

export function openBatch(url: string): CancelBatch {
  const send = opened(url);
  return async (orderIds) => idsOf(await send(batchTarget(orderIds)));
}
