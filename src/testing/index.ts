export type { MockCredentials } from "./exchanges/credentials.ts";
export { createMockExchange, type MockExchange, type MockExchangeOptions } from "./mock-exchange.ts";
export { OrderError } from "./order-error.ts";
export type { Opened, OpenOrder, OpenOrderList, OrderSeed, Orders, SeedValue } from "./orders.ts";
export type { Explanation, ReceivedRequest } from "./received-request.ts";
