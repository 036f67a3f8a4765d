import { notCanceled } from "./conclude.ts";
import type { CancelkitError } from "./errors.ts";
import { type Ask, type Found, failFound, lookFor } from "./look.ts";
import type { CompiledOperation } from "./prepare.ts";
import type { PreparedCall } from "./request.ts";
import type { Resolution, ResolveUnknown } from "./resolve.ts";

/** Asks how the order of a cancel stands whose answer was lost. */
export const resolveOrder: ResolveUnknown = async (operations, call, final, _isGone, ask) =>
  judgeOrder(call, final, await lookForNamed(operations, call, ask));

/** Asks how the one order, or order list, stands that a cancel names. */
export async function lookForNamed(
  operations: readonly CompiledOperation[],
  call: PreparedCall,
  ask: Ask,
): Promise<Found | undefined> {
  const { compiled, parameters } = call;
  const named = Object.entries(compiled.operation.look?.by ?? {}).filter(([name]) => parameters[name] !== undefined);
  if (named.length === 0) return undefined;
  // Two identifiers of one order make one question.
  const ids = Object.fromEntries(named.map(([name, there]) => [there, parameters[name]]));
  return lookFor(operations, call, ids, ask);
}

/** What a cancel comes to by what its order was found to be. */
export function judgeOrder(call: PreparedCall, final: CancelkitError, found: Found | undefined): Resolution {
  if (!found?.response) return {};
  const { state, word, order, response } = found;
  if (state === "canceled") return { result: response };
  const again = state === "open";
  const details = again ? { data: order } : ({ outcome: "rejected", data: order } as const);
  return { result: failFound(final, call, response, notCanceled(word), details), again };
}
