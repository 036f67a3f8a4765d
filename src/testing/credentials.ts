import { createPublicKey, createSecretKey, type KeyObject } from "node:crypto";
import { inspect } from "node:util";

/** The account that there is from the start. */
export const mainAccount = "main";

/** A secret for HMAC, or a private key as PEM; some exchanges want the account's identity as well. */
export type Credential = { readonly apiKey: string; readonly identity?: string } & (
  | { readonly secret: string }
  | { readonly privateKey: string }
);

/** Makes credentials that can be spread and read, but do not show when they are printed or turned into JSON. */
export function guarded<T extends object>(label: string, credential: T): T {
  const shown = () => `[${label}]`;
  return Object.defineProperties(credential, {
    toJSON: { value: shown },
    toString: { value: shown },
    [inspect.custom]: { value: shown },
  });
}

/** The credentials in plain. */
export function reveal(credentials: Readonly<Record<string, Credential>>): Record<string, Record<string, string>> {
  return Object.fromEntries(Object.entries(credentials).map(([kind, credential]) => [kind, { ...credential }]));
}

/** A credential as the exchange's side holds it. */
export interface Holder {
  readonly apiKey: string;
  readonly identity: string | undefined;
  /** Whose orders the key is for. */
  readonly account: string;
  /** What a signature is checked with: the secret, or the public key. */
  readonly key: KeyObject;
}

/** A credential with the account that it is for. */
export interface Admitted {
  readonly credential: Credential;
  readonly account: string;
}

/** Finds who holds an API key. */
export function createHolders(known: ReadonlyMap<string, Admitted>): (apiKey: string) => Holder | undefined {
  const holders = new Map<string, Holder>();
  return (apiKey) => {
    const admitted = known.get(apiKey);
    const holder = holders.get(apiKey) ?? (admitted && holderOf(admitted));
    if (holder) holders.set(apiKey, holder);
    return holder;
  };
}

function holderOf({ credential, account }: Admitted): Holder {
  const key =
    "secret" in credential ? createSecretKey(credential.secret, "utf8") : createPublicKey(credential.privateKey);
  return { apiKey: credential.apiKey, identity: credential.identity, account, key };
}
