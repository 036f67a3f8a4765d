import { waitForAbort } from "./abort.ts";
import { type ErrorPlace, ParameterError, TransportError } from "./errors.ts";

/**
 * Reads a list of ids to its end, from an iterable or an async iterable.
 *
 * @throws {ParameterError} It is neither, or a text, whose characters would be taken for ids.
 * @throws {TransportError} Aborted before the end of an async iterable (`ABORTED`); nothing was sent.
 */
export async function readIds(
  name: string,
  source: unknown,
  place: ErrorPlace,
  signal: AbortSignal | undefined,
): Promise<readonly unknown[]> {
  if (typeof source === "object" && source !== null) {
    if (Symbol.asyncIterator in source) return readAsync(source as AsyncIterable<unknown>, place, signal);
    if (Symbol.iterator in source) return Array.from(source as Iterable<unknown>);
  }
  throw new ParameterError(
    "PARAMETER_INVALID",
    name,
    "must be a list, or another iterable or async iterable, of ids",
    place,
  );
}

function readAsync(
  source: AsyncIterable<unknown>,
  place: ErrorPlace,
  signal: AbortSignal | undefined,
): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    // A source may wait for ever, so the abort does not wait for its next id.
    const abort = () => {
      const message = `${place.api} ${place.operation}: aborted by the caller while ids were read; nothing was sent`;
      reject(new TransportError("ABORTED", message, place, { outcome: "not-sent", cause: signal?.reason }));
    };
    if (signal?.aborted) return abort();
    const stopWaiting = signal && waitForAbort(signal, abort);
    const read = async () => {
      const ids: unknown[] = [];
      for await (const id of source) {
        ids.push(id);
        // Ends the loop, and with it the source.
        if (signal?.aborted) break;
      }
      return ids;
    };
    read()
      .then(resolve, reject)
      .finally(() => stopWaiting?.());
  });
}
