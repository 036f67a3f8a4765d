import { Recorder } from "../contract/record/recorder.ts";
import { readHolder, verifyPayload } from "./authenticate.ts";
import { Bans } from "./bans.ts";
import { type Admitted, type Credential, createHolders, type Holder, mainAccount } from "./credentials.ts";
import { createDateHeader } from "./date-header.ts";
import type { DocumentedApi } from "./document.ts";
import { act } from "./effect.ts";
import { type Fault, none } from "./faults/fault.ts";
import { FaultSchedule } from "./faults/schedule.ts";
import { readGiven } from "./given.ts";
import type { Handled } from "./handled.ts";
import { History } from "./history.ts";
import { type Json, type JsonObject, withMember } from "./json.ts";
import { Ledger } from "./ledger.ts";
import type { Budgets } from "./limits.ts";
import { type MockOperation, readOperations } from "./mock-operation.ts";
import { readOrderModel } from "./order-model.ts";
import { assertMandatory, assertTimely, readValues } from "./parameters.ts";
import { Refusal } from "./refusal.ts";
import { type Answer, type RawRequest, refuse, splitTarget } from "./request.ts";
import { createRouter, type OtherMethods, type Route } from "./router.ts";
import { createStrays } from "./strays.ts";
import { turnAway } from "./turn-away.ts";
import { readVerified } from "./verified.ts";

interface Served extends Pick<Handled, "explanation" | "account"> {
  readonly answer: Answer;
}

/** What the mock exchange may be told to do. */
export interface CoreOptions {
  /** Whether refusals say why. */
  readonly explain?: boolean | undefined;
  /** Whether calls beyond the limits are turned away. */
  readonly enforceLimits?: boolean | undefined;
  /** How many requests and closed orders are kept; 10000 by default. */
  readonly history?: number | undefined;
}

/** The mock exchange without a server around it. */
export interface Core {
  readonly ledger: Ledger;
  readonly history: History<Handled>;
  readonly faults: FaultSchedule;
  /** What was relied on. */
  readonly recorder: Recorder;
  /** The names of the APIs. */
  readonly apis: readonly string[];
  /** The accounts that there are. */
  readonly accounts: Set<string>;
  /** Makes a key known, of the main account unless it says otherwise. */
  admit(credential: Credential, account?: string): void;
  /** Takes what is to go wrong with a request out of the schedule. */
  drawFault(request: RawRequest): Fault | undefined;
  /**
   * Answers a request; with a fault by which it is not forwarded, with nothing but the headers that count it.
   */
  handle(request: RawRequest, fault?: Fault): Answer;
  /**
   * Opens one order or a list of orders, and gives back as much.
   *
   * @throws {OrderError} An order is not as documented.
   */
  open(seed: unknown): Json;
  /** Forgets orders, requests, faults and what was used of the limits. */
  clear(): void;
}

