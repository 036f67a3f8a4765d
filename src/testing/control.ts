import type { Core } from "./core.ts";
import { type Credential, reveal } from "./credentials.ts";
import { parseJson } from "./json.ts";
import { OrderError } from "./order-error.ts";
import { receivedRequest } from "./received-request.ts";
import { type Answer, json, type RawRequest, refuse, splitTarget } from "./request.ts";

const base = "/_mock/";

/** Whether a request is for the mock exchange itself and not for one of its APIs. */
export function isControl({ target }: RawRequest): boolean {
  return splitTarget(target)[0].startsWith(base);
}

/** Creates what answers below `/_mock/`. */
export function createControl(
  core: Core,
  credentials: Readonly<Record<string, Credential>>,
): (request: RawRequest) => Answer {
  const resources = new Map<string, Readonly<Record<string, (request: RawRequest) => Answer>>>([
    [
      "/_mock/orders",
      {
        GET({ target }) {
          const filter = new URLSearchParams(splitTarget(target)[1]);
          return json(200, core.ledger.list(Object.fromEntries(filter)));
        },
        POST: ({ body }) => json(200, core.open(parseJson(body.toString()))),
      },
    ],
    ["/_mock/requests", { GET: () => json(200, core.history.list().map(receivedRequest)) }],
    ["/_mock/credentials", { GET: () => json(200, reveal(credentials)) }],
    [
      "/_mock/state",
      {
        DELETE() {
          core.ledger.clear();
          core.history.clear();
          return json(200, {});
        },
      },
    ],
  ]);
  const paths = [...resources.keys()].join(", ");

  return (request) => {
    const methods = resources.get(splitTarget(request.target)[0]);
    if (!methods) return refuse(404, "NOT_FOUND", `There is nothing here, but at ${paths}.`);
    const answer = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
    const allow = Object.keys(methods).join(", ");
    if (!answer) return refuse(405, "METHOD_NOT_ALLOWED", `This path takes ${allow}.`, { Allow: allow });
    try {
      return answer(request);
    } catch (error) {
      return explain(error);
    }
  };
}

function explain(error: unknown): Answer {
  if (error instanceof SyntaxError) {
    return refuse(400, "JSON_INVALID", `The body has ${error.message}: send an order or a list of orders.`);
  }
  if (!(error instanceof OrderError)) throw error;
  const { code, message, field, rule, fix } = error;
  return json(400, { code, message, field, rule, fix });
}
