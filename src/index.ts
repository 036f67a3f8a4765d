export type { Call, WithResponse } from "./call.ts";

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
export type { Attempt, CallOptions, ClientOptions } from "./options.ts";
