import type { components, paths } from "../../generated/mock-control/types.ts";
import { writeContract } from "../contract/record/write-contract.ts";
import { AccountError, type Accounts } from "./accounts.ts";
import type { Core } from "./core.ts";
import { reveal } from "./credentials.ts";
import type { MockCredentials } from "./exchanges/credentials.ts";
import { FieldError } from "./field-error.ts";
import { isObject, type Json, type JsonObject, parseJson } from "./json.ts";
import { ClockError, type MockClock } from "./mock-clock.ts";
import { OptionError } from "./option-error.ts";
import { receivedRequest } from "./received-request.ts";
import { type Answer, json, type RawRequest, refuse, splitTarget } from "./request.ts";

const base = "/_mock/";

type Method = "get" | "post" | "patch" | "delete";
type MethodsOf<Path> = {
  [M in Method]: Path extends { readonly [Key in M]: object } ? M : never;
}[Method];
type BodyOf<Operation> = Operation extends {
  readonly responses: { readonly 200: { readonly content: { readonly "application/json": infer Body } } };
}
  ? Body
  : never;
/** What answers at each path that the control API documents, by method. */
type Resources = {
  readonly [P in keyof paths]: {
    readonly [M in MethodsOf<paths[P]> as Uppercase<M>]: (request: RawRequest) => BodyOf<paths[P][M]>;
  };
};

/** Whether a request is for the mock exchange itself and not for one of its APIs. */
export function isControl({ target }: RawRequest): boolean {
  return (target.startsWith("/") ? target : splitTarget(target)[0]).startsWith(base);
}

/** Creates what answers below `/_mock/`, as `specs/mock-control.yaml` says. */
export function createControl(core: Core, accounts: Accounts, clock: MockClock): (request: RawRequest) => Answer {
  const readClock = () => ({ time: clock.now(), isFrozen: clock.isFrozen });
  const resources: Resources = {
    "/_mock/orders": {
      GET: (request) => [...core.ledger.list(filterOf(request))],
      POST: ({ body }) => core.open(parseJson(body.toString())) as components["schemas"]["Order"],
    },
    "/_mock/closed-orders": { GET: (request) => [...core.ledger.listClosed(filterOf(request))] },
    "/_mock/requests": {
      GET: () => core.history.list().map(receivedRequest) as BodyOf<paths["/_mock/requests"]["get"]>,
    },
    "/_mock/credentials": {
      GET: () => accounts.list().flatMap(({ credentials }) => credentials.map(revealAll))[0] ?? {},
    },
    "/_mock/accounts": {
      GET: () => accounts.list().map(({ name, credentials }) => ({ name, credentials: credentials.map(revealAll) })),
      POST(request) {
        const { name, ...others } = objectOf(request);
        const [other] = Object.keys(others);
        if (other !== undefined) throw new AccountError(other, "has no meaning", "say the account's name only");
        return { name: name as string, credentials: [revealAll(accounts.open(name as string))] };
      },
    },
    "/_mock/clock": {
      GET: readClock,
      PATCH(request) {
        changeClock(clock, objectOf(request));
        return readClock();
      },
    },
    "/_mock/faults": {
      GET: () => [...core.faults.list()],
      POST(request) {
        const { operation, fault, ...frequency } = objectOf(request);
        return core.faults.add(operation, fault, frequency);
      },
      DELETE() {
        core.faults.clear();
        return {};
      },
    },
    "/_mock/contract": {
      GET(request) {
        const { consumer, provider, ...others } = filterOf(request);
        const [other] = Object.keys(others);
        if (other !== undefined) throw new OptionError(other, "has no meaning", "say consumer or provider");
        return writeContract(core.recorder, core.apis, { consumer, provider }) as unknown as BodyOf<
          paths["/_mock/contract"]["get"]
        >;
      },
    },
    "/_mock/state": {
      DELETE() {
        core.clear();
        return {};
      },
    },
  };
  const known = new Map<string, Readonly<Record<string, (request: RawRequest) => unknown>>>(Object.entries(resources));
  const paths = [...known.keys()].join(", ");

  return (request) => {
    const methods = known.get(splitTarget(request.target)[0]);
    if (!methods) return refuse(404, "NOT_FOUND", `There is nothing here, but at ${paths}.`);
    const answer = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
    const allow = Object.keys(methods).join(", ");
    if (!answer) return refuse(405, "METHOD_NOT_ALLOWED", `This path takes ${allow}.`, { Allow: allow });
    try {
      return json(200, answer(request) as Json);
    } catch (error) {
      return explain(error);
    }
  };
}

function filterOf({ target }: RawRequest): Readonly<Record<string, string>> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(splitTarget(target)[1])) {
    if (fields.has(name)) throw new FieldError("QUERY_INVALID", "the query", name, "is repeated", "give one value");
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

function objectOf({ body }: RawRequest): JsonObject {
  const value = parseJson(body.toString());
  if (isObject(value)) return value;
  throw new SyntaxError("no JSON object");
}

type Credentials = components["schemas"]["Credentials"];

function revealAll(credentials: MockCredentials): Credentials {
  return reveal({ ...credentials }) as Credentials;
}

function changeClock(clock: MockClock, { reset, frozen, time, advanceMs, ...others }: JsonObject): void {
  const [other] = Object.keys(others);
  if (other !== undefined) throw new ClockError(other, "has no meaning", "say reset, frozen, time or advanceMs");
  for (const [name, value] of Object.entries({ reset, frozen })) {
    if (value !== undefined && typeof value !== "boolean")
      throw new ClockError(name, "must be true or false", "change it");
  }
  if (reset) clock.reset();
  if (frozen === true) clock.freeze();
  else if (frozen === false) clock.resume();
  if (time !== undefined) clock.set(time as number);
  if (advanceMs !== undefined) clock.advance(advanceMs as number);
}

function explain(error: unknown): Answer {
  if (error instanceof SyntaxError) {
    return refuse(400, "JSON_INVALID", `The body has ${error.message}: send JSON as mock-control.yaml shows it.`);
  }
  if (!(error instanceof FieldError)) throw error;
  const { code, message, field, rule, fix } = error;
  return json(400, { code, message, field, rule, fix });
}
