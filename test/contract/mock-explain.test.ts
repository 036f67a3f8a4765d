import { createHmac, sign } from "node:crypto";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { Explanation } from "../../src/testing/index.ts";
import { base64, payloadHeaders, type Reply, send, sendSigned, sendWithPayload } from "./mock-requests.ts";
import { createMockExchange } from "./way.ts";

const now = 1_700_000_000_000;
const clock = () => now;
const exchange = await createMockExchange({ clock, explain: true });
const { hmac, rsa, ed25519, bitopro } = exchange.credentials;

afterAll(() => exchange.close());

const order = "/sapi/v1/margin/order";
const name = "origClientOrderId=a%20b%5B1%5D!";
const right = `symbol=BTCUSDT&${name}&timestamp=${now}`;

type Digest = "sha256" | "sha512";
const mac = (text: string, encoding: "hex" | "base64" = "hex", digest: Digest = "sha256") =>
  createHmac(digest, hmac.secret).update(text).digest(encoding);

function ask(query: string, signature: string, { apiKey = hmac.apiKey, body = "" } = {}): Promise<Reply> {
  const headers = { "X-MBX-APIKEY": apiKey, "Content-Type": "application/x-www-form-urlencoded" };
  return send(exchange.url, `${order}?${query}&signature=${signature}`, { headers, ...(body && { body }) });
}

describe("a wrong signature is explained:", () => {
  test.each<[what: string, signed: string | null, because: RegExp]>([
    ["over the decoded text", `symbol=BTCUSDT&origClientOrderId=a b[1]!&timestamp=${now}`, /before it was percent-enc/],
    ["over a form's spelling", right.replace("%20", "+"), /Spaces were signed as \+/],
    ["over brackets as they are", right.replace("%5B1%5D", "[1]"), /spell|plain/],
    ["over another letter case", right.replace("%5B1%5D", "%5b1%5d"), /letter case/],
    ["before the time was added", right.replace(`&timestamp=${now}`, ""), /timestamp was added/],
    ["over sorted parameters", right.split("&").sort().join("&"), /sorted/],
    ["over the question mark, too", `?${right}`, /question mark/],
    ["over the path, too", `${order}?${right}`, /path/],
    ["over something else", null, /secret/],
  ])("%s", async (_, signed, because) => {
    const { status, body } = await ask(right, mac(signed ?? "something else"));

    const { explanation }: { explanation: Explanation } = body;
    expect([status, body.code, explanation.condition]).toEqual([400, -1022, "signatureInvalid"]);
    expect(explanation).toMatchObject({ algorithm: "HMAC-SHA256", encoding: "hex" });
    expect(explanation.because).toMatch(because);
    if (signed === null) return;
    expect(explanation).toMatchObject({ expected: right, signed });
    const { differsAt = -1 } = explanation;
    expect(signed.slice(0, differsAt)).toBe(right.slice(0, differsAt));
    expect(signed[differsAt]).not.toBe(right[differsAt]);
  });

  test.each<[what: string, call: () => Promise<Reply>, because: RegExp]>([
    ["in base64", () => ask(right, encodeURIComponent(mac(right, "base64"))), /in base64/],
    ["by another hash", () => ask(right, mac(right, "hex", "sha512")), /HMAC-SHA512/],
    [
      "over query and body, joined by &",
      () => ask(right, mac(`${right}&orderId=1`), { body: "orderId=1" }),
      /joined by &/,
    ],
    ["over the query only", () => ask(right, mac(right), { body: "orderId=1" }), /body was left out/],
    ["over the body only", () => ask(right, mac("orderId=1"), { body: "orderId=1" }), /query was left out/],
    [
      "whose plus was not encoded",
      () => ask(right, sign("sha256", Buffer.from(right), rsa.privateKey).toString("base64"), { apiKey: rsa.apiKey }),
      /\+ of the signature was not percent-encoded/,
    ],
    ["with a line break behind", () => ask(right, `${mac(right)}%0A`), /characters around/],
    ["with a space behind", () => ask(right, `${mac(right)}%20`), /characters around/],
    ["with a space before", () => ask(right, `%20${mac(right)}`), /characters around/],
    ["in quotes", () => ask(right, encodeURIComponent(`"${mac(right)}"`)), /characters around/],
    [
      "in base64 that is broken into lines",
      () => {
        const signature = sign("sha256", Buffer.from(right), rsa.privateKey).toString("base64");
        return ask(right, encodeURIComponent(signature.replace(/.{64}/g, "$&\n")), { apiKey: rsa.apiKey });
      },
      /characters around .* or within/,
    ],
    ["behind (stdin)=", () => ask(right, encodeURIComponent(`(stdin)= ${mac(right)}`)), /openssl/],
    ["behind SHA2-256(stdin)=", () => ask(right, encodeURIComponent(`SHA2-256(stdin)= ${mac(right)}\n`)), /openssl/],
    ["with a digit too many at its end", () => ask(right, `${mac(right)}0`), /too many at the end/],
    ["with a digit too many at its start", () => ask(right, `0${mac(right)}`), /too many at the start/],
    [
      "in URL-safe base64",
      () => {
        // Until there is a character that the alphabets write in their own ways.
        for (let id = 0; ; id++) {
          const text = `${right}&orderId=${id}`;
          const signature = sign(null, Buffer.from(text), ed25519.privateKey).toString("base64url");
          if (/[-_]/.test(signature)) return ask(text, signature, { apiKey: ed25519.apiKey });
        }
      },
      /URL-safe/,
    ],
    [
      "that was encoded twice",
      () => {
        const signature = sign(null, Buffer.from(right), ed25519.privateKey).toString("base64");
        return ask(right, encodeURIComponent(encodeURIComponent(signature)), { apiKey: ed25519.apiKey });
      },
      /twice/,
    ],
    [
      "over the JSON instead of its base64",
      () => {
        const json = JSON.stringify({ identity: "", nonce: now });
        const signature = createHmac("sha384", bitopro.secret).update(json).digest("hex");
        const headers = { ...payloadHeaders(exchange, base64(json)), "X-BITOPRO-SIGNATURE": signature };
        return send(exchange.url, "/v3/margin/orders/all", { headers });
      },
      /inside the base64/,
    ],
  ])("%s", async (_, call, because) => {
    const { body } = await call();

    expect(body.explanation.because).toMatch(because);
    expect(typeof body.explanation.signed).toBe("string");
  });
});

