/** An answer with the response that it came in. */
export interface WithResponse<Data> {
  readonly data: Data;
  readonly response: Response;
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
    // Whoever asks for this form may leave the other one alone.
    this.catch(() => {});
    // A promise of its own, since the constructor has seen to it that `#result` never counts as unhandled.
    return this.#result.then((result) => result);
  }
}
