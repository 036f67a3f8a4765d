import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, verify } from "node:crypto";
import { expect, suite, test } from "vitest";
import { operations as binanceOperations } from "../../generated/binance-margin/operations.ts";
import { operations as bitoproOperations } from "../../generated/bitopro/operations.ts";
import { ParameterError } from "../../src/errors.ts";
import { exchange as binance, createPayloadSigner } from "../../src/exchanges/binance.ts";
import { exchange as bitopro } from "../../src/exchanges/bitopro.ts";
import type { Operation } from "../../src/operation.ts";
import type { WireRequest } from "../../src/wire.ts";
import fixVectors from "../vectors/fix.json" with { type: "json" };
import restVectors from "../vectors/rest.json" with { type: "json" };

const place = { api: "test" };

function request(operation: Operation, parts: Partial<WireRequest> = {}): WireRequest {
  const { path } = operation;
  const rest = { query: "", body: undefined, headers: {}, signal: undefined, timeoutMs: 1000, secrets: [] };
  return { operation, path, ...rest, ...parts };
}

const trade: Operation = binanceOperations.cancelOrder;
const post: Operation = { ...bitoproOperations.cancelAllMarginOrders, method: "POST", body: "json" };

suite("Binance's signer", () => {
  const vectors = restVectors.filter(({ algorithm }) => algorithm === "HMAC-SHA256");
  // Two signed texts of the documents have a space before the time, which no request of ours has.
  const [odd, even] = [vectors.filter(isOdd), vectors.filter((vector) => !isOdd(vector))];

  function isOdd({ payload }: { readonly payload: string }): boolean {
    return !/&timestamp=\d+$/.test(payload);
  }

  test("all published vectors are at hand", () => {
    expect(even).toHaveLength(6);
    expect(odd).toHaveLength(2);
  });

  test.each(even)("reproduces $id of $source", ({ key = "", payload, expected }) => {
    const [, query = "", timestamp] = /^(.*)&timestamp=(\d+)$/.exec(payload) ?? [];
    const signer = binance.createSigner({ apiKey: "key", secret: key }, place);

    const signed = signer(request(trade, { query }), Number(timestamp));

    expect(signed.query).toBe(`${payload}&signature=${expected}`);
    expect(signed.headers["X-MBX-APIKEY"]).toBe("key");
  });

  test.each([...odd, ...fixVectors])(
    "reproduces $id of $source, as a text",
    ({ algorithm, key = "", payload, expected }) => {
      const secret = algorithm === "Ed25519" ? { privateKey: key } : { secret: key };

      const signature = createPayloadSigner({ apiKey: "key", ...secret }, place)(payload);

      expect(signature).toBe(expected);
    },
  );

  test("signs the body behind the query, with nothing in between", () => {
    const vector = vectors.find(({ id }) => id === "spot-hmac-mixed-legacy");
    const sign = createPayloadSigner({ apiKey: "key", secret: vector?.key ?? "" }, place);
    const signer = binance.createSigner({ apiKey: "key", secret: vector?.key ?? "" }, place);

    const signed = signer(request(trade, { query: "symbol=A", body: "quantity=1&price=2" }), 7);

    const signature = sign("symbol=A&timestamp=7quantity=1&price=2");
    expect(signed.query).toBe(`symbol=A&timestamp=7&signature=${signature}`);
    expect(signed.body).toBe("quantity=1&price=2");
  });

  test("stamps a request without parameters", () => {
    const signer = binance.createSigner({ apiKey: "key", secret: "secret" }, place);

    expect(signer(request(trade), 7).query).toMatch(/^timestamp=7&signature=[0-9a-f]{64}$/);
  });

  test("gives an operation that asks for the key alone no time and no signature", () => {
    const signer = binance.createSigner({ apiKey: "key", secret: "secret" }, place);

    const signed = signer(request({ ...trade, security: ["ApiKey"] }, { query: "symbol=A" }), 7);

    expect(signed).toMatchObject({ query: "symbol=A", headers: { "X-MBX-APIKEY": "key" } });
  });

  const passphrase = "correct horse";
  const pkcs8 = { type: "pkcs8", format: "pem" } as const;
  const rsaKey = (modulusLength: number) => generateKeyPairSync("rsa", { modulusLength }).privateKey;
  const keys: readonly { readonly name: string; readonly pem: string; readonly passphrase?: string }[] = [
    { name: "RSA of 2048 bits", pem: pemOf(rsaKey(2048)) },
    { name: "RSA of 4096 bits", pem: pemOf(rsaKey(4096)) },
    { name: "RSA as PKCS#1", pem: pemOf(rsaKey(2048), "pkcs1") },
    { name: "RSA, encrypted", pem: encrypted(rsaKey(2048)), passphrase },
    { name: "Ed25519", pem: pemOf(generateKeyPairSync("ed25519").privateKey) },
    { name: "Ed25519, encrypted", pem: encrypted(generateKeyPairSync("ed25519").privateKey), passphrase },
  ];

  function pemOf(key: KeyObject, type: "pkcs8" | "pkcs1" = "pkcs8"): string {
    return String(key.export({ type, format: "pem" }));
  }

  function encrypted(key: KeyObject): string {
    return String(key.export({ ...pkcs8, cipher: "aes-256-cbc", passphrase }));
  }

  test.each(keys)("makes signatures with $name that its public key verifies", ({ name: _, pem, ...open }) => {
    const signer = binance.createSigner({ apiKey: "key", privateKey: pem, ...open }, place);
    const publicKey = createPublicKey(createPrivateKey({ key: pem, ...open }));
    const digest = publicKey.asymmetricKeyType === "rsa" ? "sha256" : null;

    for (let time = 0; time < 40; time++) {
      const { query, body } = signer(request(trade, { query: "symbol=%C3%BC", body: "a=1" }), time);
      const [, payload = "", signature = ""] = /^(.*)&signature=([\w%]+)$/.exec(query) ?? [];

      expect(payload).toBe(`symbol=%C3%BC&timestamp=${time}`);
      const bytes = Buffer.from(decodeURIComponent(signature), "base64");
      expect(verify(digest, Buffer.from(payload + body), publicKey, bytes)).toBe(true);
      expect(verify(digest, Buffer.from(`${payload}${body}&`), publicKey, bytes)).toBe(false);
    }
  });

  const rsa = pemOf(rsaKey(2048));
  const locked = encrypted(generateKeyPairSync("ed25519").privateKey);
  const elliptic = String(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export(pkcs8));
  const publicPem = String(createPublicKey(rsa).export({ type: "spki", format: "pem" }));

  test.each<[what: string, parameter: string, credentials: object]>([
    ["no key", "apiKey", { secret: "s" }],
    ["an empty key", "apiKey", { apiKey: "", secret: "s" }],
    ["a key with a line break", "apiKey", { apiKey: "k\n", secret: "s" }],
    ["a key that is no text", "apiKey", { apiKey: 5, secret: "s" }],
    ["no secret", "secret", { apiKey: "k" }],
    ["an empty secret", "secret", { apiKey: "k", secret: "" }],
    ["a secret with a space before it", "secret", { apiKey: "k", secret: " s" }],
    ["null for a secret", "secret", { apiKey: "k", secret: null }],
    ["both kinds", "secret", { apiKey: "k", secret: "s", privateKey: rsa }],
    ["a passphrase for a secret", "passphrase", { apiKey: "k", secret: "s", passphrase }],
    ["an empty private key", "privateKey", { apiKey: "k", privateKey: "" }],
    ["null for a private key", "privateKey", { apiKey: "k", privateKey: null }],
    ["an object for a private key", "privateKey", { apiKey: "k", privateKey: { key: rsa } }],
    ["a private key that is none", "privateKey", { apiKey: "k", privateKey: "-----BEGIN PRIVATE KEY-----" }],
    ["a public key", "privateKey", { apiKey: "k", privateKey: publicPem }],
    ["a key of another kind", "privateKey", { apiKey: "k", privateKey: elliptic }],
    ["a locked key without passphrase", "privateKey", { apiKey: "k", privateKey: locked }],
    ["a locked key with another passphrase", "privateKey", { apiKey: "k", privateKey: locked, passphrase: "x" }],
    ["a passphrase that is no text", "privateKey", { apiKey: "k", privateKey: locked, passphrase: 5 }],
  ])("refuses %s", (_what, parameter, credentials) => {
    const create = () => binance.createSigner(credentials as never, place);

    expect(create).toThrow(ParameterError);
    expect(create).toThrow(expect.objectContaining({ code: "OPTION_INVALID", outcome: "not-sent", parameter }));
  });
});

