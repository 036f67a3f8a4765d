import { ParameterError, ResponseError, TransportError } from "./errors.ts";
import type { Attempt } from "./options.ts";
import { CallRequest } from "./request.ts";
import type { CallResponse } from "./response.ts";
import type { Send } from "./wire.ts";

// Headers that say where a request ends or goes: another value would change what is sent, not add to it.
const framing = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Makes the `fetch` that openapi-fetch calls: sends the prepared request, reads the outcome, tells the observer.
 *
 * @throws {ParameterError} Middleware of the caller put another request in the place of ours.
 */
export function createAttempt(
  api: string,
  send: Send,
  onAttempt: ((attempt: Attempt) => void) | undefined,
): (request: object) => Promise<CallResponse> {
  return async (request) => {
    const call = CallRequest.preparedOf(request);
    if (!call) {
      const rule = "must not replace the request: add to the headers of the one that it is given";
      throw new ParameterError("OPTION_INVALID", "middleware", rule, { api });
    }
    const { url, headers } = request as CallRequest;
    const { operation, read } = call.compiled;
    for (const [name] of headers) {
      if (!framing.has(name)) continue;
      throw new ParameterError("OPTION_INVALID", name, "is set by the transport: leave it out", {
        api,
        operation: operation.id,
      });
    }
    const start = performance.now();
    const tell = (status: number | undefined, outcome: Attempt["outcome"]) => {
      const durationMs = performance.now() - start;
      // An observer that fails, at once or later, must not change what the call says.
      try {
        const told: unknown = onAttempt?.({ api, operation: operation.id, attempt: 1, status, outcome, durationMs });
        if (told instanceof Promise) told.catch(() => {});
      } catch {}
    };
    try {
      const { path, query, body, signal, timeoutMs } = call;
      const all = { ...Object.fromEntries(headers), ...call.headers };
      const answer = await send({ operation, path, query, body, headers: all, signal, timeoutMs, secrets: [] });
      const response = read(answer, url);
      tell(response.status, response.ok ? "succeeded" : "rejected");
      return response;
    } catch (error) {
      if (error instanceof TransportError) tell(undefined, error.outcome);
      if (error instanceof ResponseError) tell(error.status, error.outcome);
      throw error;
    }
  };
}
