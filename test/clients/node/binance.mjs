import { MainClient, USDMClient } from "binance";
import { serve } from "./serve.mjs";

/** The npm package `binance`. */
await serve(async ({ operation, parameters, url, credential }) => {
  const options = {
    api_key: credential.apiKey,
    api_secret: credential.secret ?? credential.privateKey,
    baseUrl: url,
    disableTimeSync: true,
  };
  const main = new MainClient(options);
  if (operation === "cancelOrder") return main.marginAccountCancelOrder(parameters);
  if (operation === "cancelOrderList") return main.marginAccountCancelOCO(parameters);
  if (operation === "cancelAllOpenOrders") return main.marginAccountCancelOpenOrders(parameters);
  const { orderIdList, ...others } = parameters;
  // Its types say number; text is the only way to hand it an id that a number cannot hold.
  const ids = orderIdList?.map((id) => (Number.isSafeInteger(Number(id)) ? Number(id) : id));
  return new USDMClient(options).cancelMultipleOrders({ ...others, ...(ids && { orderIdList: ids }) });
});
