// What is used of the peers, so that types can be checked where they are not installed.

declare module "binance" {
  interface Options {
    readonly api_key: string;
    readonly api_secret: string;
    readonly baseUrl: string;
  }

  export class MainClient {
    constructor(options: Options);
    marginAccountCancelOrder(parameters: {
      readonly symbol: string;
      readonly orderId: number;
    }): Promise<{ readonly orderId: number | string }>;
  }

  export class USDMClient {
    constructor(options: Options);
    cancelMultipleOrders(parameters: {
      readonly symbol: string;
      readonly orderIdList: readonly number[];
    }): Promise<readonly { readonly orderId?: number }[]>;
  }
}

declare module "@binance/derivatives-trading-usds-futures" {
  interface Answer<Data> {
    data(): Promise<Data>;
  }

  interface Order {
    readonly orderId?: number | bigint;
  }

  export class DerivativesTradingUsdsFutures {
    constructor(options: {
      readonly configurationRestAPI: { readonly apiKey: string; readonly apiSecret: string; readonly basePath: string };
    });
    readonly restAPI: {
      cancelOrder(parameters: { readonly symbol: string; readonly orderId: number }): Promise<Answer<Order>>;
      cancelMultipleOrders(parameters: {
        readonly symbol: string;
        readonly orderIdList: readonly number[];
      }): Promise<Answer<readonly Order[]>>;
    };
  }
}
