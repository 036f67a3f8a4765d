import { verifySignature } from "./authenticate.ts";
import type { Holder } from "./credentials.ts";
import { type Given, readGiven } from "./given.ts";
import type { MockOperation } from "./mock-operation.ts";
import type { RawRequest } from "./request.ts";
import type { Route } from "./router.ts";

/** What a request says once its signature is verified, over any spelling that the request may have had. */
export function readVerified(
  operation: MockOperation,
  request: RawRequest,
  path: Route["path"],
  given: Given,
  holder: Holder,
): Given {
  try {
    verifySignature(operation, given, holder);
    return given;
  } catch (error) {
    for (const target of request.otherTargets ?? []) {
      const other = readGiven(operation, { ...request, headers: request.headers, target }, path);
      try {
        verifySignature(operation, other, holder);
        return other;
      } catch {
        // Not this spelling either; the first one says what is wrong.
      }
    }
    throw error;
  }
}
