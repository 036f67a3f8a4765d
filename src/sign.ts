import type { Operation } from "./operation.ts";
import type { Send, WireRequest } from "./wire.ts";

/** Signs requests of one exchange with keys that were prepared once. */
export type Signer = (request: WireRequest, timestamp: number) => WireRequest;

/** Signs each request that passes, with the time at which it passes; public operations stay as they are. */
export function sign(signer: Signer, clock: (operation: Operation) => number, next: Send): Send {
  return (request) => {
    const { operation } = request;
    return next(operation.security.length === 0 ? request : signer(request, clock(operation)));
  };
}