test("other refusals say what was sent and what is documented", async () => {
  const late = await sendSigned(exchange, order, "symbol=BTCUSDT&orderId=1", { time: now - 6000 });
  const malformed = await sendSigned(exchange, order, "symbol=BTCUSDT&orderId=x", { time: now });
  const keyless = await send(exchange.url, order);
  const foreign = await send(exchange.url, order, { headers: { "X-MBX-APIKEY": bitopro.apiKey } });
  const broken = await sendSigned(exchange, order, "symbol=BTCUSDT&x=%zz", { time: now });
  const missing = await sendSigned(exchange, order, "orderId=1", { time: now });
  const unpadded = await send(exchange.url, "/v3/margin/orders/all", {
    headers: payloadHeaders(exchange, base64({ nonce: now }).replace(/=+$/, "").slice(0, -1)),
  });
  const stranger = await send(exchange.url, "/v3/margin/orders/all", {
    headers: payloadHeaders(exchange, base64({ identity: "x@example.com", nonce: now })),
  });

  expect(late.body.explanation).toEqual({
    condition: "timestampBehind",
    sent: now - 6000,
    now,
    windowMs: 5000,
    aheadMs: 1000,
  });
  expect(malformed.body.explanation).toMatchObject({ parameters: ["orderId"], sent: "x", schema: { type: "integer" } });
  expect(keyless.body.explanation).toMatchObject({ condition: "keyMissing", parameters: ["X-MBX-APIKEY"] });
  expect(foreign.body.explanation.because).toContain("another kind");
  expect(broken.body.explanation).toMatchObject({ parameters: ["x"], because: expect.stringContaining("UTF-8") });
  expect(missing.body.explanation).toEqual({ condition: "parameterMissing", parameters: ["symbol"] });
  expect(unpadded.body.explanation.because).toContain("with padding");
  expect(stranger.body.explanation.because).toContain("identity");
});

test("the list of requests has the explanation, too, for clients that hide the answer", async () => {
  await ask(right, mac("something else"));

  expect(exchange.requests.at(-1)?.explanation?.expected).toBe(right);
  expect((await send(exchange.url, "/_mock/requests", { method: "GET" })).body.at(-1).explanation.expected).toBe(right);
});

test("no explanation shows a secret or the right signature", async () => {
  await send(exchange.url, "/_mock/state");
  await ask(right, mac("something else"));
  await ask(right, "00", { apiKey: rsa.apiKey });
  await ask(right, "00", { apiKey: ed25519.apiKey });
  await sendWithPayload(exchange, "/v3/margin/orders/all", 1);

  const shown = JSON.stringify(exchange.requests.map(({ explanation }) => explanation));
  for (const secret of [hmac.secret, bitopro.secret, mac(right)]) expect(shown).not.toContain(secret);
  for (const { privateKey } of [rsa, ed25519]) expect(shown).not.toContain(privateKey.split("\n")[1]);
});

test("whatever comes in is refused, never failed upon", async () => {
  const text = fc.string({ unit: fc.constantFrom(..."abc019%+&=[]{}\"ZF~!'()*,:/?-_.") });
  const kind = fc.constantFrom("hmac", "rsa", "ed25519", undefined);
  const type = fc.constantFrom("application/x-www-form-urlencoded", "application/json");

  await fc.assert(
    fc.asyncProperty(kind, type, text, text, text, async (name, type, query, body, signature) => {
      const apiKey = (name ? exchange.credentials[name] : bitopro).apiKey;
      const target = `${order}?symbol=BTCUSDT&timestamp=${now}&${query}&signature=${signature}`;
      const headers = { "X-MBX-APIKEY": apiKey, "Content-Type": type };

      const reply = await send(exchange.url, target, { headers, body });

      expect([400, 401]).toContain(reply.status);
      expect(typeof reply.body.explanation.condition).toBe("string");
    }),
    { numRuns: 300 },
  );
});

test("nothing is explained unless it was asked for", async () => {
  const plain = await createMockExchange({ clock });
  const headers = { "X-MBX-APIKEY": plain.credentials.hmac.apiKey };

  const { body } = await send(plain.url, `${order}?${right}&signature=00`, { headers });
  const [request] = plain.requests;
  await plain.close();

  expect(Object.keys(body)).toEqual(["code", "msg"]);
  expect(request).not.toHaveProperty("explanation");
});
