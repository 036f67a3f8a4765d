import { createHmac } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { assemble } from "../../src/testing/mock-state.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

test("a mock exchange keeps no more after many cancels than after few", () => {
  let now = 1_700_000_000_000;
  const { core, state } = assemble({ history: 100, clock: () => now });
  const { apiKey, secret } = { ...state.credentials.hmac } as { apiKey: string; secret: string };
  let lastId = 0;
  const cancel = (times: number) => {
    for (let done = 0; done < times; done++) {
      now += 7;
      const orderId = String(++lastId);
      state.orders.open({ api: "binance-margin", symbol: "LTCBTC", orderId });
      const query = `symbol=LTCBTC&orderId=${orderId}&timestamp=${now}`;
      const signature = createHmac("sha256", secret).update(query).digest("hex");
      const target = `/sapi/v1/margin/order?${query}&signature=${signature}`;
      const rawHeaders = ["X-MBX-APIKEY", apiKey];
      const { status } = core.handle({ method: "DELETE", target, headers: {}, rawHeaders, body: Buffer.alloc(0) });
      if (status !== 200) throw new Error(`the cancel of ${orderId} got ${status}`);
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  // What is compiled and what waits to be looked at takes its room first.
  const few = cancel(8_000);
  const many = cancel(20_000);

  expect(state.orders.list()).toHaveLength(0);
  expect(state.orders.closed()).toHaveLength(100);
  expect(state.requests).toHaveLength(100);
  // Sixty bytes for each request would be more.
  expect(many - few).toBeLessThan(1_000_000);
});
