import { documents } from "../../generated/documents.ts";
import { createAnswerer } from "../../src/testing/answer.ts";
import type { DocumentedError } from "../../src/testing/document.ts";
import type { Fault, Leaves } from "../../src/testing/faults/fault.ts";

/** What the harness reads of a document beside what the mock exchange does. */
interface Rows {
  readonly "x-statuses": readonly {
    readonly status: number | string;
    readonly code?: number | string;
    readonly message?: string;
    readonly outcome: "rejected" | "unknown";
    readonly retry?: boolean;
  }[];
  readonly "x-errors": readonly (DocumentedError & { readonly outcome?: "unknown" })[];
}

/**
 * The failures that the document of an operation names, under every text, as JSON and as plain text; those that leave
 * the outcome open both with the request carried out and without.
 */
export function documentedFailures(api: string, operationId: string): readonly Fault[] {
  const name = `${api} ${operationId}`;
  const before = known.get(name);
  if (before) return before;
  const failures = readFailures(api, operationId);
  known.set(name, failures);
  return failures;
}

const known = new Map<string, readonly Fault[]>();

function readFailures(api: string, operationId: string): readonly Fault[] {
  const { document, operations } = documents.find(({ name }) => name === api) ?? missing(api);
  const row = operations[operationId] ?? missing(operationId);
  const documented = document.paths[row.path]?.[row.method.toLowerCase() as "get"] ?? missing(row.path);
  const answerer = createAnswerer(document, documented, row.status);
  const rows = document as unknown as Rows;
  const said = [
    ...rows["x-statuses"].flatMap(({ status, code, message }) =>
      statusesOf(status).map((each) => ({ status: each, code, message })),
    ),
    ...rows["x-errors"].filter(({ status, outcome }) => status >= 500 || status === 408 || outcome === "unknown"),
  ];
  return said.flatMap(({ status, code, message = "" }) => {
    const name = [status, code].filter((part) => part !== undefined).join(" ");
    const text = failure(`${name} as text`, status, message, "text/plain", meaningOf(rows, status, undefined, message));
    if (message === "") return text;
    const json = answerer.fail({ status, code, message }, 0);
    return [
      ...text,
      ...failure(`${name} as JSON`, status, json, "application/json", meaningOf(rows, status, code, message)),
    ];
  });
}

function failure(name: string, status: number, body: string, type: string, meaning: Meaning): readonly Fault[] {
  const { leaves } = meaning;
  const reply = { how: "instead", status, headers: { "Content-Type": type }, body, ...meaning } as const;
  const untouched: Fault = { name: `${name}: ${body.slice(0, 40)}`, forward: false, reply };
  return leaves === "open"
    ? [untouched, { ...untouched, name: `${untouched.name}, done`, forward: true }]
    : [untouched];
}

/** A class stands for some of its statuses. Refusals have faults of their own. */
function statusesOf(status: number | string): readonly number[] {
  if (status === "5XX") return [500, 502, 504];
  return typeof status === "number" && (status >= 500 || status === 408) ? [status] : [];
}

interface Meaning {
  readonly leaves: Leaves;
  readonly isRetried: boolean;
}

/** What the document says of an answer: an open code first, then the first row that fits. */
function meaningOf(rows: Rows, status: number, code: number | string | undefined, message: string): Meaning {
  const isOpen =
    code !== undefined && rows["x-errors"].some((each) => each.code === code && each.outcome === "unknown");
  const row = rows["x-statuses"].find(
    (each) =>
      (each.status === status || each.status === `${String(status)[0]}XX`) &&
      (each.code === undefined || each.code === code) &&
      (each.message === undefined || each.message === message),
  );
  const isTold = !isOpen && row?.outcome === "rejected";
  return { leaves: isTold ? "told" : "open", isRetried: isTold && row?.retry === true };
}

function missing(name: string): never {
  throw new Error(`there is no ${name}`);
}
