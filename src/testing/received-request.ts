import type { Handled } from "./core.ts";
import { splitTarget } from "./request.ts";

/** A request that the mock exchange received, and what it answered. */
export type ReceivedRequest = {
  /** When it was answered, in milliseconds by the exchange's clock. */
  readonly time: number;
  readonly method: string;
  /** Path and query as received. */
  readonly target: string;
  readonly path: string;
  /** The query's parameters, decoded; of one that was repeated the last. */
  readonly query: Readonly<Record<string, string>>;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The API and the operation that it was for; `null` where there is none. */
  readonly api: string | null;
  readonly operationId: string | null;
  /** The status that was answered. */
  readonly status: number;
};

/** What users are shown of a request. */
export function receivedRequest({ request, operation, answer, time }: Handled): ReceivedRequest {
  const { method, target, headers, body } = request;
  const [path, query] = splitTarget(target);
  return {
    time,
    method,
    target,
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: body.toString(),
    api: operation?.api ?? null,
    operationId: operation?.operation.id ?? null,
    status: answer.status,
  };
}
