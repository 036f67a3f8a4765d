import type { ResponseError } from "./errors.ts";

/**
 * An answer as openapi-fetch and its middleware see it: what they use of the Fetch standard's `Response`, without the
 * cost of one. The body was read and decoded before.
 */
export class CallResponse {
  readonly status: number;
  readonly ok: boolean;
  /** Where the request went, without its signature. */
  readonly url: string;
  readonly statusText = "";
  readonly redirected = false;
  readonly type = "default";
  readonly bodyUsed = false;
  readonly #refusal: ResponseError | undefined;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #length: number;
  readonly #data: unknown;
  #headersObject: Headers | undefined;

  constructor(fields: {
    readonly status: number;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    /** Of the body as it came, in bytes. */
    readonly length: number;
    readonly data: unknown;
    readonly refusal?: ResponseError;
  }) {
    // Middleware may hand the response back, which openapi-fetch judges by `instanceof`. Not done at load, since naming
    // `Response` loads node's fetch.
    if (!(this instanceof Response)) Object.setPrototypeOf(CallResponse.prototype, Response.prototype);
    this.status = fields.status;
    this.ok = fields.refusal === undefined;
    this.url = fields.url;
    this.#headers = fields.headers;
    this.#length = fields.length;
    this.#data = fields.data;
    this.#refusal = fields.refusal;
  }

  /** Why this is no success, for named operations to throw; undefined for a response that is not ours. */
  static refusalOf(response: object): ResponseError | undefined {
    return #refusal in response ? response.#refusal : undefined;
  }

  /** The answer's headers. openapi-fetch takes a missing Content-Length for a body that it must parse by itself. */
  get headers(): Headers {
    this.#headersObject ??= new Headers({ "content-length": String(this.#length), ...this.#headers });
    return this.#headersObject;
  }

  /** A new stream each time; a middleware may make a response of its own from it. */
  get body(): ReadableStream<Uint8Array> | null {
    return new Response(this.#text()).body;
  }

  async json(): Promise<unknown> {
    return this.#data;
  }

  async text(): Promise<string> {
    return this.#text();
  }

  clone(): CallResponse {
    return this;
  }

  #text(): string {
    return typeof this.#data === "string" ? this.#data : JSON.stringify(this.#data);
  }
}
