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

/** Derives both forms from one promise, only when they are asked for, so that an unused one rejects nowhere. */
export class CallPromise<Data> extends Promise<Data> implements Call<Data> {
  readonly #result: Promise<WithResponse<Data>>;

  constructor(result: Promise<WithResponse<Data>>) {
    super(() => {});
    this.#result = result;
  }

  /** What `then` and the like give is an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  withResponse(): Promise<WithResponse<Data>> {
    return this.#result;
  }

  override then<Fulfilled = Data, Rejected = never>(
    onFulfilled?: ((data: Data) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#result.then(({ data }) => data).then(onFulfilled, onRejected);
  }

  override catch<Rejected = never>(
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Data | Rejected> {
    return this.then(undefined, onRejected);
  }

  override finally(onFinally?: (() => void) | null): Promise<Data> {
    return this.then().finally(onFinally);
  }
}
