import { itemsOf, standing } from "./batch-items.ts";
import { failAs, notCanceled } from "./conclude.ts";
import type { OrderState } from "./operation.ts";
import { type CompiledOperation, prepareNamed } from "./prepare.ts";
import type { PreparedCall } from "./request.ts";
import { CallResponse } from "./response.ts";

/** What asking for the orders found: an answer, a refusal, that one is still open, some of it, or nothing that helps. */
export type Resolution =
  | { readonly answer: CallResponse }
  | { readonly closed: unknown; readonly states: string; readonly status: number }
  | "open"
  | PartlyKnown
  | undefined;

/** What is known of a batch that stays open in part. */
export interface PartlyKnown {
  /** The answer as far as it goes, with the orders as they stand; `standing` tells those that were not canceled. */
  readonly known: unknown;
  readonly status: number;
  /** Whether it is worth canceling once more. */
  readonly again: boolean;
}

interface Found {
  readonly state: OrderState;
  /** The state in the exchange's own word. */
  readonly word: string;
  readonly order: unknown;
  /** None where the answer to the cancel itself has it. */
  readonly response: CallResponse | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

// What is known to be canceled, filled or expired stays so, and is not asked for when the same call looks once more.
const settled = new WeakMap<PreparedCall, Map<string, Found>>();

/**
 * Asks how the orders of a cancel stand whose answer was lost, by the operation of the table that reads one.
 *
 * @param data The answer to a batch that says of some orders that they are gone.
 */
export async function resolveUnknown(
  operations: readonly CompiledOperation[],
  call: PreparedCall,
  data: unknown,
  isGone: (item: unknown) => boolean,
  ask: (query: PreparedCall) => Promise<CallResponse>,
): Promise<Resolution> {
  const { operation } = call.compiled;
  const { target, batch } = operation;
  if (target?.effect !== "cancel" || target.select === "all") return undefined;
  const query = operations.find(
    ({ operation: { target: other, states } }) =>
      states && other?.effect === "read" && other.item === target.item && other.select === "one",
  );
  if (!query) return undefined;
  const items = itemsOf(operation, data);
  const isOf = (item: unknown, { id, field }: Question) => String((Object(item) as Fields)[field]) === id;
  const asked = questionsOf(call, query);
  const before = settled.get(call) ?? new Map<string, Found>();
  settled.set(call, before);
  const lookOnce = async (question: Question) => {
    const key = `${question.field} ${question.id}`;
    const [order, ...others] = items.filter((item) => isOf(item, question));
    const found: Found | undefined =
      order && others.length === 0
        ? { state: "canceled", word: "", order, response: undefined }
        : (before.get(key) ?? (await look(query, call, question, ask)));
    if (found && found.state !== "open") before.set(key, found);
    return found;
  };
  const found = await Promise.all(asked.map(lookOnce));
  const known = found.flatMap((each) => each ?? []);
  const [first] = known;
  if (!first) return undefined;
  const response =
    known.find((each) => each.response)?.response ??
    new CallResponse({ status: operation.status, url: "", headers: {}, length: 0, data });

  const open = known.filter(({ state }) => state === "open");
  const canceled = known.filter(({ state }) => state === "canceled");
  const states = known.map(({ word }) => word).join(", ");
  const { status } = response;
  if (target.select === "one") {
    if (open.length > 0) return "open";
    if (canceled.length > 0) return { answer: response };
    return { closed: first.order, states, status };
  }
  const failures = items.filter((item) => !asked.some((question) => isOf(item, question)));
  const others = failures.filter((item) => !isGone(item));
  const again = open.length > others.length;
  const whole = known.length === asked.length && !again;
  const live = known.length - canceled.length;
  if (whole && live - open.length === asked.length && others.length === 0) {
    return { closed: known.map(({ order }) => order), states, status };
  }
  const wrap = (found: readonly Found[], reasons: readonly unknown[]) => {
    const all = [...found.map(({ order }) => order), ...reasons];
    return batch?.items === undefined ? all : { ...Object(data), [batch.items]: all };
  };
  if (whole && failures.length >= live) {
    // Each order that was not canceled has a failure of its own in the answer, those still open one that says why.
    const kept = [...others, ...failures.filter(isGone)].slice(0, live);
    return { answer: CallResponse.withData(response, wrap(canceled, kept)) };
  }
  for (const { order, state, word } of known) {
    if (state === "canceled") continue;
    const error = failAs({ status, headers: {} }, call.compiled.place, "REFUSED", notCanceled(word), {
      outcome: "rejected",
      data: order,
    });
    standing.set(Object(order), state === "closed" ? error : undefined);
  }
  return { known: wrap(known, failures), status, again };
}

interface Question {
  readonly id: string;
  /** The field in which the answer to the cancel has the id. */
  readonly field: string;
  readonly parameters: Fields;
}

/** The parameters that ask for each order which a cancel names. */
function questionsOf(
  { compiled: { operation }, parameters }: PreparedCall,
  { operation: query }: CompiledOperation,
): readonly Question[] {
  const { by = {}, within = {}, select } = operation.target ?? {};
  const nameOf = (field: string, names: Readonly<Record<string, string>> = {}) =>
    Object.keys(names).find((name) => names[name] === field);
  const shared: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(within)) {
    const there = nameOf(field, query.target?.within);
    if (there && parameters[name] !== undefined) shared[there] = parameters[name];
  }
  for (const { name, option } of query.parameters) {
    if (option && parameters[name] !== undefined) shared[name] = Number(parameters[name]);
  }
  const questions = Object.entries(by).flatMap(([name, field]) => {
    const there = nameOf(field, query.target?.by);
    const given = parameters[name];
    if (!there || given === undefined) return [];
    const ids: readonly unknown[] = Array.isArray(given) ? given : [given];
    const shown = operation.batch?.by[name] ?? field;
    return ids.map((id) => ({ id: String(id), field: shown, parameters: { ...shared, [there]: id } }));
  });
  const [first] = questions;
  if (select !== "one" || !first) return questions;
  // Two identifiers of one order make one question.
  return [{ ...first, parameters: Object.assign({}, ...questions.map((question) => question.parameters)) }];
}

async function look(
  query: CompiledOperation,
  { settings }: PreparedCall,
  { parameters }: Question,
  ask: (query: PreparedCall) => Promise<CallResponse>,
): Promise<Found | undefined> {
  const { states, target, parameters: rows } = query.operation;
  const prepare = (given: Fields) => prepareNamed(query, given, {}, { settings, options: {} });
  // What narrows a cancel may have no place in the query: margin order lists take the symbol only if isolated.
  const narrows = (name: string) =>
    target?.within[name] !== undefined && !rows.some((row) => row.name === name && row.required);
  const least = Object.fromEntries(Object.entries(parameters).filter(([name]) => !narrows(name)));
  try {
    let call: PreparedCall;
    try {
      call = prepare(parameters);
    } catch {
      call = prepare(least);
    }
    const response = await ask(call);
    const order = CallResponse.dataOf(response);
    const word = String((Object(order) as Fields)[states?.field ?? ""]);
    const state = response.ok ? states?.values[word] : undefined;
    return state && { state, word, order, response };
  } catch {
    // What the query does not tell stays unknown.
    return undefined;
  }
}
