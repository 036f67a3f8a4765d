import { createHmac, createSecretKey } from "node:crypto";
import { optionError } from "../errors.ts";
import type { Exchange } from "../exchange.ts";
import type { Operation } from "../operation.ts";
import { assertKeyText } from "../read-options.ts";

export interface Credentials {
  readonly apiKey: string;
  readonly secret: string;
  /** The account's e-mail address. */
  readonly identity: string;
}

/** Signs the base64 text of a JSON payload: identity and nonce, or the body where there is one. */
export const exchange: Exchange<Credentials> = {
  credentials: ["apiKey", "secret", "identity"],

  createSigner({ apiKey, secret, identity }, place) {
    assertKeyText("apiKey", apiKey, place);
    assertKeyText("secret", secret, place);
    if (typeof identity !== "string" || identity.trim() === "") {
      throw optionError("identity", "must be the account's e-mail address", place);
    }
    const key = createSecretKey(secret, "utf8");
    let last = 0;
    let seen = 0;
    return (request, timestamp) => {
      // The nonce is the time in milliseconds; calls within one millisecond must not share it. A clock that was set
      // back is followed, or BitoPro would find every call ahead of its own clock (409).
      last = timestamp < seen - 1000 ? timestamp : Math.max(timestamp, last + 1);
      seen = timestamp;
      const body = request.body === undefined ? undefined : fill(request.body, request.operation, last);
      const payload = Buffer.from(body ?? JSON.stringify({ identity, nonce: last })).toString("base64");
      const signature = createHmac("sha384", key).update(payload).digest("hex");
      return {
        ...request,
        body,
        headers: {
          ...request.headers,
          "X-BITOPRO-APIKEY": apiKey,
          "X-BITOPRO-PAYLOAD": payload,
          "X-BITOPRO-SIGNATURE": signature,
        },
        secrets: [apiKey, secret, payload, signature],
      };
    };
  },

  readError(body) {
    const { error, message, code } = Object(body) as Record<string, unknown>;
    const text = error ?? message;
    return {
      code: typeof code === "number" || typeof code === "string" ? code : undefined,
      message: typeof text === "string" ? text : undefined,
    };
  },
};

/** A JSON body with the time in the field that is left to signing. */
function fill(body: string, { parameters }: Operation, nonce: number): string {
  const filled = parameters.find((parameter) => parameter.filled && parameter.in === "body");
  if (!filled) return body;
  const rest = body.slice(1);
  return `{${JSON.stringify(filled.name)}:${nonce}${rest === "}" ? "" : ","}${rest}`;
}
