import { type ErrorPlace, optionError } from "./errors.ts";
import type { Send, WireRequest } from "./wire.ts";

/** Signs requests of one exchange with keys that were prepared once. */
export type Signer = (request: WireRequest, timestamp: number) => WireRequest;

/** Signs each request that passes, with the time at which it passes; public operations stay as they are. */
export function sign(api: string, signer: Signer, clock: () => number, next: Send): Send {
  return (request) => {
    const { id, security } = request.operation;
    return next(security.length === 0 ? request : signer(request, readClock(clock, { api, operation: id })));
  };
}

function readClock(clock: () => number, place: ErrorPlace): number {
  const invalid = (cause?: unknown) => optionError("clock", "must give milliseconds since 1970", place, cause);
  let time: number;
  try {
    time = clock();
  } catch (cause) {
    throw invalid(cause);
  }
  if (!Number.isFinite(time) || time < 0 || time > Number.MAX_SAFE_INTEGER) throw invalid();
  return Math.trunc(time);
}
