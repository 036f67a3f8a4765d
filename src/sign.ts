import { optionError } from "./errors.ts";
import type { Send, WireRequest } from "./wire.ts";

/** Signs requests of one exchange with keys that were prepared once. */
export type Signer = (request: WireRequest, timestamp: number) => WireRequest;

/** Signs each request that passes, with the time at which it passes; public operations stay as they are. */
export function sign(api: string, signer: Signer, clock: () => number, next: Send): Send {
  return (request) => {
    const { id: operation, security } = request.operation;
    if (security.length === 0) return next(request);
    let time = NaN;
    let cause: unknown;
    try {
      time = clock();
    } catch (error) {
      cause = error;
    }
    if (!(Number.isFinite(time) && time >= 0 && time < 2 ** 53)) {
      throw optionError("clock", "must give milliseconds since 1970", { api, operation }, cause);
    }
    return next(signer(request, Math.trunc(time)));
  };
}
