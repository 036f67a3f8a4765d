import { type ApiDocument, type DocumentedOperation, type MediaType, mediaOf, type Schema } from "./document.ts";
import { type AnsweredError, errorFor } from "./errors.ts";
import { type Json, writeJson } from "./json.ts";
import { type Naming, unnamed } from "./naming.ts";
import type { Refusal } from "./refusal.ts";
import { compileWriter, type Source, type Write } from "./render.ts";

/** Writes what an operation answers, in the documented shapes, as JSON. */
export interface Answerer {
  /** The body of a success; "" if none is documented. */
  succeed(source: Source): string;
  /** The documented example, with what the server fills in. */
  showExample(now: number): string;
  /** The error that is documented for a refusal. */
  errorFor(refusal: Refusal): AnsweredError;
  /** The error that is documented for a status, whatever the reason. */
  documented(status: number): AnsweredError | undefined;
  /** The body of an error. */
  fail(error: AnsweredError, now: number): string;
}

/** Creates the writer of one operation's answers. */
export function createAnswerer(
  document: ApiDocument,
  operation: DocumentedOperation,
  status: number,
  naming: Naming = unnamed,
): Answerer {
  const { responses, "x-error-codes": named = [] } = operation;
  const media = mediaOf(responses[status]?.content);
  const example = media && exampleOf(media);
  // Each is compiled when it is first needed: most operations of a test are never called.
  let success: Write | undefined;
  const failures = new Map<Schema, Write>();
  const succeed = (source: Source) => {
    if (!media) return "";
    success ??= compileWriter(media.schema ?? {}, example, { naming, isOfError: false });
    return success(source);
  };
  return {
    succeed,
    showExample(now) {
      const orders = Array.isArray(example)
        ? example.map((order: Json) => ({ order, now, isInside: true }))
        : undefined;
      return succeed({ order: example, orders, now });
    },
    errorFor: (refusal) => errorFor(refusal, document["x-errors"] ?? [], named),
    documented(status) {
      const found = document["x-errors"]?.find((each) => each.status === status && each.code === undefined);
      return found && { status, code: undefined, message: found.message };
    },
    fail(error, now) {
      const { status, code = status, message } = error;
      const response = responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses.default;
      const { schema } = mediaOf(response?.content) ?? {};
      if (!schema) return writeJson({ code, message });
      const write = failures.get(schema) ?? compileWriter(schema, undefined, { naming, isOfError: true });
      failures.set(schema, write);
      return write({ error, now });
    },
  };
}

/** The first example of an answer. */
export function exampleOf({ example, examples = {}, schema }: MediaType): Json | undefined {
  return example ?? Object.values(examples)[0]?.value ?? schema?.example ?? schema?.examples?.[0];
}
