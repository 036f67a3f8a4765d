import { ConfigurationRestAPI, sendRequest } from "@binance/common";
import { DerivativesTradingUsdsFutures } from "@binance/derivatives-trading-usds-futures";
import { serve } from "./serve.mjs";

/** The official connector for the futures; it has none for margin, so its signer sends those. */
const paths = {
  cancelOrder: "/sapi/v1/margin/order",
  cancelOrderList: "/sapi/v1/margin/orderList",
  cancelAllOpenOrders: "/sapi/v1/margin/openOrders",
};

await serve(async ({ operation, parameters, url, credential }) => {
  const { apiKey, secret, privateKey } = credential;
  const options = {
    apiKey,
    basePath: url,
    retries: 0,
    timeout: 10_000,
    ...(secret ? { apiSecret: secret } : { privateKey }),
  };
  if (operation in paths) {
    const configuration = new ConfigurationRestAPI(options);
    configuration.baseOptions = { headers: { "X-MBX-APIKEY": apiKey } };
    await (
      await sendRequest(configuration, paths[operation], "DELETE", parameters, {}, {}, undefined, { isSigned: true })
    ).data();
    return;
  }
  const { restAPI } = new DerivativesTradingUsdsFutures({ configurationRestAPI: options });
  const { orderIdList, ...others } = parameters;
  // Its types want numbers; ids that a number cannot hold can only be handed over as the whole list's text.
  const isSafe = orderIdList?.every((id) => Number.isSafeInteger(Number(id)));
  const ids = isSafe ? orderIdList.map(Number) : orderIdList && `[${orderIdList}]`;
  await (await restAPI.cancelMultipleOrders({ ...others, ...(ids && { orderIdList: ids }) })).data();
});
