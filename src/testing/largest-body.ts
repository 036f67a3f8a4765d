import { type Answer, refuse } from "./request.ts";

/** How many bytes a body may have. */
export const largestBody = 1024 * 1024;

/** Answers a request whose body is larger. */
export function refuseBody(): Answer {
  return refuse(413, "BODY_TOO_LARGE", "A body has at most 1 MB.");
}
