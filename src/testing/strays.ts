import type { MockOperation } from "./mock-operation.ts";
import { type Answer, jsonText, type RawRequest, refuse, splitTarget } from "./request.ts";
import type { OtherMethods } from "./router.ts";

/**
 * Creates what answers requests that no operation has the method and path of: as the API would whose paths begin alike,
 * or in the mock exchange's own words where none does.
 */
export function createStrays(
  operations: readonly MockOperation[],
): (request: RawRequest, found: OtherMethods | undefined, now: number, own: Answer["headers"]) => Answer {
  return (request, found, now, own) => {
    const path = splitTarget(request.target)[0];
    const start = startOf(path);
    const relative = operations.find(({ operation }) => startOf(operation.path) === start);
    const allow = found?.allowed.join(", ");
    const status = allow === undefined ? 404 : 405;
    const headers = allow === undefined ? own : { ...own, Allow: allow };
    const message = allow === undefined ? "No operation has this path." : `This path takes ${allow}.`;
    if (!relative) return refuse(status, allow === undefined ? "NOT_FOUND" : "METHOD_NOT_ALLOWED", message, headers);
    const error = relative.answer.documented(status) ?? { status, code: status, message };
    return jsonText(status, relative.answer.fail(error, now), headers);
  };
}

/** What paths of one API have in common: `/v3` of `/v3/margin/orders`. */
function startOf(path: string): string {
  return path.split("/")[1] ?? "";
}
