import { failFound, lookFor } from "./look.ts";
import type { OrderState } from "./operation.ts";
import type { ResolveUnknown } from "./resolve.ts";
import { judgeOrder, lookForNamed } from "./resolve-order.ts";
import { CallResponse } from "./response.ts";

/**
 * Asks how the order list of a cancel stands whose answer was lost; where the list does not say it, each of its orders
 * is asked for.
 */
export const resolveList: ResolveUnknown = async (operations, call, final, _isGone, ask) => {
  const list = await lookForNamed(operations, call, ask);
  const { parts } = call.compiled.operation.look ?? {};
  if (list?.state !== "parts" || !list.response || !parts) return judgeOrder(call, final, list);
  const orders = Object(list.order)[parts.field] as readonly object[];
  const answers = await Promise.all(
    orders.map((order) => {
      const ids = Object.entries(parts.by).map(([field, there]) => [there, Object(order)[field]]);
      return lookFor(operations, call, Object.fromEntries(ids), ask, parts);
    }),
  );
  const found = answers.filter((each) => each !== undefined);
  // A list without orders tells no more than one of whose orders nothing is to be learnt.
  if (found.length === 0) return {};

  const { response } = list;
  const told = orders.map((order, index) => ({ ...order, ...Object(answers[index]?.order) }));
  const data = { ...Object(list.order), [parts.into]: told };
  const has = (wanted: OrderState) => found.some(({ state }) => state === wanted);
  const again = has("open");
  const isKnown = found.length === orders.length && !again;
  const isCanceled = has("canceled");
  if (isKnown && isCanceled && !has("closed")) return { result: CallResponse.withData(response, data) };
  const text = isKnown
    ? `the orders are ${found.map(({ word }) => word).join(", ")}`
    : `some orders ${again ? "stay open" : "could not be looked up"}`;
  // One that was canceled may have been so by this call.
  const outcome = isCanceled ? "unknown" : "rejected";
  const details = { ...(isKnown && ({ outcome } as const)), data };
  return { result: failFound(final, call, response, text, details), again };
};
