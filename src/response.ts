import type { ResponseError } from "./errors.ts";

let joined = false;

/**
 * An answer as openapi-fetch and its middleware see it: what they use of the Fetch standard's `Response`, without the
 * cost of one. The body was read and decoded before.
 */
export class CallResponse {
  readonly status: number;
  readonly ok: boolean;
  /** Where the request went, without its signature. */
  readonly url: string;
  usedWeight: Readonly<Record<string, number>> = {};
  attempts = 1;
  durationMs = 0;
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
    this.status = fields.status;
    this.ok = fields.refusal === undefined;
    this.url = fields.url;
    this.#headers = fields.headers;
    this.#length = fields.length;
    this.#data = fields.data;
    this.#refusal = fields.refusal;
  }

  /**
   * Makes responses of ours instances of the standard's class, for callers, and for openapi-fetch to take them back from
   * middleware. Not done at load, since naming `Response` loads node's fetch.
   */
  static joinStandard(): void {
    if (joined) return;
    joined = true;
    Object.setPrototypeOf(CallResponse.prototype, Response.prototype);
  }

  /** Why this is no success, for named operations to throw; undefined for a response that is not ours. */
  static refusalOf(response: object): ResponseError | undefined {
    return #refusal in response ? response.#refusal : undefined;
  }

  /** The decoded answer, without a copy. */
  static dataOf(response: CallResponse): unknown {
    return response.#data;
  }

  /** The same answer with other data. */
  static withData(response: CallResponse, data: unknown): CallResponse {
    const { status, url } = response;
    return new CallResponse({ status, url, headers: response.#headers, length: response.#length, data });
  }

  get statusText(): string {
    return "";
  }

  get redirected(): boolean {
    return false;
  }

  get type(): string {
    return "default";
  }

  get bodyUsed(): boolean {
    return false;
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
