export type {
  Contract,
  ContractBody,
  ContractInteraction,
  ContractMatcher,
  ContractOptions,
  ContractRequest,
  ContractResponse,
  ContractRules,
  ContractValue,
  FieldNote,
  InteractionNotes,
} from "../contract/contract.ts";
export { type Account, AccountError, type Accounts } from "./accounts.ts";
export type { MockCredentials } from "./exchanges/credentials.ts";
export { FaultError } from "./faults/fault-error.ts";
export type { FaultFrequency, FaultSeed, ScheduledFault } from "./faults/fault-seed.ts";
export { ClockError, type MockClock } from "./mock-clock.ts";
export { createMockExchange, type MockExchange, type MockExchangeOptions } from "./mock-exchange.ts";
export { createMockHandlers, type MockHandlers, type MockHandlersOptions } from "./mock-handlers.ts";
export type { Faults, MockOptions, MockState } from "./mock-state.ts";
export { OptionError } from "./option-error.ts";
export { OrderError } from "./order-error.ts";
export type {
  ClosedOrder,
  Opened,
  OpenOrder,
  OpenOrderList,
  OrderEnding,
  OrderSeed,
  Orders,
  SeedValue,
} from "./orders.ts";
export type { Explanation, ReceivedRequest } from "./received-request.ts";
