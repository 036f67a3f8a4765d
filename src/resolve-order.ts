import { notCanceled } from "./conclude.ts";
import { failFound, lookFor } from "./look.ts";
import type { ResolveUnknown } from "./resolve.ts";

/** Asks how the order of a cancel stands whose answer was lost. */
export const resolveOrder: ResolveUnknown = async (operations, call, final, _isGone, ask) => {
  const { compiled, parameters } = call;
  const named = Object.entries(compiled.operation.look?.by ?? {}).filter(([name]) => parameters[name] !== undefined);
  if (named.length === 0) return {};
  // Two identifiers of one order make one question.
  const ids = Object.fromEntries(named.map(([name, there]) => [there, parameters[name]]));
  const found = await lookFor(operations, call, ids, ask);
  if (!found?.response) return {};
  const { state, word, order, response } = found;
  if (state === "canceled") return { result: response };
  const again = state === "open";
  const details = again ? { data: order } : ({ outcome: "rejected", data: order } as const);
  return { result: failFound(final, call, response.status, notCanceled(word), details), again };
};
