import { describeExpected } from "./expected.ts";
import type { Stop, Verdict } from "./judge.ts";
import type { Plan } from "./plan.ts";
import type { Probe } from "./probe.ts";
import type { Outcome } from "./run.ts";

const reasons: Readonly<Record<Stop, string>> = {
  accepted:
    "THE EXCHANGE ACCEPTED A CANCEL THAT IT HAD TO REFUSE. Nothing more was sent. Look at your open orders now.",
  limited: "The exchange asked for a pause. Nothing more was sent.",
  keys: "The exchange refused the keys. Nothing more was sent: check the keys, their permissions and their IP list.",
  clock: "The exchange found the clock off. Nothing more was sent: set this machine's clock.",
  unreachable: "No answer came. Nothing more was sent.",
};

/** 0: all as documented; 1: differences; 2: it could not be run to its end, or there was nothing to run. */
export function exitCodeOf({ verdicts, stop }: Outcome): 0 | 1 | 2 {
  if (stop !== undefined && stop !== "accepted") return 2;
  if (verdicts.some(({ state }) => state === "differs")) return 1;
  return verdicts.length === 0 ? 2 : 0;
}

/** One probe as plain data: nothing of keys or signatures. */
function show(probe: Probe, index: number) {
  const { subject, title, condition, request, expected, harmless } = probe;
  const { method } = subject.facts;
  return {
    number: index + 1,
    operation: subject.facts.id,
    title,
    condition,
    method,
    path: request.path,
    query: request.query,
    ...(request.body !== undefined && { body: request.body }),
    expected: describeExpected(expected),
    harmless,
  };
}

/** Plan and outcome as plain data. */
export function toJson(plan: Plan, baseUrl: string, outcome?: Outcome): object {
  return {
    api: plan.api.api.name,
    baseUrl,
    requests: plan.probes.map((probe, index) => {
      const { state, came } = outcome?.verdicts[index] ?? { state: "not sent" };
      return { ...show(probe, index), state, ...(came && { came }) };
    }),
    leftOut: plan.leftOut,
    ...(outcome?.stop && { stopped: reasons[outcome.stop] }),
    ...(outcome && { exitCode: exitCodeOf(outcome) }),
  };
}

/** The plan as text. */
export function describePlan(plan: Plan, baseUrl: string, delayMs: number): string {
  const { probes, leftOut } = plan;
  const lines = probes.map((probe, index) => {
    const { number, operation, title, method, path, query, body, expected, harmless } = show(probe, index);
    const what = [`${method} ${path}${query && `?${query}`}`, ...(body === undefined ? [] : [body])].join(" ");
    const indent = " ".repeat(5);
    return [
      `${String(number).padStart(3)}. ${operation}: ${title}`,
      `${indent}${what}`,
      `${indent}expected: ${expected}`,
      `${indent}harmless: ${harmless}`,
    ].join("\n");
  });
  if (probes.length === 0) lines.push("     none");
  const pace = `one at a time, ${delayMs} ms apart, none of them twice`;
  return [
    `${count(probes.length, "request")} to ${baseUrl} (${plan.api.api.name}), ${pace}:`,
    ...lines,
    ...(leftOut.length > 0 ? ["Left out:"] : []),
    ...leftOut.map(({ operation, why }) => `     ${operation}: ${why}`),
  ].join("\n");
}

/** How one probe fared, as text. */
export function describeVerdict({ subject, title, expected }: Probe, { state, came }: Verdict, number: number): string {
  const documented = state === "differs" ? `; documented: ${describeExpected(expected)}` : "";
  const shown = state === "differs" ? "DIFFERS" : state;
  const subjectTitle = `${subject.facts.id}: ${title}`;
  return `${String(number).padStart(3)}. ${shown.padEnd(13)}  ${subjectTitle}${came && `: ${came}`}${documented}`;
}

/** How the run fared, as text. */
export function describeOutcome({ verdicts, stop }: Outcome): string {
  const number = (state: Verdict["state"]) => verdicts.filter((verdict) => verdict.state === state).length;
  const sums = `${count(verdicts.length, "request")}: ${number("as documented")} as documented, ${number("differs")} different, ${number("not reached")} not reached.`;
  if (verdicts.length === 0) return "Nothing was sent: nothing can be asked without harm.";
  return stop ? `${reasons[stop]}\n${sums}` : sums;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
