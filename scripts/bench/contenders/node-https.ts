import { Agent, request } from "node:https";
import { batchTarget, headers, idOf, idsOf, orderTarget } from "../by-hand.ts";
import type { Cancel, CancelBatch } from "../contender.ts";

// node:https as it is, with one Agent that keeps its connections.

function opened(url: string): (path: string) => Promise<unknown> {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  return (path) =>
    new Promise((resolve, reject) => {
      const outgoing = request({ agent, hostname, port, path, method: "DELETE", headers }, (incoming) => {
        let text = "";
        incoming.setEncoding("utf8");
        incoming.on("data", (chunk: string) => {
          text += chunk;
        });
        incoming.on("error", reject);
        incoming.on("end", () => {
          if (incoming.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${incoming.statusCode} ${text}`));
        });
      });
      outgoing.on("error", reject);
      outgoing.end();
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
