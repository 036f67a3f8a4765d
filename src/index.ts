export type { Call, CallFacts, WithResponse } from "./call.ts";
export { cancelMany } from "./cancel-many.ts";
export type {
  CancelManyOptions,
  CancelManyParameters,
  CancelManyProgress,
  CancelManyResult,
} from "./cancel-many-types.ts";
export { createRateLimiter, type RateLimiterOptions } from "./create-rate-limiter.ts";

export {
  CancelkitError,
  type Outcome,
  ParameterError,
  type ParameterErrorCode,
  ResponseError,
  type ResponseErrorCode,
  TransportError,
  type TransportErrorCode,
} from "./errors.ts";
export type { Id } from "./id.ts";
export type { Attempt, CallOptions, ClientOptions, HttpAgent, SharedOptions } from "./options.ts";
export type { BatchCall, Paired } from "./paired.ts";
export type { BudgetShare, RateLimiter, Turn } from "./rate-limiter.ts";
