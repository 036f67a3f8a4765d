import { type Asked, askedFor, isCanceled, isFailure, itemsOf, keysOf, standing } from "./batch-items.ts";
import { failAs, notCanceled } from "./conclude.ts";
import type { ResponseError } from "./errors.ts";
import { type Found, failFound, lookFor } from "./look.ts";
import type { Batch, Look } from "./operation.ts";
import type { PreparedCall } from "./request.ts";
import type { ResolveUnknown } from "./resolve.ts";
import { CallResponse } from "./response.ts";

// What is known to be canceled, filled or expired stays so, and is not asked for when the same call looks once more.
const settled = new WeakMap<PreparedCall, Map<string, Found>>();

/** Asks how each order of a batch stands whose answer was lost. */
export const resolveBatch: ResolveUnknown = async (operations, call, final, isGone, ask) => {
  const { data } = final as Partial<ResponseError>;
  const { operation, place } = call.compiled;
  const batch = operation.batch as Batch;
  const items = itemsOf(operation, data);
  const { by } = operation.look as Look;
  const questions = askedFor(batch.by, call.parameters);
  const before = settled.get(call) ?? new Map<string, Found>();
  settled.set(call, before);
  const isOf = (item: unknown, { field, key }: Asked) => keysOf(item, [field]).includes(key);
  const errorOf = ({ state, word, order, response }: Found) =>
    state === "closed" && response
      ? failAs({ status: response.status, headers: {} }, place, "REFUSED", notCanceled(word), {
          outcome: "rejected",
          data: order,
        })
      : undefined;
  const find = async (question: Asked) => {
    const { id, key, name } = question;
    const same = items.filter((item) => isOf(item, question));
    const [order] = same;
    const isSure = same.length === 1 && isCanceled(batch, order);
    const found: Found | undefined = isSure
      ? { state: "canceled", word: "canceled", order }
      : (before.get(key) ?? (await lookFor(operations, call, { [by[name] as string]: id }, ask)));
    if (found && found.state !== "open") before.set(key, found);
    if (found?.response) standing.set(Object(found.order), { key, state: found.state, error: errorOf(found) });
    return found;
  };
  const answers = await Promise.all(questions.map(find));
  const found = answers.filter((each) => each !== undefined);
  const response = found.find((each) => each.response)?.response;
  if (!response) return {};

  const canceled = found.filter(({ state }) => state === "canceled");
  const open = found.filter(({ state }) => state === "open").length;
  const live = found.length - canceled.length;
  const answerTo = (item: unknown) => answers[questions.findIndex((question) => isOf(item, question))];
  const failures = items.filter((item) => isFailure(batch, item) && answerTo(item)?.state !== "canceled");
  const others = failures.filter((item) => !isGone(item));
  const again = open > others.length;
  const isAll = found.length === questions.length;
  const wrap = (orders: readonly Found[], reasons: readonly unknown[]) => {
    const { items: name, reasons: apart } = batch;
    const list = [...orders.map(({ order }) => order), ...(apart ? [] : reasons)];
    return name === undefined ? list : { ...Object(data), ...(apart && { [apart]: reasons }), [name]: list };
  };
  if (isAll && !again && failures.length >= live && (canceled.length > 0 || others.length > 0)) {
    // Each order that was not canceled has a failure of its own in the answer, those still open one that says why.
    const kept = [...others, ...failures.filter(isGone)].slice(0, live);
    return { result: CallResponse.withData(response, wrap(canceled, kept)) };
  }
  // What was canceled may have been so by this call.
  const outcome = canceled.length > 0 ? "unknown" : "rejected";
  const isKnown = isAll && !open;
  const text = isKnown ? `the orders are ${found.map(({ word }) => word).join(", ")}` : "some orders stay open";
  const reasons = isAll ? [] : failures.filter((item) => !answerTo(item));
  const details = { ...(isKnown && ({ outcome } as const)), data: wrap(found, reasons) };
  return { result: failFound(final, call, response, text, details), again };
};
