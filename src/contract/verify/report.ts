import type { Finding } from "./finding.ts";
import type { Verification } from "./verify.ts";

/** Writes what became of a contract. */
export function writeVerification(result: Verification, format: "text" | "json"): string {
  if (format === "json") return `${JSON.stringify({ holds: result.breaks.length === 0, ...result }, null, 2)}\n`;
  const { consumer, provider, spec, interactions, breaks, changes, notes } = result;
  const lines = [
    ...breaks.map((finding) => say(finding, "breaks")),
    ...changes.map((finding) => say(finding, "note")),
    ...notes.map((text) => `note: ${printable(text)}`),
    `${printable(consumer) || "the consumer"} and ${printable(provider)} (${spec}): ${count(interactions, "interaction")}, ` +
      `${breaks.length === 0 ? "the contract holds" : count(breaks.length, "break")}`,
  ];
  return `${lines.join("\n")}\n`;
}

function say({ file, line, column, operation, message, interactions }: Finding, kind: string): string {
  const [first = "", ...others] = interactions;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  return `${file}:${line}:${column}: ${kind} ${operation}: ${printable(message)}\n    in: ${printable(first)}${more}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** Without control characters: a file must not steer a terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
