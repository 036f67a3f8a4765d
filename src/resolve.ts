import type { CancelkitError, ResponseError } from "./errors.ts";
import type { Ask } from "./look.ts";
import type { CompiledOperation } from "./prepare.ts";
import type { PreparedCall } from "./request.ts";
import type { CallResponse } from "./response.ts";

/** What asking for the orders found. */
export interface Resolution {
  /** What the call comes to: an answer, or an error that tells more than the one before; none where nothing helps. */
  readonly result?: CallResponse | ResponseError;
  /** Whether it is worth canceling once more, since an order is still open. */
  readonly again?: boolean;
}

/**
 * Asks how the orders of a cancel stand whose answer was lost.
 *
 * @param final What the call comes to otherwise. As `data` it may have the answer to a batch that says of some orders
 *   that they are gone.
 */
export type ResolveUnknown = (
  operations: readonly CompiledOperation[],
  call: PreparedCall,
  final: CancelkitError,
  isGone: (item: unknown) => boolean,
  ask: Ask,
) => Promise<Resolution>;
