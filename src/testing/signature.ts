import { createHmac, type KeyObject, timingSafeEqual, verify } from "node:crypto";
import type { Base64, SignatureAlgorithm, SignatureRule } from "./document.ts";
import { headerOf, type RawRequest, splitTarget } from "./request.ts";

/** What a signature may be over: texts as they came in, without the signature itself, a character for a byte. */
export interface Signed {
  readonly request: RawRequest;
  readonly query: string;
  readonly body: string;
}

/** A signature rule, ready to be applied. */
export type SigningRule = SignatureRule & { readonly signed: (signed: Signed) => string };

/** Compiles a payload template such as `{query}{body}`. */
export function compilePayload(template: string): (signed: Signed) => string {
  const parts = template.split(/(\{[^{}]*\})/).map((part): ((signed: Signed) => string) => {
    const header = /^\{header:(.+)\}$/.exec(part)?.[1];
    if (header !== undefined) return ({ request }) => headerOf(request, header) ?? "";
    if (part === "{query}") return ({ query }) => query;
    if (part === "{?query}") return ({ query }) => query && `?${query}`;
    if (part === "{body}") return ({ body }) => body;
    if (part === "{method}") return ({ request }) => request.method;
    if (part === "{path}") return ({ request }) => splitTarget(request.target)[0];
    if (part.startsWith("{")) throw new SyntaxError(`a signature payload cannot have ${part}`);
    return () => part;
  });
  return (signed) => parts.map((part) => part(signed)).join("");
}

/** How signatures by this kind of key are made according to a rule; `undefined` if it takes no such keys. */
export function algorithmFor(rule: SignatureRule, key: KeyObject): SignatureAlgorithm | undefined {
  const family = key.type === "secret" ? "hmac" : key.asymmetricKeyType;
  return rule.algorithms.find(({ algorithm }) => algorithm.toLowerCase().split("-")[0] === family);
}

/** Whether a signature is that of the payload. */
export function isSignatureOf(payload: string, signature: string, rule: SignatureRule, key: KeyObject): boolean {
  const documented = algorithmFor(rule, key);
  const given = documented && readEncoded(signature, documented.encoding, documented.anyCase);
  if (!given) return false;
  const bytes = Buffer.from(payload, "latin1");
  const digest = /-(SHA\d+)$/.exec(documented.algorithm)?.[1]?.toLowerCase();
  // Ed25519 hashes by itself, so it has no digest.
  if (key.type !== "secret") return verify(digest, bytes, key, given);
  const expected = createHmac(digest ?? "sha256", key)
    .update(bytes)
    .digest();
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Decodes base64 with padding, or hexadecimal digits, in lower case unless any will do; nothing laxer. */
export function readEncoded(text: string, encoding: "hex" | Base64, anyCase = false): Buffer | undefined {
  const bytes = Buffer.from(text, encoding);
  // Node writes the URL-safe alphabet without padding.
  const written = bytes.toString(encoding);
  const padded = encoding === "base64url" ? written.padEnd(Math.ceil(written.length / 4) * 4, "=") : written;
  return padded === (anyCase ? text.toLowerCase() : text) ? bytes : undefined;
}
