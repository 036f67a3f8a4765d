import { type ApiDocument, type DocumentedOperation, type MediaType, mediaOf } from "./document.ts";
import { type AnsweredError, errorFor } from "./errors.ts";
import type { Json } from "./json.ts";
import type { Refusal } from "./refusal.ts";
import { render, type Source } from "./render.ts";

/** Writes what an operation answers, in the documented shapes. */
export interface Answerer {
  /** The body of a success; none if none is documented. */
  succeed(source: Source): Json | undefined;
  /** The documented example, with what the server fills in. */
  showExample(now: number): Json | undefined;
  /** The error that is documented for a refusal. */
  errorFor(refusal: Refusal): AnsweredError;
  /** The error that is documented for a status, whatever the reason. */
  documented(status: number): AnsweredError | undefined;
  /** The body of an error. */
  fail(error: AnsweredError, now: number): Json;
}

/** Creates the writer of one operation's answers. */
export function createAnswerer(document: ApiDocument, operation: DocumentedOperation, success: number): Answerer {
  const { responses, "x-error-codes": named = [] } = operation;
  const media = mediaOf(responses[success]?.content);
  const example = media && exampleOf(media);
  return {
    succeed: (source) => media && render(media.schema ?? {}, source, example),
    showExample(now) {
      const orders = Array.isArray(example) ? example.map((order: Json) => ({ order, now })) : undefined;
      return media && render(media.schema ?? {}, { order: example, orders, now }, example);
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
      return schema ? render(schema, { error, now }, undefined) : { code, message };
    },
  };
}

/** The first example of an answer. */
export function exampleOf({ example, examples = {}, schema }: MediaType): Json | undefined {
  return example ?? Object.values(examples)[0]?.value ?? schema?.example ?? schema?.examples?.[0];
}
