import { optionError } from "./errors.ts";
import type { Perform } from "./perform.ts";
import { CallRequest } from "./request.ts";
import type { CallResponse } from "./response.ts";

// Headers that say where a request ends or goes: another value would change what is sent, not add to it.
const framing = /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/;

/**
 * Makes the `fetch` that openapi-fetch calls: performs the prepared call.
 *
 * @throws {ParameterError} Middleware of the caller put another request in the place of ours, or set a framing header.
 */
export function createCallFetch(api: string, perform: Perform): (request: object) => Promise<CallResponse> {
  return async (request) => {
    const call = CallRequest.preparedOf(request);
    if (!call) throw optionError("middleware", "must only add headers to the request", { api });
    const { url, headers } = request as CallRequest;
    for (const [name] of headers) {
      if (framing.test(name)) throw optionError(name, "is set by the transport: leave it out", call.compiled.place);
    }
    return perform(call, Object.fromEntries(headers), url);
  };
}
