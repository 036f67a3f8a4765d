import { failAs } from "./conclude.ts";
import { type CancelkitError, ResponseError } from "./errors.ts";
import type { Look, OrderState } from "./operation.ts";
import { type CompiledOperation, prepareNamed } from "./prepare.ts";
import type { PreparedCall } from "./request.ts";
import { CallResponse } from "./response.ts";

/** How an order was found to stand. */
export interface Found {
  readonly state: OrderState;
  /** The state in the exchange's own word. */
  readonly word: string;
  readonly order: unknown;
  /** None where the answer to the cancel itself has it. */
  readonly response?: CallResponse;
}

/** Performs a query for a call, in the time that is left for it. */
export type Ask = (query: PreparedCall) => Promise<CallResponse>;

/** The error for what was found, in the place of the one that left it open. */
export function failFound(
  final: CancelkitError,
  { compiled: { place } }: PreparedCall,
  { status }: CallResponse,
  text: string,
  details: Parameters<typeof failAs>[4],
): ResponseError {
  const answer = final instanceof ResponseError ? final : undefined;
  const code = details.outcome ? "REFUSED" : (answer?.code ?? "UNKNOWN_OUTCOME");
  return failAs(answer ?? { status, headers: {} }, place, code, text, { ...details, cause: answer?.cause ?? final });
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Asks how an order of a cancel stands, by the operation of the table that reads one.
 *
 * @param ids The parameters of that operation that name the order.
 * @param look How to ask; as for what the cancel names where nothing else is given.
 * @returns Undefined where the answer does not tell.
 */
export async function lookFor(
  operations: readonly CompiledOperation[],
  { compiled, parameters, settings }: PreparedCall,
  ids: Fields,
  ask: Ask,
  look = compiled.operation.look as Omit<Look, "by">,
): Promise<Found | undefined> {
  // What a table names in this place it has.
  const query = operations.find((each) => each.operation.id === look.operation) as CompiledOperation;
  const { states, parameters: rows } = query.operation;
  const given: Record<string, unknown> = { ...ids };
  for (const [name, there] of Object.entries(look.within)) given[there] = parameters[name];
  for (const { name, option } of rows) {
    if (option && parameters[name] !== undefined) given[name] = Number(parameters[name]);
  }
  const prepare = () => prepareNamed(query, given, {}, { settings, options: {} });
  try {
    let call: PreparedCall;
    try {
      call = prepare();
    } catch {
      // What narrows a cancel may have no place in the query: margin order lists take the symbol only if isolated.
      const narrowing = Object.values(look.within);
      for (const { name, required } of rows) if (!required && narrowing.includes(name)) delete given[name];
      call = prepare();
    }
    const response = await ask(call);
    const order = CallResponse.shownOf(response).data;
    const { field, values } = states as NonNullable<typeof states>;
    const word = String(Object(order)[field]);
    const state = response.ok && values[word];
    // A word may be the name of what every object has.
    return typeof state === "string" ? { state, word, order, response } : undefined;
  } catch {
    // What the query does not tell stays unknown.
  }
  return undefined;
}
