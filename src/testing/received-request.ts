import type { Handled } from "./core.ts";
import type { Json, JsonObject } from "./json.ts";
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
  /** Why it was refused; only of a mock exchange with `explain: true`. */
  readonly explanation?: Explanation;
};

/** Why a request was refused. */
export type Explanation = {
  /** The check that failed, such as `signatureInvalid`. */
  readonly condition: string;
  /** The names of the parameters at fault. */
  readonly parameters?: readonly string[];
  /** What is wrong, in a sentence. */
  readonly because?: string;
  /** How the signature had to be made, such as `HMAC-SHA256`, and written. */
  readonly algorithm?: string | null;
  readonly encoding?: string | null;
  /** The text that had to be signed; a character is a byte. */
  readonly expected?: string;
  /** The text that was signed; `null` if that cannot be told. */
  readonly signed?: string | null;
  /** The first byte, counted from 0, in which the two texts differ. */
  readonly differsAt?: number;
  /** The value that was sent, of a parameter with its documented schema, of a time with what it was held against (ms). */
  readonly sent?: Json;
  readonly schema?: JsonObject;
  readonly now?: number;
  readonly windowMs?: number;
  readonly aheadMs?: number;
};

/** What users are shown of a request. */
export function receivedRequest({ request, operation, answer, explanation, time }: Handled): ReceivedRequest {
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
    ...(explanation && { explanation: explanation as unknown as Explanation }),
  };
}
