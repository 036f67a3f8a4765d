import { createHmac, createPrivateKey, createSecretKey, type KeyObject, sign } from "node:crypto";
import { type ErrorPlace, optionError } from "../errors.ts";
import type { Exchange } from "../exchange.ts";
import { assertKeyText } from "../read-options.ts";

/** Either an HMAC secret, or an RSA or Ed25519 private key as PEM. */
export type Credentials = { readonly apiKey: string } & (
  | { readonly secret: string; readonly privateKey?: undefined; readonly passphrase?: undefined }
  | { readonly privateKey: string; readonly passphrase?: string | undefined; readonly secret?: undefined }
);

/** Signs the query as sent, followed by the body as sent; `signature` comes last, as the futures pages ask. */
export const exchange: Exchange<Credentials> = {
  credentials: ["apiKey", "secret", "privateKey", "passphrase"],

  createSigner(credentials, place) {
    const { apiKey } = credentials;
    assertKeyText("apiKey", apiKey, place);
    const signPayload = createPayloadSigner(credentials, place);
    const known = exchange.credentials.map((name) => credentials[name]).filter((text) => text !== undefined);
    return ({ operation, path, query: given, body, headers: others, signal, timeoutMs }, timestamp) => {
      const headers = { ...others, "X-MBX-APIKEY": apiKey };
      let query = given;
      let secrets = known;
      if (operation.security.includes("Signature")) {
        query += `${given && "&"}timestamp=${timestamp}`;
        const signature = signPayload(query + (body ?? ""));
        query += `&signature=${encodeURIComponent(signature)}`;
        secrets = [...known, signature];
      }
      // Field by field, since copying by spread costs more.
      return { operation, path, query, body, headers, signal, timeoutMs, secrets };
    };
  },

  readError(body) {
    const { code, msg } = Object(body) as { code?: unknown; msg?: unknown };
    const message = typeof msg === "string" ? msg : undefined;
    return {
      code: typeof code === "number" || typeof code === "string" ? code : undefined,
      message,
      // Of a ban the text of -1003 says when it ends: "… banned until 1499827319559 …".
      retryAt: code === -1003 ? Number(/\b\d{13}\b/.exec(message ?? "")) || undefined : undefined,
    };
  },
};

/** By the type of the key; Ed25519 hashes by itself, so it takes none. */
const digests: Readonly<Record<string, "sha256" | null>> = { rsa: "sha256", ed25519: null };

/** Prepares the key; what comes back signs a text, in hex for HMAC and in base64 otherwise. */
export function createPayloadSigner(
  { secret, privateKey, passphrase }: Credentials,
  place: ErrorPlace,
): (payload: string) => string {
  if (privateKey === undefined) {
    if (passphrase !== undefined) {
      throw optionError("passphrase", "belongs to `privateKey`: leave it out", place);
    }
    assertKeyText("secret", secret, place);
    const key = createSecretKey(secret, "utf8");
    return (payload) => createHmac("sha256", key).update(payload).digest("hex");
  }
  if (secret !== undefined) {
    throw optionError("secret", "has no effect beside `privateKey`: give one", place);
  }
  const key = readPrivateKey(privateKey, passphrase, place);
  const digest = digests[key.asymmetricKeyType as string];
  if (digest === undefined) throw optionError("privateKey", "must be RSA or Ed25519", place);
  return (payload) => sign(digest, Buffer.from(payload), key).toString("base64");
}

function readPrivateKey(pem: string, passphrase: string | undefined, place: ErrorPlace): KeyObject {
  try {
    return createPrivateKey({ key: typeof pem === "string" ? pem : "", passphrase });
  } catch {
    // The cause is left out: it may quote the key.
    throw optionError("privateKey", "is no private key as PEM, or `passphrase` does not open it", place);
  }
}
