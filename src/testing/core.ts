import { readHolder, verifyPayload, verifySignature } from "./authenticate.ts";
import { type Credential, createHolders } from "./credentials.ts";
import type { DocumentedApi } from "./document.ts";
import { act } from "./effect.ts";
import { readGiven } from "./given.ts";
import { History } from "./history.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { Ledger } from "./ledger.ts";
import type { Budgets } from "./limits.ts";
import { type MockOperation, readOperations } from "./mock-operation.ts";
import { readOrderModel } from "./order-model.ts";
import { assertMandatory, assertTimely, readValues } from "./parameters.ts";
import { Refusal } from "./refusal.ts";
import { type Answer, json, type RawRequest, refuse, splitTarget } from "./request.ts";
import { createRouter, type OtherMethods, type Route } from "./router.ts";

/** A request with what became of it. */
export interface Handled {
  readonly request: RawRequest;
  /** Absent where no operation has the method and path. */
  readonly operation: MockOperation | undefined;
  readonly answer: Answer;
  /** Why the request was refused, where that is to be told. */
  readonly explanation?: JsonObject | undefined;
  /** The server's time in milliseconds. */
  readonly time: number;
}

type Served = Pick<Handled, "answer" | "explanation">;

/** The mock exchange without a server around it. */
export interface Core {
  readonly ledger: Ledger;
  readonly history: History<Handled>;
  handle(request: RawRequest): Answer;
  /**
   * Opens one order or a list of orders, and gives back as much.
   *
   * @throws {OrderError} An order is not as documented.
   */
  open(seed: unknown): Json;
}

/** Creates the mock exchange of the given APIs. */
export function createCore(
  apis: readonly DocumentedApi[],
  credentials: readonly Credential[],
  clock: () => number,
  { explain = false }: { readonly explain?: boolean | undefined } = {},
): Core {
  const models = apis.flatMap((api) => {
    const model = readOrderModel(api);
    return model ? [[api.name, model] as const] : [];
  });
  const ledger = new Ledger(new Map(models));
  const history = new History<Handled>(10_000);
  const holders = createHolders(credentials);
  const budgets: Budgets = new Map();
  const route = createRouter(apis.flatMap((api) => readOperations(api, budgets)));

  function serve({ operation, path }: Route, request: RawRequest, now: number): Served {
    const headers = operation.count(now);
    try {
      return { answer: json(operation.operation.status, carryOut(operation, path, request, now), headers) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const documented = operation.answer.errorFor(error);
      const body = operation.answer.fail(documented, now);
      if (!explain || !isObject(body)) return { answer: json(documented.status, body, headers) };
      const explanation = error.explain();
      return { answer: json(documented.status, { ...body, explanation }, headers), explanation };
    }
  }

  /** The checks in the exchanges' order, and then what was asked for. */
  function carryOut(operation: MockOperation, path: Route["path"], request: RawRequest, now: number): Json | undefined {
    const holder = readHolder(operation, request, holders);
    const given = readGiven(operation, request, path);
    assertMandatory(operation, given);
    if (holder) {
      verifySignature(operation, given, holder);
      verifyPayload(operation, given, holder, now);
      assertTimely(operation, given, now);
    }
    const values = readValues(operation, given);
    const { target } = operation.operation;
    return target
      ? operation.answer.succeed(act({ operation, target, values, ledger, now }))
      : operation.answer.showExample(now);
  }

  return {
    ledger,
    history,
    open(seed) {
      const opened = ledger.open(Array.isArray(seed) ? seed : [seed], clock());
      return Array.isArray(seed) ? opened : (opened[0] ?? null);
    },
    handle(request) {
      const time = clock();
      const found = route(request.method, splitTarget(request.target)[0]);
      const served = found && "operation" in found;
      const { answer, explanation } = served ? serve(found, request, time) : { answer: unrouted(found) };
      history.add({ request, operation: served ? found.operation : undefined, answer, explanation, time });
      return answer;
    },
  };
}

function unrouted(found: OtherMethods | undefined): Answer {
  if (!found) return refuse(404, "NOT_FOUND", "No operation has this path.");
  const allow = found.allowed.join(", ");
  return refuse(405, "METHOD_NOT_ALLOWED", `This path takes ${allow}.`, { Allow: allow });
}
