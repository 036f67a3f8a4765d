import type { ErrorPlace } from "./errors.ts";
import type { Signer } from "./sign.ts";

/** All that the pipeline needs to know of an exchange; one module in `exchanges/` for each. */
export interface Exchange<Credentials> {
  /** The names of the options in which the credentials stand; the first tells accounts apart. */
  readonly credentials: readonly (keyof Credentials & string)[];
  /**
   * Prepares the keys.
   *
   * @throws {ParameterError} A credential is not valid (`OPTION_INVALID`).
   */
  createSigner(credentials: Credentials, place: ErrorPlace): Signer;
  /** Reads code and text from the JSON body of an error. */
  readError(body: unknown): ExchangeError;
}

/** What the body of an error says. */
export interface ExchangeError {
  readonly code?: number | string | undefined;
  readonly message?: string | undefined;
  /** When to go on, in milliseconds since 1970, where the text says it. */
  readonly retryAt?: number | undefined;
}
