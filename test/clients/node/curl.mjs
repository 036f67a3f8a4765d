import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "./serve.mjs";

/** curl with openssl, as the documents show it; `PLACE` is where the parameters go: `query`, `body` or `both`. */
const [script] = process.argv.slice(2);
const paths = {
  cancelOrder: "/sapi/v1/margin/order",
  cancelOrderList: "/sapi/v1/margin/orderList",
  cancelAllOpenOrders: "/sapi/v1/margin/openOrders",
  cancelMultipleOrders: "/fapi/v1/batchOrders",
  cancelAllMarginOrders: "/v3/margin/orders/all",
};

await serve(async ({ operation, parameters, url, credential }) => {
  const folder = await mkdtemp(join(tmpdir(), "curl-"));
  try {
    const file = join(folder, "key.pem");
    await writeFile(file, credential.privateKey ?? "", { mode: 0o600 });
    const path = paths[operation] ?? `/v3/margin/orders/${parameters.pair}`;
    const texts = Object.entries(parameters).map(
      ([name, value]) => `${name}=${encodeURIComponent(write(name, value))}`,
    );
    const { stdout } = await promisify(execFile)("bash", [script, `${url}${path}`, texts.join("&"), file], {
      env: {
        ...process.env,
        API_KEY: credential.apiKey,
        API_SECRET: credential.secret ?? "",
        IDENTITY: credential.identity ?? "",
      },
    });
    if (!stdout.endsWith("\n200")) throw new Error(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
});

function write(name, value) {
  if (!Array.isArray(value)) return value;
  return name === "orderIdList" ? `[${value}]` : JSON.stringify(value);
}
