import { createHmac, sign } from "node:crypto";
import http from "node:http";
import https from "node:https";
import type { MockExchange } from "../../src/testing/index.ts";
import { authorityOf } from "./way.ts";

/** Requests made and signed by hand: nothing of the client may verify the mock exchange. */

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body, parsed with rounding: ids are compared in `text`. */
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export function send(
  url: string,
  target: string,
  { method = "DELETE", headers = {}, body }: Sent = {},
): Promise<Reply> {
  const { protocol, hostname, port } = new URL(url);
  const ca = authorityOf(url);
  return new Promise((resolve, reject) => {
    // Node sends the body of a DELETE without saying its length.
    const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
    // msw does not see functions that were imported by name.
    const outgoing = (protocol === "https:" ? https : http).request(
      { hostname, port, method, path: target, headers: { ...length, ...headers }, ...(ca !== undefined && { ca }) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          const headers = response.headers as Record<string, string>;
          resolve({ status: response.statusCode ?? 0, headers, text, body: text ? JSON.parse(text) : undefined });
        });
        response.on("error", reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

export type KeyKind = "hmac" | "rsa" | "ed25519";

/** The signature of a text, as it goes into a query. */
export function signatureOf({ credentials }: MockExchange, payload: string, kind: KeyKind = "hmac"): string {
  if (kind === "hmac") return createHmac("sha256", credentials.hmac.secret).update(payload).digest("hex");
  const { privateKey } = credentials[kind];
  const digest = kind === "rsa" ? "sha256" : null;
  return encodeURIComponent(sign(digest, Buffer.from(payload), privateKey).toString("base64"));
}

export interface SignedOptions extends Sent {
  readonly kind?: KeyKind;
  readonly apiKey?: string;
  readonly time?: number;
}

/** Sends a request whose query ends in `timestamp` and `signature`. */
export function sendSigned(
  exchange: MockExchange,
  path: string,
  query: string,
  { kind = "hmac", apiKey = exchange.credentials[kind].apiKey, time = Date.now(), ...sent }: SignedOptions = {},
): Promise<Reply> {
  const timed = `${query}${query && "&"}timestamp=${time}`;
  const signature = signatureOf(exchange, timed + (sent.body ?? ""), kind);
  const headers = { "X-MBX-APIKEY": apiKey, ...sent.headers };
  return send(exchange.url, `${path}?${timed}&signature=${signature}`, { ...sent, headers });
}

/** The three headers of a request with a payload. */
export function payloadHeaders(
  { credentials: { bitopro } }: MockExchange,
  payload: string,
  { apiKey = bitopro.apiKey, secret = bitopro.secret }: { apiKey?: string; secret?: string } = {},
): Record<string, string> {
  return {
    "X-BITOPRO-APIKEY": apiKey,
    "X-BITOPRO-PAYLOAD": payload,
    "X-BITOPRO-SIGNATURE": createHmac("sha384", secret).update(payload).digest("hex"),
  };
}

export function base64(value: unknown): string {
  return Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64");
}

/** Sends a request with identity and nonce. */
export function sendWithPayload(exchange: MockExchange, path: string, nonce = Date.now()): Promise<Reply> {
  const payload = base64({ identity: exchange.credentials.bitopro.identity, nonce });
  return send(exchange.url, path, { headers: payloadHeaders(exchange, payload) });
}
