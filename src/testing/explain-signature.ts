import { constants, createHmac, type KeyObject, verify } from "node:crypto";
import type { JsonObject } from "./json.ts";
import { algorithmFor, isSignatureOf, readEncoded, type Signed, type SigningRule } from "./signature.ts";
import { guessSigned } from "./signing-mistakes.ts";

/**
 * Says what is wrong with a signature: what should have been signed, what seems to have been signed, and where the two
 * differ (`differsAt`, in bytes from 0). Nothing of the key is in it.
 */
export function explainSignature(rule: SigningRule, signed: Signed, signature: string, key: KeyObject): JsonObject {
  const { algorithm = null, encoding = null } = algorithmFor(rule, key) ?? {};
  const expected = rule.signed(signed);
  const asked = { algorithm, encoding, expected };
  const isOver = (text: string) => isSignatureOf(text, signature, rule, key);

  const writing = writings.find(([, rewrite]) => isSignatureOf(expected, rewrite(signature), rule, key));
  if (writing) return { ...asked, signed: expected, because: writing[0] };
  for (const { because, text } of guessSigned(signed, rule.signed)) {
    if (isOver(text)) return { ...asked, signed: text, differsAt: firstDifference(text, expected), because };
  }
  const made = wayOf(expected, signature, key);
  if (made) return { ...asked, signed: expected, because: `The signature was made as ${made}.` };
  return { ...asked, signed: null, because: unknown };
}

const unknown =
  "It is over none of the texts that are signed by mistake now and then: " +
  "either the secret is another, or the request was changed after signing.";

/** How a right signature may have been spoiled on its way. What undoes it leaves alone what is not spoiled that way. */
const writings: readonly (readonly [because: string, rewrite: (signature: string) => string])[] = [
  ["The + of the signature was not percent-encoded, which makes it a space.", (text) => text.replaceAll(" ", "+")],
  ["The signature was percent-encoded twice.", decodeOnce],
  ["The padding of the signature is missing.", (text) => text.padEnd(Math.ceil(text.length / 4) * 4, "=")],
  ["The signature is in hexadecimal.", (text) => readEncoded(text, "hex", true)?.toString("base64") ?? text],
  ["The signature is in base64.", (text) => readEncoded(text, "base64")?.toString("hex") ?? text],
  ["The signature is in URL-safe base64.", readUrlSafe],
  ["The signature is in capitals.", (text) => text.toLowerCase()],
  [
    "There are characters around the signature or within it that are none of it: spaces, line breaks or quotes.",
    (text) => text.replace(/[\s"'`]+/g, ""),
  ],
  [
    "What openssl prints before a signature was sent as well.",
    (text) => text.replace(/^[\w-]*\([^)]*\)= */, "").trim(),
  ],
  ["There is a character too many at the end of the signature.", (text) => text.slice(0, -1)],
  ["There is a character too many at the start of the signature.", (text) => text.slice(1)],
];

/** The same in the standard alphabet; only what has characters of the other one is URL-safe. */
function readUrlSafe(text: string): string {
  if (!/^[\w-]*[-_][\w-]*=*$/.test(text)) return text;
  const standard = text.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/");
  return standard.padEnd(Math.ceil(standard.length / 4) * 4, "=");
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Which other algorithm gives this signature of the right text. */
function wayOf(text: string, signature: string, key: KeyObject): string | undefined {
  const bytes = Buffer.from(text, "latin1");
  if (key.type === "secret") {
    const isBy = (digest: string) =>
      (["hex", "base64"] as const).some((encoding) => {
        return createHmac(digest, key).update(bytes).digest(encoding) === signature;
      });
    const digest = ["sha1", "sha256", "sha384", "sha512"].find(isBy);
    return digest && `HMAC-${digest.toUpperCase()}`;
  }
  if (key.asymmetricKeyType !== "rsa") return undefined;
  const given = Buffer.from(signature, "base64");
  const isPss = verify("sha256", bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING }, given);
  return isPss ? "RSA-PSS" : ["sha1", "sha384", "sha512"].find((digest) => verify(digest, bytes, key, given));
}

/** The first byte that differs, counted from 0; the length of the shorter text where the other goes on. */
function firstDifference(one: string, other: string): number {
  const index = [...one].findIndex((character, position) => character !== other[position]);
  return index < 0 ? one.length : index;
}
