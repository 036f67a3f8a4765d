import type { Client } from "openapi-fetch";

/** What every client has beside its named operations. */
export interface ApiClient<Paths extends object> {
  /**
   * The openapi-fetch client underneath: `{ data, error, response }`, with the same rules, signing and decoding. A
   * refusal by the exchange comes back as `error`; all else is thrown.
   */
  readonly client: Client<Paths, "application/json">;
  /** Ends idle connections. Calls under way go on. */
  close(): void;
}

type Given<Part, Key extends string> = Part extends { [K in Key]: infer Value } ? Value : unknown;

type Body<O> = O extends { requestBody: { content: infer Content } } ? Content[keyof Content] : unknown;

type NoneIfUnknown<T> = unknown extends T ? Record<string, never> : T;

/** The parameters of an operation in one object, wherever they go; none at all where it takes none. */
export type ParametersOf<O> = O extends { parameters: infer P }
  ? NoneIfUnknown<Given<P, "path"> & Given<P, "query"> & Given<P, "header"> & Body<O>>
  : never;

/** The decoded answer of an operation. */
export type ResultOf<O> = O extends { responses: infer R }
  ? R[keyof R & (200 | 201 | 202)] extends { content: { "application/json": infer Data } }
    ? Data
    : unknown
  : never;
