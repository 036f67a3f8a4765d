import createClient from "openapi-fetch";
import type { paths as Margin } from "../../../generated/binance-margin/index.ts";
import type { paths as Futures } from "../../../generated/binance-usdm-futures/index.ts";
import { headers, idsOf, sign } from "../by-hand.ts";
import type { Cancel, CancelBatch } from "../contender.ts";

// openapi-fetch over the global `fetch`, without middleware: the signature is one more parameter.

function signed(parameters: Readonly<Record<string, string>>): never {
  const entries = Object.entries({ ...parameters, timestamp: String(Date.now()) });
  const query = entries.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return { ...Object.fromEntries(entries), signature: sign(query) } as never;
}

export function openCancel(baseUrl: string): Cancel {
  const client = createClient<Margin>({ baseUrl, headers });
  return async (orderId) => {
    const params = { query: signed({ symbol: "LTCBTC", orderId }) };
    const { data, error } = await client.DELETE("/sapi/v1/margin/order", { params });
    if (!data) throw new Error(JSON.stringify(error));
    return data.orderId;
  };
}

export function openBatch(baseUrl: string): CancelBatch {
  const client = createClient<Futures>({ baseUrl, headers });
  return async (orderIds) => {
    const params = { query: signed({ symbol: "BTCUSDT", orderIdList: `[${orderIds.join(",")}]` }) };
    const { data, error } = await client.DELETE("/fapi/v1/batchOrders", { params });
    if (!data) throw new Error(JSON.stringify(error));
    return idsOf(data);
  };
}