/** Creates the mock exchange of the given APIs. */
export function createCore(
  apis: readonly DocumentedApi[],
  credentials: readonly Credential[],
  clock: () => number,
  { explain = false, enforceLimits = false, history: kept = 10_000 }: CoreOptions = {},
): Core {
  const models = apis.flatMap((api) => {
    const model = readOrderModel(api);
    return model ? [[api.name, model] as const] : [];
  });
  const accounts = new Set([mainAccount]);
  const ledger = new Ledger(new Map(models), accounts, kept);
  const history = new History<Handled>(kept);
  const recorder = new Recorder(apis);
  const known = new Map<string, Admitted>();
  const holders = createHolders(known);
  const budgets: Budgets = new Map();
  const bans = new Bans();
  const operations = apis.flatMap((api) => readOperations(api, budgets));
  const faults = new FaultSchedule(operations);
  const route = createRouter(operations);
  const answerStray = createStrays(operations);
  const dateOf = createDateHeader();
  let lastId = 0;

  function serve({ operation, path }: Route, request: RawRequest, now: number, fault: Fault): Served {
    let holder: Holder | undefined;
    let refusal: Refusal | undefined;
    try {
      holder = readHolder(operation, request, holders);
    } catch (error) {
      refusal = refusalOf(error);
    }
    const account = holder?.account;
    const headers: Record<string, string> = { "Content-Type": "application/json", Date: dateOf(now) };
    const overdrawnUntil = fault.forward || fault.isCounted ? operation.count(now, account, headers) : undefined;
    if (!fault.forward) return { answer: unanswered(headers), account, explanation: undefined };
    const away = enforceLimits && bans.judge(operation.host, operation.canBan, now, overdrawnUntil);
    if (away) return { answer: turnAway(operation, away, now, headers), account, explanation: undefined };
    if (operation.unserved !== undefined)
      return { answer: refuseUnserved(operation, headers), account, explanation: undefined };
    try {
      if (refusal) throw refusal;
      const body = carryOut(operation, path, request, now, holder, fault);
      return { answer: written(operation.operation.status, body, headers), account, explanation: undefined };
    } catch (error) {
      const thrown = refusalOf(error);
      const documented = operation.answer.errorFor(thrown);
      const body = operation.answer.fail(documented, now);
      const explanation = explain && body.startsWith("{") ? thrown.explain() : undefined;
      const shown = explanation ? withMember(body, "explanation", explanation) : body;
      return { answer: written(documented.status, shown, headers), account, explanation };
    }
  }

  /** What no operation has the method and path of. */
  function pass(request: RawRequest, found: OtherMethods | undefined, now: number, fault: Fault): Served {
    const headers = { Date: dateOf(now) };
    const answer = fault.forward ? answerStray(request, found, now, headers) : unanswered(headers);
    return { answer, account: undefined, explanation: undefined };
  }

  /** What was asked for, once it passed the checks. */
  function carryOut(
    operation: MockOperation,
    path: Route["path"],
    request: RawRequest,
    now: number,
    holder: Holder | undefined,
    { twist }: Fault,
  ): string {
    const values = check(operation, path, request, now, holder);
    const { target } = operation.operation;
    const account = holder?.account ?? mainAccount;
    return target
      ? operation.answer.succeed(act({ operation, target, values, ledger, account, request: lastId, twist, now }))
      : operation.answer.showExample(now);
  }

  /** The checks in the exchanges' order; gives what the parameters say. */
  function check(
    operation: MockOperation,
    path: Route["path"],
    request: RawRequest,
    now: number,
    holder: Holder | undefined,
  ): JsonObject {
    let given = readGiven(operation, request, path);
    assertMandatory(operation, given);
    if (holder) {
      given = readVerified(operation, request, path, given, holder);
      verifyPayload(operation, given, holder, now);
      assertTimely(operation, given, now);
    }
    return readValues(operation, given);
  }

  /** Whether a request would be carried out, limits aside. */
  function passes({ operation, path }: Route, request: RawRequest): boolean {
    try {
      check(operation, path, request, clock(), readHolder(operation, request, holders));
      return true;
    } catch (error) {
      refusalOf(error);
      return false;
    }
  }

  const core: Core = {
    ledger,
    history,
    faults,
    recorder,
    apis: apis.map(({ name }) => name),
    accounts,
    admit(credential, account = mainAccount) {
      known.set(credential.apiKey, { credential, account });
      accounts.add(account);
    },
    open(seed) {
      const opened = ledger.open(Array.isArray(seed) ? seed : [seed], clock());
      return Array.isArray(seed) ? opened : (opened[0] ?? null);
    },
    drawFault(request) {
      if (faults.isEmpty) return undefined;
      const found = route(request.method, splitTarget(request.target)[0]);
      if (!found || !("operation" in found)) return faults.draw(undefined, () => false);
      return faults.draw(found.operation, () => passes(found, request));
    },
    handle(request, fault = none) {
      const time = clock();
      const id = ++lastId;
      const found = route(request.method, splitTarget(request.target)[0]);
      const isServed = found !== undefined && "operation" in found;
      const { answer, explanation, account } = isServed
        ? serve(found, request, time, fault)
        : pass(request, found, time, fault);
      const operation = isServed ? found.operation : undefined;
      const handled: Handled = { id, request, operation, account, answer, fault, explanation, time };
      history.add(handled);
      recorder.add(handled);
      return answer;
    },
    clear() {
      ledger.clear();
      history.clear();
      faults.clear();
      bans.clear();
      for (const shares of budgets.values()) shares.clear();
    },
  };
  for (const credential of credentials) core.admit(credential);
  return core;
}

/** Nothing is done that could not be told of. */
function refuseUnserved({ api, operation, unserved }: MockOperation, headers: Answer["headers"]): Answer {
  return refuse(501, "NOT_SERVED", `The mock exchange does not serve ${operation.id} of ${api}: ${unserved}.`, headers);
}

/** What goes back where the exchange did not get the request. */
function unanswered({ "Content-Type": _, ...headers }: Answer["headers"]): Answer {
  return { status: 0, headers, body: "" };
}

/** An answer whose JSON is written already; without a body it has no type. */
function written(status: number, body: string, headers: Answer["headers"]): Answer {
  return body === "" ? { ...unanswered(headers), status } : { status, headers, body };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
