import type { Client } from "openapi-fetch";

/** What every client has beside its named operations. */
export interface ApiClient<Paths extends object> {
  /**
   * The openapi-fetch client underneath: `{ data, error, response }`, with the same rules, signing and decoding. A
   * refusal by the exchange comes back as `error`; all else is thrown.
   */
  readonly client: Client<Paths, "application/json">;
  /**
   * Opens a connection ahead of need, so that the next call makes no handshake. Nothing is sent on it: no key, no weight.
   * With a `fetch` of the caller's it does nothing, since `fetch` connects by sending. It waits for the end of a 429, within
   * `timeoutMs`.
   *
   * @param options `timeoutMs` (default: the client's) and `signal`.
   * @throws {TransportError} No connection could be made, or a ban lasts (`WAIT_TOO_LONG`); `not-sent`.
   */
  warmUp(options?: {
    readonly timeoutMs?: number | undefined;
    readonly signal?: AbortSignal | undefined;
  }): Promise<void>;
  /** Ends idle connections. Calls under way go on. */
  close(): void;
}

/** What stands under a key, whether or not it may be left out; unknown if nothing does. */
type Given<Part, Key extends string> = Key extends keyof Part ? UnknownIfNever<Exclude<Part[Key], undefined>> : unknown;

type UnknownIfNever<T> = [T] extends [never] ? unknown : T;

/** A body with fields of its own gives parameters; another one, such as a map, is the parameter `body`. */
type Body<O> = Given<O, "requestBody"> extends { content: infer Content } ? Fields<Content[keyof Content]> : unknown;

type Fields<Content> = Content extends readonly unknown[]
  ? { body: Content }
  : string extends keyof Content
    ? { body: Content }
    : Content;

type NoneIfUnknown<T> = unknown extends T ? Record<string, never> : T;

/** The parameters of an operation in one object, wherever they go; none at all where it takes none. */
export type ParametersOf<O> = O extends { parameters: infer P }
  ? NoneIfUnknown<Given<P, "path"> & Given<P, "query"> & Given<P, "header"> & Body<O>>
  : never;

/** The statuses of success that may come with content. */
type Shown = 200 | 201 | 202 | 203 | 206 | 207 | 208 | 226;

/** The decoded answer of an operation; undefined where no content is documented. */
export type ResultOf<O> = O extends { responses: infer R }
  ? [keyof R & Shown] extends [never]
    ? undefined
    : R[keyof R & Shown] extends { content: { "application/json": infer Data } }
      ? Data
      : R[keyof R & Shown] extends { content?: never }
        ? undefined
        : unknown
  : never;
