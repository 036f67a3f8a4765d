import { generateKeyPairSync, randomBytes } from "node:crypto";
import { guarded } from "../credentials.ts";

/**
 * Throwaway credentials of the mock exchange by kind, each fit to be spread into a client's options.
 *
 * They show nothing when printed or turned into JSON.
 */
export interface MockCredentials {
  /** An API key with a secret for HMAC. */
  readonly hmac: { readonly apiKey: string; readonly secret: string };
  /** An API key with an RSA key of 2048 bits, PKCS#8 as PEM. */
  readonly rsa: { readonly apiKey: string; readonly privateKey: string };
  /** An API key with an Ed25519 key, PKCS#8 as PEM. */
  readonly ed25519: { readonly apiKey: string; readonly privateKey: string };
  /** An API key with a secret for HMAC, of an account that is known by its e-mail address. */
  readonly bitopro: { readonly apiKey: string; readonly secret: string; readonly identity: string };
}

// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security publishes this pair.
const published = {
  apiKey: "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
  secret: "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j",
};

/**
 * Makes credentials of each kind; private keys are generated when they are first read.
 *
 * @param trader Who has them; without one they are the first, whose HMAC pair is the one that is published.
 */
export function createCredentials(trader?: string): MockCredentials {
  return guarded("credentials of the mock exchange", {
    hmac: guarded("hmac credentials", trader === undefined ? { ...published } : { apiKey: token(), secret: token() }),
    rsa: withPrivateKey("rsa credentials", () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey),
    ed25519: withPrivateKey("ed25519 credentials", () => generateKeyPairSync("ed25519").privateKey),
    bitopro: guarded("bitopro credentials", {
      apiKey: token(),
      secret: token(),
      identity: `${encodeURIComponent(trader ?? "trader")}@example.com`,
    }),
  });
}

function withPrivateKey(label: string, generate: () => import("node:crypto").KeyObject) {
  let pem: string | undefined;
  return guarded(label, {
    apiKey: token(),
    // RSA takes a tenth of a second, and most users never need it.
    get privateKey() {
      pem ??= generate().export({ type: "pkcs8", format: "pem" }).toString();
      return pem;
    },
  });
}

function token(): string {
  return randomBytes(32).toString("hex");
}
