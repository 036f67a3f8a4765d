import { isDeepStrictEqual } from "node:util";
import type { Holder } from "./credentials.ts";
import type { Base64 } from "./document.ts";
import { explainSignature } from "./explain-signature.ts";
import type { Given } from "./given.ts";
import { isObject, type Json, parseJson } from "./json.ts";
import type { MockOperation } from "./mock-operation.ts";
import { Refusal } from "./refusal.ts";
import { headerOf, type RawRequest, splitTarget } from "./request.ts";
import type { Place, Security } from "./security.ts";
import { algorithmFor, isSignatureOf, readEncoded } from "./signature.ts";
import { assertNear } from "./window.ts";

/** Finds out whose API key a request carries; nobody's for public operations. */
export function readHolder(
  { security, apiSecurity, admitted }: MockOperation,
  request: RawRequest,
  holders: (apiKey: string) => Holder | undefined,
): Holder | undefined {
  if (!security.key) return undefined;
  const { name } = security.key;
  const apiKey = textAt(security.key, request);
  const known = apiKey === undefined ? undefined : admitted.get(apiKey);
  if (known) return known;
  if (apiKey === undefined || !/^[\w.-]+$/.test(apiKey)) {
    // What was sent is not repeated: it may be a secret in the wrong place.
    const because = apiKey === undefined ? "It is absent, empty or repeated." : "It has characters that no key has.";
    throw new Refusal("keyMissing", name).because(() => ({ because }));
  }
  const holder = holders(apiKey);
  if (holder && isKeyFor(apiSecurity, holder)) {
    admitted.set(apiKey, holder);
    return holder;
  }
  throw new Refusal("keyUnknown", name).because(() => ({
    because: holder ? "This API takes keys of another kind." : "Nobody has this key.",
  }));
}

function textAt({ name, in: place }: Place, request: RawRequest): string | undefined {
  if (place === "header") return headerOf(request, name);
  return new URLSearchParams(splitTarget(request.target)[1]).get(name) ?? undefined;
}

/** Credentials are of use where an API wants an identity if they have one, and takes signatures by their kind of key. */
function isKeyFor({ payload, signature }: Security, { identity, key }: Holder): boolean {
  const wanted = payload?.identity !== undefined;
  return wanted === (identity !== undefined) && (!signature || algorithmFor(signature, key) !== undefined);
}

/** Refuses a signature that is not the holder's over what came in. */
export function verifySignature({ security }: MockOperation, { signature, signed }: Given, { key }: Holder): void {
  const rule = security.signature;
  if (!rule) return;
  if (signature === undefined) throw new Refusal("signatureMissing", rule.name);
  if (isSignatureOf(rule.signed(signed), signature, rule, key)) return;
  throw new Refusal("signatureInvalid").because(() => explainSignature(rule, signed, signature, key));
}

/** Refuses a payload header that is no JSON in base64, of someone else, or of another time. */
export function verifyPayload(
  { security, operation }: MockOperation,
  { body, signed }: Given,
  holder: Holder,
  now: number,
): void {
  const rule = security.payload;
  if (!rule) return;
  const { identity = "", anonymous = false, timestamp = "", windowMs = 0, aheadMs = 0 } = rule;
  const payload = readPayload(headerOf(signed.request, rule.name), rule.encodings);
  const fields = isObject(payload) ? payload : {};
  // A body is the payload itself, and need not repeat who sends it.
  const complete = body === undefined ? isObject(payload) : isDeepStrictEqual(payload, body);
  const sender = fields[identity];
  const isUnnamed = sender === undefined ? anonymous || body !== undefined : anonymous && sender === "";
  if (!complete) throw invalid(body === undefined ? "The payload is no object." : "The payload is not the body.");
  if (identity && !isUnnamed && sender !== holder.identity) throw invalid(`${identity} is not the API key's.`);
  const filled = operation.parameters.find((parameter) => parameter.filled && parameter.in === "body")?.name ?? "";
  const time = fields[timestamp] ?? fields[filled];
  if (typeof time === "number") assertNear(time, now, windowMs, aheadMs);
  else if (timestamp && body === undefined) throw invalid(`${timestamp} is not there, or no number.`);
}

function invalid(because: string): Refusal {
  return new Refusal("payloadInvalid").because(() => ({ because }));
}

function readPayload(header = "", encodings: readonly Base64[] = ["base64"]): Json {
  const [bytes] = encodings.flatMap((encoding) => readEncoded(header, encoding) ?? []);
  if (!bytes) throw invalid(`The payload is not ${encodings.join(" or ")} with padding.`);
  try {
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalid("The payload is no JSON in UTF-8.");
  }
}
