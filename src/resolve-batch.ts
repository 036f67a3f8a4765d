import { type Asked, askedFor, createMatch, type Entry, isCanceled, isFailure, standing } from "./batch-items.ts";
import { failAs, notCanceled } from "./conclude.ts";
import type { ResponseError } from "./errors.ts";
import { type Found, failFound, lookFor } from "./look.ts";
import type { PreparedCall } from "./request.ts";
import type { ResolveUnknown } from "./resolve.ts";
import { CallResponse } from "./response.ts";

// What is known to be canceled, filled or expired stays so, and is not asked for when the same call looks once more.
const settled = new WeakMap<PreparedCall, Map<number, Found | undefined>>();

/** Asks how each order of a batch stands whose answer was lost. */
export const resolveBatch: ResolveUnknown = async (operations, call, final, isGone, ask) => {
  const { data } = final as Partial<ResponseError>;
  const { operation, place } = call.compiled;
  // The rows that name this function have them.
  const { batch, look } = operation as Required<typeof operation>;
  const entries = batch.answer.read(data);
  const questions = askedFor(batch, call.parameters);
  const before = settled.get(call) ?? new Map<number, Found | undefined>();
  settled.set(call, before);
  const match = createMatch(batch, questions);
  const told = questions.map((): unknown[] => []);
  for (const entry of entries) for (const place of match(entry) ?? []) told[place]?.push(entry.item);
  const errorOf = ({ state, word, order, response }: Found) =>
    state === "closed" && response
      ? failAs({ status: response.status, headers: {} }, place, "REFUSED", notCanceled(word), {
          outcome: "rejected",
          data: order,
        })
      : undefined;
  const find = async (question: Asked, place: number) => {
    const { id, key, name, parameters } = question;
    const [order, ...others] = told[place] ?? [];
    const isSure = order !== undefined && others.length === 0 && isCanceled(batch, order);
    const found: Found | undefined = isSure
      ? { state: "canceled", word: "canceled", order }
      : (before.get(place) ??
        (await lookFor(operations, { ...call, parameters }, { [look.by[name] as string]: id }, ask)));
    if (found?.state !== "open") before.set(place, found);
    if (found?.response) standing.set(Object(found.order), { ...found, key, error: errorOf(found) });
    return found;
  };
  const answers = await Promise.all(questions.map(find));
  const found = answers.filter((each) => each !== undefined);
  const response = found.find((each) => each.response)?.response;
  if (!response) return {};

  const canceled = found.filter(({ state }) => state === "canceled");
  const open = found.filter(({ state }) => state === "open").length;
  const live = found.length - canceled.length;
  const answerTo = (entry: Entry) => answers[match(entry)?.[0] ?? -1];
  const failures = entries.filter((entry) => isFailure(batch, entry.item) && answerTo(entry)?.state !== "canceled");
  const others = failures.filter(({ item }) => !isGone(item));
  const again = open > others.length;
  const isAll = found.length === questions.length;
  const wrap = (orders: readonly Found[], reasons: readonly Entry[]) =>
    batch.answer.write(
      data,
      orders.map(({ order }) => order),
      reasons.map(({ item }) => item),
    );
  if (isAll && !again && failures.length >= live && canceled.length + others.length > 0) {
    // Each order that was not canceled has a failure of its own in the answer, those still open one that says why.
    const gone = failures.filter(({ item }) => isGone(item));
    const kept = [...others, ...gone].slice(0, live);
    for (const each of found.filter(({ state }) => state === "closed")) {
      // A reason that says no more than that its order is gone stands for what was found.
      const reason = gone.find((entry) => [each, undefined].includes(answerTo(entry)));
      const stands = standing.get(Object(each.order));
      if (reason && stands) standing.set(Object(reason.item), stands);
    }
    return { result: CallResponse.withData(response, wrap(canceled, kept)) };
  }
  // What was canceled may have been so by this call.
  const outcome = canceled.length > 0 ? "unknown" : "rejected";
  const isKnown = isAll && !open;
  const text = isKnown
    ? `the orders are ${found.map(({ word }) => word).join(", ")}`
    : `some orders ${open ? "stay open" : "could not be looked up"}`;
  const reasons = isAll ? [] : failures.filter((entry) => !answerTo(entry));
  const details = { ...(isKnown && ({ outcome } as const)), data: wrap(found, reasons) };
  return { result: failFound(final, call, response, text, details), again };
};
