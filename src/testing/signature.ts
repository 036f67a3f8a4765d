import { type KeyObject, verify } from "node:crypto";
import type { Base64, SignatureAlgorithm, SignatureRule } from "./document.ts";
import { createHmacOf } from "./hmac.ts";
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
  return (signed) => {
    let text = "";
    for (const part of parts) text += part(signed);
    return text;
  };
}

/** How signatures by this kind of key are made according to a rule; `undefined` if it takes no such keys. */
export function algorithmFor(rule: SignatureRule, key: KeyObject): SignatureAlgorithm | undefined {
  const family = key.type === "secret" ? "hmac" : key.asymmetricKeyType;
  return rule.algorithms.find(({ algorithm }) => algorithm.toLowerCase().split("-")[0] === family);
}

/** Tells whether a signature is that of a payload. */
type Verify = (payload: string, signature: string) => boolean;

const verifiers = new WeakMap<SignatureRule, WeakMap<KeyObject, Verify>>();

/** Whether a signature is that of the payload. */
export function isSignatureOf(payload: string, signature: string, rule: SignatureRule, key: KeyObject): boolean {
  const known = verifiers.get(rule)?.get(key);
  if (known) return known(payload, signature);
  const documented = algorithmFor(rule, key);
  const verify = documented ? createVerify(documented, key) : () => false;
  const others = verifiers.get(rule) ?? new WeakMap<KeyObject, Verify>();
  verifiers.set(rule, others.set(key, verify));
  return verify(payload, signature);
}

function createVerify({ algorithm, encoding, anyCase }: SignatureAlgorithm, key: KeyObject): Verify {
  const digest = /-(SHA\d+)$/.exec(algorithm)?.[1]?.toLowerCase();
  if (key.type === "secret") {
    const hmac = createHmacOf(digest ?? "sha256", key, encoding);
    return (payload, signature) => hmac(payload) === (anyCase ? signature.toLowerCase() : signature);
  }
  return (payload, signature) => {
    const given = readEncoded(signature, encoding, anyCase);
    // Ed25519 hashes by itself, so it has no digest.
    return given !== undefined && verify(digest, Buffer.from(payload, "latin1"), key, given);
  };
}

/** Decodes base64 with padding, or hexadecimal digits, in lower case unless any will do; nothing laxer. */
export function readEncoded(text: string, encoding: "hex" | Base64, anyCase = false): Buffer | undefined {
  const bytes = Buffer.from(text, encoding);
  // Node writes the URL-safe alphabet without padding.
  const written = bytes.toString(encoding);
  const padded = encoding === "base64url" ? written.padEnd(Math.ceil(written.length / 4) * 4, "=") : written;
  return padded === (anyCase ? text.toLowerCase() : text) ? bytes : undefined;
}
