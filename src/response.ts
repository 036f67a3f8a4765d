import type { ResponseError } from "./errors.ts";
import { redactValue, type Secrets } from "./redact.ts";

/** What a response is made of. */
export interface DecodedAnswer {
  readonly status: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
  /** What an error must not show of it. */
  readonly secrets: Secrets;
  readonly refusal?: ResponseError;
}

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
  /** When the request left, by `performance.now()`. */
  sentAt = 0;
  durationMs = 0;
  readonly #answer: DecodedAnswer;
  #headers: Headers | undefined;

  constructor(answer: DecodedAnswer) {
    this.status = answer.status;
    this.ok = !answer.refusal;
    this.url = answer.url;
    this.#answer = answer;
  }

  /**
   * Makes responses of ours instances of the standard's class, for callers, and for openapi-fetch to take them back from
   * middleware. Not done at load, since naming `Response` loads node's fetch.
   */
  static joinStandard(): void {
    Object.setPrototypeOf(CallResponse.prototype, Response.prototype);
  }

  /** Why this is no success, for named operations to throw; undefined for a response that is not ours. */
  static refusalOf(response: object): ResponseError | undefined {
    return #answer in response ? response.#answer.refusal : undefined;
  }

  /** The decoded answer, without a copy. */
  static dataOf(response: CallResponse): unknown {
    return response.#answer.data;
  }

  /** Of an answer what errors may show. */
  static shownOf(response: CallResponse): Pick<DecodedAnswer, "headers" | "data"> {
    const { headers, data } = response.#answer;
    return { headers, data: CallResponse.show(response, data) };
  }

  /** What errors may show of a part of an answer. Ids stay as they are, since no secret of their length is looked for. */
  static show(response: object, part: unknown): unknown {
    if (!(#answer in response)) return part;
    const long = response.#answer.secrets.filter(({ length }) => length >= 16);
    return redactValue(part, long);
  }

  /** The same answer with other data. */
  static withData(response: CallResponse, data: unknown): CallResponse {
    return Object.assign(new CallResponse({ ...response.#answer, data }), response);
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

  /**
   * The answer's headers, but for the length, which is that of the body as it is had from here: without one openapi-fetch
   * would parse by itself, and with 0 it would see no error.
   */
  get headers(): Headers {
    const { data, headers } = this.#answer;
    this.#headers ??= new Headers({ ...headers, "content-length": String(Buffer.byteLength(textOf(data))) });
    return this.#headers;
  }

  /** A new stream each time; a middleware may make a response of its own from it. */
  get body(): ReadableStream<Uint8Array> | null {
    return new Response(textOf(this.#answer.data)).body;
  }

  async json(): Promise<unknown> {
    return this.#answer.data;
  }

  async text(): Promise<string> {
    return textOf(this.#answer.data);
  }

  clone(): CallResponse {
    return this;
  }
}

/** The text of a body that was decoded. */
export function textOf(data: unknown): string {
  return typeof data === "string" ? data : (JSON.stringify(data) ?? "");
}
