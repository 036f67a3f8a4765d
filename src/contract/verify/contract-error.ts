/** A file, or specs, by which a contract cannot be checked; the message is one line. */
export class ContractError extends Error {
  override name = "ContractError";
}
