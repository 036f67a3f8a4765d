import type { DocumentedOperation, Schema } from "../../testing/document.ts";
import { mediaOf } from "../../testing/document.ts";
import type { Handled } from "../../testing/handled.ts";

/** An answer as the consumer got it. */
export interface GivenAnswer {
  readonly status: number;
  /** The body's text. */
  readonly text: string;
  /** The body, integers rounded as `JSON.parse` does; `undefined` if it is no JSON. */
  readonly body: unknown;
  /** What is documented of it. */
  readonly schema: Schema | undefined;
}

/** The answer that reached the consumer; `undefined` if none did, or one that no document knows. */
export function givenAnswer(
  { answer, fault: { reply } }: Handled,
  operation: DocumentedOperation,
): GivenAnswer | undefined {
  if (reply.how !== "answer" && reply.how !== "drip" && reply.how !== "instead") return undefined;
  const { status, body: text } = reply.how === "instead" ? reply : answer;
  const documented = responseOf(operation, status);
  if (!documented) return undefined;
  const schema = mediaOf(documented.content)?.schema;
  const body = read(text);
  if (status < 400 && schema && body === undefined) return undefined;
  return { status, text, body, schema: body === undefined ? undefined : schema };
}

/** What is documented for a status. */
export function responseOf(
  { responses }: DocumentedOperation,
  status: number,
): DocumentedOperation["responses"][string] | undefined {
  return responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses.default;
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
