import { itemsOf, standing } from "./batch-items.ts";
import { failAs, notCanceled } from "./conclude.ts";
import type { ResponseError } from "./errors.ts";
import { type Found, failFound, lookFor } from "./look.ts";
import type { Batch, OrderState } from "./operation.ts";
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
  const isOf = (item: unknown, { id, field }: Question) => String(Object(item)[field]) === id;
  const questions = questionsOf(call, batch);
  const before = settled.get(call) ?? new Map<string, Found>();
  settled.set(call, before);
  const find = async (question: Question) => {
    const { id, field, ids } = question;
    const key = `${field} ${id}`;
    const [order, ...others] = items.filter((item) => isOf(item, question));
    const found: Found | undefined =
      order && others.length === 0
        ? { state: "canceled", word: "", order }
        : (before.get(key) ?? (await lookFor(operations, call, ids, ask)));
    if (found && found.state !== "open") before.set(key, found);
    return found ?? [];
  };
  const found = (await Promise.all(questions.map(find))).flat();
  const response = found.find((each) => each.response)?.response;
  if (!response) return {};
  const { status } = response;

  const allOf = (wanted: OrderState) => found.filter(({ state }) => state === wanted);
  const canceled = allOf("canceled");
  const failures = items.filter((item) => !questions.some((question) => isOf(item, question)));
  const others = failures.filter((item) => !isGone(item));
  if (allOf("closed").length === questions.length && others.length === 0) {
    const states = found.map(({ word }) => word).join(", ");
    const orders = found.map(({ order }) => order);
    return { result: failFound(final, call, status, notCanceled(states), { outcome: "rejected", data: orders }) };
  }
  const wrap = (orders: readonly Found[], reasons: readonly unknown[]) => {
    const all = [...orders.map(({ order }) => order), ...reasons];
    return batch.items === undefined ? all : { ...Object(data), [batch.items]: all };
  };
  const again = allOf("open").length > others.length;
  const live = found.length - canceled.length;
  if (found.length === questions.length && !again && failures.length >= live) {
    // Each order that was not canceled has a failure of its own in the answer, those still open one that says why.
    const kept = [...others, ...failures.filter(isGone)].slice(0, live);
    return { result: CallResponse.withData(response, wrap(canceled, kept)) };
  }
  for (const { order, state, word } of found) {
    if (state === "canceled") continue;
    const details = { outcome: "rejected", data: order } as const;
    const isOver = state === "closed";
    standing.set(
      Object(order),
      isOver && failAs({ status, headers: {} }, place, "REFUSED", notCanceled(word), details),
    );
  }
  const text = "it stays open what became of some orders";
  return { result: failFound(final, call, status, text, { data: wrap(found, failures) }), again };
};

interface Question {
  readonly id: string;
  /** The field in which the answer to the batch has the id. */
  readonly field: string;
  /** The parameters that name the order when it is asked for. */
  readonly ids: Readonly<Record<string, unknown>>;
}

function questionsOf({ compiled, parameters }: PreparedCall, batch: Batch): readonly Question[] {
  return Object.entries(compiled.operation.look?.by ?? {}).flatMap(([name, there]) =>
    [parameters[name] ?? []].flat().map((id) => {
      return { id: String(id), field: batch.by[name] ?? "", ids: { [there]: id } };
    }),
  );
}
