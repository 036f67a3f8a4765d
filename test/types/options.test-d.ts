import { suite, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";

declare const perhaps: string | undefined;
const apiKey = "key";

suite("credentials", () => {
  test("of Binance are a secret or a private key", () => {
    createBinanceMarginClient({ apiKey, secret: "s" });
    createBinanceMarginClient({ apiKey, privateKey: "pem" });
    createBinanceMarginClient({ apiKey, privateKey: "pem", passphrase: perhaps });
    createBinanceMarginClient({ apiKey, secret: "s", privateKey: undefined });
    // @ts-expect-error A secret and a private key exclude each other.
    createBinanceMarginClient({ apiKey, secret: "s", privateKey: "pem" });
    // @ts-expect-error A passphrase belongs to a private key.
    createBinanceMarginClient({ apiKey, secret: "s", passphrase: "p" });
    // @ts-expect-error One of them is needed.
    createBinanceMarginClient({ apiKey });
    // @ts-expect-error What may be undefined is no secret.
    createBinanceMarginClient({ apiKey, secret: perhaps });
    // @ts-expect-error The key is needed.
    createBinanceMarginClient({ secret: "s" });
    // @ts-expect-error Binance knows no identity.
    createBinanceMarginClient({ apiKey, secret: "s", identity: "me" });
  });

  test("of BitoPro are key, secret and identity", () => {
    createBitoproClient({ apiKey, secret: "s", identity: "me" });
    // @ts-expect-error The identity is needed.
    createBitoproClient({ apiKey, secret: "s" });
    // @ts-expect-error BitoPro signs with a secret.
    createBitoproClient({ apiKey, privateKey: "pem", identity: "me" });
  });
});

suite("client options", () => {
  test("may be undefined, and have recvWindow where the exchange has it", () => {
    createBinanceMarginClient({
      apiKey,
      secret: "s",
      baseUrl: perhaps,
      timeoutMs: undefined,
      fetch: undefined,
      agent: undefined,
      clock: undefined,
      onAttempt: undefined,
      recvWindow: undefined,
    });
    createBinanceMarginClient({ apiKey, secret: "s", recvWindow: 5000 });
    // @ts-expect-error BitoPro has no recvWindow.
    createBitoproClient({ apiKey, secret: "s", identity: "me", recvWindow: 5000 });
    // @ts-expect-error The clock gives milliseconds.
    createBinanceMarginClient({ apiKey, secret: "s", clock: () => new Date() });
  });
});
