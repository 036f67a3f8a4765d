import { generateKeyPairSync } from "node:crypto";
import http from "node:http";
import { describe, expect, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import { ParameterError } from "../../src/index.ts";
import { credentials } from "./loopback.ts";

type Create = (options: unknown) => unknown;
const margin = createBinanceMarginClient as Create;
const futures = createBinanceUsdmFuturesClient as Create;
const bitopro = createBitoproClient as Create;

const { apiKey, secret } = credentials;
const identity = "user@example.com";
const pkcs8 = { type: "pkcs8", format: "pem" } as const;
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ed25519 = generateKeyPairSync("ed25519").privateKey;
const cipher = { cipher: "aes-256-cbc", passphrase: "correct horse" };
const pem = {
  rsa: rsa.privateKey.export(pkcs8).toString(),
  ed25519: ed25519.export(pkcs8).toString(),
  encrypted: ed25519.export({ ...pkcs8, ...cipher }).toString(),
  public: rsa.publicKey.export({ type: "spki", format: "pem" }).toString(),
  ec: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export(pkcs8).toString(),
  ed448: generateKeyPairSync("ed448").privateKey.export(pkcs8).toString(),
};

describe("a client is not made", () => {
  test.each<[what: string, option: string, create: Create, options: unknown]>([
    ["without options", "options", margin, undefined],
    ["for null", "options", margin, null],
    ["for a text", "options", margin, "key"],
    ["without a key", "apiKey", margin, { secret }],
    ["with an empty key", "apiKey", margin, { apiKey: "", secret }],
    ["with a key of white space", "apiKey", margin, { apiKey: " ", secret }],
    ["with a key that ends in a line break", "apiKey", margin, { apiKey: `${apiKey}\n`, secret }],
    ["with a key that holds a line break", "apiKey", margin, { apiKey: "a\r\nX-Evil: 1", secret }],
    ["with a key that cannot stand in a header", "apiKey", margin, { apiKey: "ключ", secret }],
    ["with a key that is no text", "apiKey", margin, { apiKey: 1, secret }],
    ["without a secret", "secret", margin, { apiKey }],
    ["with an empty secret", "secret", margin, { apiKey, secret: "" }],
    ["with a secret that ends in a line break", "secret", margin, { apiKey, secret: `${secret}\n` }],
    ["with a secret that is no text", "secret", margin, { apiKey, secret: Buffer.from(secret) }],
    ["with both secret and private key", "secret", margin, { apiKey, secret, privateKey: pem.rsa }],
    ["with a passphrase for a secret", "passphrase", margin, { apiKey, secret, passphrase: "x" }],
    ["with a private key that is junk", "privateKey", margin, { apiKey, privateKey: "junk" }],
    ["with a private key that is cut off", "privateKey", margin, { apiKey, privateKey: pem.rsa.slice(0, 300) }],
    ["with an empty private key", "privateKey", margin, { apiKey, privateKey: "" }],
    ["with a private key that is no text", "privateKey", margin, { apiKey, privateKey: {} }],
    ["with a public key", "privateKey", margin, { apiKey, privateKey: pem.public }],
    ["with an EC key", "privateKey", margin, { apiKey, privateKey: pem.ec }],
    ["with an Ed448 key", "privateKey", margin, { apiKey, privateKey: pem.ed448 }],
    ["without the passphrase", "privateKey", margin, { apiKey, privateKey: pem.encrypted }],
    ["with a wrong passphrase", "privateKey", margin, { apiKey, privateKey: pem.encrypted, passphrase: "wrong" }],
    ["with http to a public host", "baseUrl", margin, { ...credentials, baseUrl: "http://api.binance.com" }],
    ["with http to a host like localhost", "baseUrl", margin, { ...credentials, baseUrl: "http://localhost.test" }],
    ["with http to a host like 127.x", "baseUrl", margin, { ...credentials, baseUrl: "http://127.0.0.1.test" }],
    ["with http to all addresses", "baseUrl", margin, { ...credentials, baseUrl: "http://0.0.0.0" }],
    ["with a user in the URL", "baseUrl", margin, { ...credentials, baseUrl: "https://user@exchange.test" }],
    ["with a password in the URL", "baseUrl", margin, { ...credentials, baseUrl: "https://:x@exchange.test" }],
    ["with a query in the URL", "baseUrl", margin, { ...credentials, baseUrl: "https://exchange.test/?a=1" }],
    ["with an empty query in the URL", "baseUrl", margin, { ...credentials, baseUrl: "https://exchange.test/?" }],
    ["with a fragment in the URL", "baseUrl", margin, { ...credentials, baseUrl: "https://exchange.test/#a" }],
    ["with another protocol", "baseUrl", margin, { ...credentials, baseUrl: "ftp://exchange.test" }],
    ["with a host alone", "baseUrl", margin, { ...credentials, baseUrl: "exchange.test" }],
    ["with an empty URL", "baseUrl", margin, { ...credentials, baseUrl: "" }],
    ["with null as URL", "baseUrl", margin, { ...credentials, baseUrl: null }],
    ["with an URL object", "baseUrl", margin, { ...credentials, baseUrl: new URL("https://exchange.test") }],
    ["with NaN as time", "timeoutMs", margin, { ...credentials, timeoutMs: Number.NaN }],
    ["with a time of 0", "timeoutMs", margin, { ...credentials, timeoutMs: 0 }],
    ["with a negative time", "timeoutMs", margin, { ...credentials, timeoutMs: -1 }],
    ["with an endless time", "timeoutMs", margin, { ...credentials, timeoutMs: Number.POSITIVE_INFINITY }],
    ["with a text as time", "timeoutMs", margin, { ...credentials, timeoutMs: "1000" }],
    ["with a misspelt option", "timeoutMS", margin, { ...credentials, timeoutMS: 1000 }],
    ["with an option of a call", "signal", margin, { ...credentials, signal: AbortSignal.abort() }],
    ["with a fetch that is none", "fetch", margin, { ...credentials, fetch: {} }],
    ["with null as fetch", "fetch", margin, { ...credentials, fetch: null }],
    ["with a clock that is none", "clock", margin, { ...credentials, clock: 1 }],
    ["with an observer that is none", "onAttempt", margin, { ...credentials, onAttempt: [] }],
    ["with an agent that is none", "agent", margin, { ...credentials, agent: {} }],
    ["with an agent for http and a URL for https", "agent", margin, { ...credentials, agent: new http.Agent() }],
    ["with an agent beside a fetch", "agent", margin, { ...credentials, fetch, agent: new http.Agent() }],
    ["with a transport that is none", "transport", margin, { ...credentials, transport: {} }],
    ["with a transport beside a fetch", "transport", margin, { ...credentials, fetch, transport: () => {} }],
    [
      "with an agent beside a transport",
      "agent",
      margin,
      { ...credentials, transport: () => {}, agent: new http.Agent() },
    ],
    ["of BitoPro with a recvWindow", "recvWindow", bitopro, { apiKey, secret, identity, recvWindow: 5000 }],
    ["with a recvWindow beyond the documented maximum", "recvWindow", margin, { ...credentials, recvWindow: 60_001 }],
    ["with a recvWindow that is text", "recvWindow", margin, { ...credentials, recvWindow: "5000" }],
    ["of BitoPro without an identity", "identity", bitopro, { apiKey, secret }],
    ["of BitoPro with an empty identity", "identity", bitopro, { apiKey, secret, identity: " " }],
    ["of BitoPro with a private key", "privateKey", bitopro, { apiKey, identity, privateKey: pem.rsa }],
    ["of Binance with an identity", "identity", futures, { apiKey, secret, identity }],
  ])("%s", (_what, option, create, options) => {
    const make = () => create(options);

    expect(make).toThrow(ParameterError);
    expect(make).toThrow(
      expect.objectContaining({
        name: "ParameterError",
        code: "OPTION_INVALID",
        outcome: "not-sent",
        parameter: option,
      }),
    );
  });
});

describe("a client is made", () => {
  test.each<[what: string, create: Create, options: unknown]>([
    ["with a secret", margin, credentials],
    ["with an RSA key", margin, { apiKey, privateKey: pem.rsa }],
    ["with an Ed25519 key", futures, { apiKey, privateKey: pem.ed25519 }],
    [
      "with an encrypted key and its passphrase",
      margin,
      { apiKey, privateKey: pem.encrypted, passphrase: cipher.passphrase },
    ],
    ["for BitoPro", bitopro, { apiKey, secret, identity }],
    ["with http to localhost", margin, { ...credentials, baseUrl: "http://localhost:3000" }],
    ["with http to 127.0.0.1", margin, { ...credentials, baseUrl: "http://127.0.0.1:3000/" }],
    ["with http to 127.1.2.3", margin, { ...credentials, baseUrl: "http://127.1.2.3" }],
    ["with http to ::1", margin, { ...credentials, baseUrl: "http://[::1]:3000" }],
    ["with https to any host", margin, { ...credentials, baseUrl: "https://proxy.test/binance" }],
    [
      "with options that are undefined",
      margin,
      { ...credentials, baseUrl: undefined, agent: undefined, fetch: undefined },
    ],
    ["with a recvWindow of Binance", margin, { ...credentials, recvWindow: 60_000 }],
    ["with an agent", margin, { ...credentials, agent: new http.Agent(), baseUrl: "http://127.0.0.1:1" }],
  ])("%s", (_what, create, options) => {
    expect(create(options)).toHaveProperty("close");
  });
});