suite("BitoPro's signer", () => {
  const credentials = { apiKey: "key", secret: "bitopro", identity: "support@bitoex.com" };
  const sweep: Operation = bitoproOperations.cancelAllMarginOrders;
  const payloadOf = ({ headers }: WireRequest) => headers["X-BITOPRO-PAYLOAD"] ?? "";
  const read = (signed: WireRequest) => JSON.parse(Buffer.from(payloadOf(signed), "base64").toString());

  test.each(restVectors.filter(({ algorithm }) => algorithm === "HMAC-SHA384"))(
    "reproduces $id of $source",
    ({ key = "", payload, expected }) => {
      const { identity, nonce } = JSON.parse(Buffer.from(payload, "base64").toString());

      const signed = bitopro.createSigner({ apiKey: "key", secret: key, identity }, place)(request(sweep), nonce);

      expect(signed.headers).toEqual({
        "X-BITOPRO-APIKEY": "key",
        "X-BITOPRO-PAYLOAD": payload,
        "X-BITOPRO-SIGNATURE": expected,
      });
    },
  );

  const payloads = restVectors.filter(({ algorithm }) => algorithm === "base64(JSON)");

  test("all published payloads are at hand", () => {
    expect(payloads.map(({ id }) => id)).toHaveLength(4);
  });

  test.each(payloads)("reproduces $id of $source", ({ payload, expected }) => {
    const { identity, nonce } = JSON.parse(payload);
    const signer = bitopro.createSigner({ ...credentials, ...(identity && { identity }) }, place);

    const signed = identity ? signer(request(sweep), nonce) : signer(request(post, { body: payload }), 1);

    expect(payloadOf(signed)).toBe(expected);
    expect(signed.body).toBe(identity ? undefined : payload);
  });

  test("pads the payload, in the standard alphabet", () => {
    const signer = bitopro.createSigner({ ...credentials, identity: "a?>@ü.example" }, place);

    const signed = [1, 10, 100].map((nonce) => payloadOf(signer(request(sweep), nonce)));

    for (const payload of signed)
      expect(payload).toMatch(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
    expect(signed.join("")).toMatch(/=$/);
    expect(signed.join("")).toMatch(/[+/]/);
  });

  test("shares no nonce among calls of one millisecond, however many they are", () => {
    const signer = bitopro.createSigner(credentials, place);

    const nonces = Array.from({ length: 5000 }, () => read(signer(request(sweep), 1000)).nonce);

    expect(new Set(nonces).size).toBe(5000);
    expect(nonces[0]).toBe(1000);
  });

  test("never goes back with a clock that goes back a little", () => {
    const signer = bitopro.createSigner(credentials, place);

    const nonces = [5000, 4999, 4500, 5001].map((time) => read(signer(request(sweep), time)).nonce);

    expect(nonces).toEqual([5000, 5001, 5002, 5003]);
  });

  test("follows a clock that was set back", () => {
    const signer = bitopro.createSigner(credentials, place);

    const nonces = [9_000_000, 5000, 5000].map((time) => read(signer(request(sweep), time)).nonce);

    expect(nonces).toEqual([9_000_000, 5000, 5001]);
  });

  test.each([
    ["{}", '{"timestamp":7}'],
    ['{"a":1}', '{"timestamp":7,"a":1}'],
  ])("fills the time into the body %s", (body, expected) => {
    const filled = { name: "timestamp", in: "body", filled: true } as const;
    const signer = bitopro.createSigner(credentials, place);

    const signed = signer(request({ ...post, parameters: [filled] }, { body }), 7);

    expect(signed.body).toBe(expected);
    expect(Buffer.from(payloadOf(signed), "base64").toString()).toBe(expected);
  });

  test.each<[what: string, parameter: string, changed: object]>([
    ["no key", "apiKey", { apiKey: undefined }],
    ["an empty secret", "secret", { secret: "" }],
    ["a secret with a line break", "secret", { secret: "s\r\n" }],
    ["no identity", "identity", { identity: undefined }],
    ["an empty identity", "identity", { identity: " " }],
    ["an identity that is no text", "identity", { identity: 5 }],
  ])("refuses %s", (_what, parameter, changed) => {
    const create = () => bitopro.createSigner({ ...credentials, ...changed }, place);

    expect(create).toThrow(expect.objectContaining({ code: "OPTION_INVALID", outcome: "not-sent", parameter }));
  });
});
