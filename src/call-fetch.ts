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
    const refusal = (name: string, rule: string) => optionError(name, rule, call?.compiled.place ?? { api });
    if (!call) {
      throw refusal("middleware", "must not replace the request: only add headers to it");
    }
    const { url, headers } = request as CallRequest;
    for (const [name] of headers) {
      if (framing.test(name)) throw refusal(name, "is set by the transport: leave it out");
    }
    return perform(call, Object.fromEntries(headers), url);
  };
}
