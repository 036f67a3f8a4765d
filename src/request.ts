import type { Settings } from "./options.ts";
import type { CompiledOperation } from "./prepare.ts";
import type { CheckedParameters } from "./rules.ts";
import type { SerializedRequest } from "./serialize.ts";

/** A call whose parameters have been checked and written. */
export interface PreparedCall extends SerializedRequest {
  readonly compiled: CompiledOperation;
  /** What the rules made of the parameters. */
  readonly parameters: CheckedParameters;
  readonly settings: Settings;
}

/**
 * The request as openapi-fetch and its middleware see it: what they use of the Fetch standard's `Request`, without the
 * cost of one. What a call needs on its way travels with it.
 */
export class CallRequest {
  /** Where the request goes, without its signature. */
  declare url: string;
  declare readonly method: string;
  /** Middleware may add headers; those of signing come later and win. */
  declare readonly headers: Headers;
  /** All that the call was given beside parameters: its options, and what openapi-fetch adds. */
  declare readonly init: Readonly<Record<string, unknown>>;
  #prepared: PreparedCall | undefined;

  constructor(url: string, init: Record<string, unknown>) {
    this.url = url;
    this.init = init;
    this.method = init.method as string;
    this.headers = init.headers as Headers;
  }

  /** The request itself: middleware may hand it back, and its headers are all that a copy could change. */
  clone(): CallRequest {
    return this;
  }

  /** Lets middleware write `new Request(request)`. */
  toString(): string {
    return this.url;
  }

  /** Lets a `Request` of the standard that middleware answers with past openapi-fetch's check, to be refused by us. */
  static [Symbol.hasInstance](value: unknown): boolean {
    return #prepared in Object(value) || value instanceof Request;
  }

  static prepare(request: CallRequest, call: PreparedCall): void {
    request.#prepared = call;
  }

  /** Undefined for a request that is not ours. */
  static preparedOf(request: object): PreparedCall | undefined {
    return #prepared in request ? request.#prepared : undefined;
  }
}
