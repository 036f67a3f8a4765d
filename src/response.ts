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
  readonly body = null;
  /** Why this is no success, for named operations to throw. */
  readonly refusal: ResponseError | undefined;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #data: unknown;
  #headersObject: Headers | undefined;

  constructor(fields: {
    readonly status: number;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly data: unknown;
    readonly refusal?: ResponseError;
  }) {
    this.status = fields.status;
    this.ok = fields.refusal === undefined;
    this.url = fields.url;
    this.#headers = fields.headers;
    this.#data = fields.data;
    this.refusal = fields.refusal;
    // `util.inspect` and JSON show what a caller may want to see, not this.
    Object.defineProperty(this, "refusal", { enumerable: false });
  }

  /** The answer's headers. openapi-fetch takes a missing Content-Length for a body that it must parse by itself. */
  get headers(): Headers {
    this.#headersObject ??= new Headers({ "content-length": "1", ...this.#headers });
    return this.#headersObject;
  }

  async json(): Promise<unknown> {
    return this.#data;
  }

  async text(): Promise<string> {
    return typeof this.#data === "string" ? this.#data : JSON.stringify(this.#data);
  }

  clone(): CallResponse {
    return this;
  }
}
