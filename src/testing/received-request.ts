import type { components } from "../../generated/mock-control/types.ts";
import type { Reply } from "./faults/fault.ts";
import type { Handled } from "./handled.ts";
import type { Json, JsonObject } from "./json.ts";
import { type RawRequest, splitTarget } from "./request.ts";

/** A request that the mock exchange received, and what it answered. */
export type ReceivedRequest = Readonly<Omit<components["schemas"]["ReceivedRequest"], "explanation">> & {
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

/** @internal What users are shown of a request; its types are not theirs. */
export function receivedRequest(handled: Handled): ReceivedRequest {
  const { id, request, operation, account, fault, explanation, time } = handled;
  const { method, target, headers, body } = request;
  const [path, query] = splitTarget(target);
  return {
    id,
    time,
    method,
    target,
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: body.toString(),
    raw: rawOf(request).toString("base64"),
    api: operation?.api ?? null,
    operationId: operation?.operation.id ?? null,
    account: account ?? null,
    status: statusOf(handled, fault.reply),
    fault: fault.name === "none" ? null : fault.name,
    ...(explanation && { explanation: explanation as unknown as Explanation }),
  };
}

/** The status that a client got; none where the connection failed before it. */
function statusOf({ answer }: Handled, reply: Reply): number | null {
  if (reply.how === "instead") return reply.status;
  return reply.how === "reset" || reply.how === "end" || reply.how === "hang" ? null : answer.status;
}

/** The request as it came in; a character of target and headers is a byte. */
function rawOf({ method, target, headers, rawHeaders, body }: RawRequest): Buffer {
  const pairs = rawHeaders ?? Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
  const lines = [`${method} ${target} HTTP/1.1`];
  for (let index = 0; index < pairs.length; index += 2) lines.push(`${pairs[index]}: ${pairs[index + 1]}`);
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), body]);
}
