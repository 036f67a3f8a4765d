import { waitForAbort } from "./abort.ts";
import { CancelkitError, type ErrorPlace, ParameterError, TransportError } from "./errors.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import { isRecord } from "./record.ts";

// A source that never ends would take all the memory there is.
const most = 1_000_000;

/**
 * Reads a list of ids to its end, from an iterable or an async iterable.
 *
 * @throws {ParameterError} It is neither, or a text, whose characters would be taken for ids; or it fails, or has more
 *   than a million ids.
 * @throws {TransportError} Aborted before the end of an async iterable (`ABORTED`); nothing was sent.
 */
export async function readIds(
  name: string,
  source: unknown,
  place: ErrorPlace,
  signal: AbortSignal | undefined,
): Promise<readonly unknown[]> {
  const refuse = (rule: string, cause?: unknown) =>
    new ParameterError("PARAMETER_INVALID", name, rule, place, { cause });
  const ids: unknown[] = [];
  const keep = (id: unknown) => {
    // The caller may change an object, or give the same one again, before it is sent.
    if (ids.push(isRecord(id) ? { ...id } : id) > most) throw refuse(`has more than ${most} ids: cancel them in parts`);
  };
  try {
    if (typeof source === "object" && source !== null) {
      if (Symbol.asyncIterator in source) {
        await readAsync(source as AsyncIterable<unknown>, place, signal, keep);
        return ids;
      }
      if (Symbol.iterator in source) {
        for (const id of source as Iterable<unknown>) keep(id);
        return ids;
      }
    }
  } catch (error) {
    if (error instanceof CancelkitError) throw error;
    throw refuse(`could not be read to its end (${ids.length} ids came); nothing was sent`, error);
  }
  throw refuse("must be a list, or another iterable or async iterable, of ids");
}

function readAsync(
  source: AsyncIterable<unknown>,
  place: ErrorPlace,
  signal: AbortSignal | undefined,
  keep: (id: unknown) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const iterator = source[Symbol.asyncIterator]();
    // A source may wait for ever, so the abort does not wait for its next id.
    const abort = () => {
      const message = "aborted by the caller while ids were read; nothing was sent";
      reject(new TransportError("ABORTED", message, place, { outcome: "not-sent", cause: signal?.reason }));
      ignoreFailure(() => iterator.return?.());
    };
    if (signal?.aborted) return abort();
    const stopWaiting = signal && waitForAbort(signal, abort);
    const read = async () => {
      for await (const id of { [Symbol.asyncIterator]: () => iterator }) {
        keep(id);
        // Ends the loop, and with it the source.
        if (signal?.aborted) break;
      }
    };
    read()
      .then(resolve, reject)
      .finally(() => stopWaiting?.());
  });
}
