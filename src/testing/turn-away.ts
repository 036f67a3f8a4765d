import type { TurnedAway } from "./bans.ts";
import type { MockOperation } from "./mock-operation.ts";
import { Refusal } from "./refusal.ts";
import { type Answer, jsonText } from "./request.ts";

/** Answers a call beyond the limits, with how long to wait. */
export function turnAway(
  operation: MockOperation,
  { status, until }: TurnedAway,
  now: number,
  headers: Answer["headers"],
): Answer {
  const documented = operation.answer.errorFor(new Refusal("rateLimited"));
  const message = status === 418 ? `${documented.message} IP banned until ${until}.` : documented.message;
  const waitS = Math.ceil((until - now) / 1000);
  const body = operation.answer.fail({ ...documented, status, message }, now);
  return jsonText(status, body, { ...headers, "Retry-After": String(waitS) });
}
