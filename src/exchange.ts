import type { ErrorPlace } from "./errors.ts";
import type { Signer } from "./sign.ts";

/** All that the pipeline needs to know of an exchange; one module in `exchanges/` for each. */
export interface Exchange<Credentials> {
  /** The names of the options in which the credentials stand. */
  readonly credentials: readonly (keyof Credentials & string)[];
  /**
   * Prepares the keys.
   *
   * @throws {ParameterError} A credential is not valid (`OPTION_INVALID`).
   */
  createSigner(credentials: Credentials, place: ErrorPlace): Signer;
  /** Reads code and text from the JSON body of an error. */
  readError(body: unknown): { readonly code?: number | string | undefined; readonly message?: string | undefined };
}
