import { CallResponse } from "./response.ts";

/** How a call came to its end. A response that middleware put in the place of ours lacks it. */
export interface CallFacts {
  /** What the answer's headers say was used of the budgets, by their names in the spec, such as `ip`. */
  readonly usedWeight: Readonly<Record<string, number>>;
  /** How many attempts were made. */
  readonly attempts: number;
  /** How long the call took, in milliseconds. */
  readonly durationMs: number;
}

/** An answer with the response that it came in. */
export interface WithResponse<Data> {
  readonly data: Data;
  readonly response: Response & CallFacts;
}

/** The promise of a named operation: resolves with the decoded answer. The call is under way already. */
export interface Call<Data> extends Promise<Data> {
  /** The answer together with its response (status, headers). Nothing is sent again. */
  withResponse(): Promise<WithResponse<Data>>;
}

/** Both forms of one call; a failure that neither form's user sees is an unhandled rejection, one of one form is not. */
export class CallPromise<Data> extends Promise<Data> implements Call<Data> {
  readonly #result: Promise<WithResponse<Data>>;

  constructor(result: Promise<WithResponse<Data>>) {
    super((resolve, reject) => {
      result.then(({ data }) => resolve(data), reject);
    });
    this.#result = result;
  }

  /** What `then` and the like give is an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  withResponse(): Promise<WithResponse<Data>> {
    CallResponse.joinStandard();
    // Whoever asks for this form may leave the other one alone.
    this.catch(() => {});
    // A promise of its own, since the constructor has seen to it that `#result` never counts as unhandled.
    return this.#result.then();
  }
}
