import { inspect } from "node:util";
import type { Call } from "./call.ts";

/** All that is known of a call, to find out what went wrong. */
export function describeCall(call: Call): string {
  const { number, api, operation, options, subject, startedAt, faults } = call;
  const since = (at: number | undefined) => (at === undefined ? "" : `${(at - startedAt).toFixed(1)} ms`);
  const show = (value: unknown) => inspect(value, { depth: 4, breakLength: 120, compact: 3 });
  const arrivals = [
    ...call.arrivals.map((each) => ({ ...each, what: "request" })),
    ...call.queries.map((each) => ({ ...each, what: "query" })),
  ].sort((one, other) => one.at - other.at);
  return [
    `call ${number}: ${api} ${operation.id} ${show(subject.parameters)}${call.form === "plain" ? "" : ` (${call.form})`}`,
    `options ${show(options)}`,
    `faults drawn: ${faults.map(({ name }) => name).join(" | ")}; connection: ${call.connectionFault ?? "none"}`,
    `abort ${since(call.abortedAt)} drawn ${call.abortAfterMs}, interference ${call.interfereAfterMs}`,
    ...arrivals.map(
      ({ at, what, fault, answer, leaves, request }) =>
        `  ${since(at)} ${what} [${fault.name}] ${leaves}; exchange: ${answer ? `${answer.status} ${answer.body.slice(0, 120)}` : "never got it"} ${request.target.slice(0, 160)}`,
    ),
    ...call.attempts.map(
      ({ at, attempt, status, outcome, durationMs }) =>
        `  ${since(at)} attempt ${attempt}: ${outcome} ${status ?? ""} after ${durationMs.toFixed(1)} ms`,
    ),
    `settled ${since(call.settledAt)}: ${show(call.result).slice(0, 3000)}`,
  ].join("\n");
}

/** What a call ended with, in a word or two. */
export function resultOf({ result }: Call): string {
  if (!result) return "nothing";
  if ("data" in result) return "success";
  const { outcome, code } = Object(result.error) as { outcome?: string; code?: string };
  return `${outcome} ${code}`;
}
