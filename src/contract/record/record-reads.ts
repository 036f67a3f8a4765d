import { OptionError } from "../../testing/option-error.ts";
import { findAnswer } from "./find-answer.ts";
import { readProxy } from "./read-proxy.ts";
import type { Recent, Recorder } from "./recorder.ts";
import { fieldOf, isCode } from "./relied.ts";

/** Creates the `recordReads` of one mock exchange. */
export function createRecordReads(recorder: Recorder): <T>(answer: T) => T {
  const proxies = new WeakMap<object, unknown>();
  const own = new WeakSet<object>();

  return <T>(answer: T): T => {
    // Nothing can be read of an answer without a body.
    if (typeof answer !== "object" || answer === null || own.has(answer)) return answer;
    const known = proxies.get(answer);
    if (known !== undefined) return known as T;
    const proxy = answer instanceof Error ? ofError(answer, recorder) : ofBody(answer, recorder);
    proxies.set(answer, proxy);
    own.add(proxy as object);
    return proxy as T;
  };
}

function ofBody<T extends object>(answer: T, recorder: Recorder): T {
  const found = findAnswer(recorder.recent(), answer);
  if (!found) {
    throw new OptionError(
      "answer",
      "is none that this exchange gave lately",
      "pass the decoded body of an answer, or an error, before its fields are changed",
    );
  }
  markRecorded(found.recent);
  return readProxy(answer, found.relied, found.wire);
}

/** The client's own errors tell of the body in fields of their own. */
function ofError<T extends Error>(error: T, recorder: Recorder): T {
  const { status, data, exchangeCode, exchangeMessage } = error as Readonly<Record<string, unknown>> & T;
  // Nothing was answered.
  if (typeof status !== "number") return error;
  const isObjectData = typeof data === "object" && data !== null;
  const recent = isObjectData ? findAnswer(recorder.recent(), data)?.recent : byCode(recorder, status, exchangeCode);
  if (!recent) return error;
  markRecorded(recent);
  const { read } = recent.shape;
  const touch = (isAsked: (schema: { readonly "x-value"?: string }) => boolean) => {
    for (const [name, schema] of Object.entries(read?.schema.properties ?? {})) {
      const field = read && isAsked(schema) ? fieldOf(read, name) : undefined;
      const value = (recent.answer.body as Record<string, unknown>)[name];
      if (field && isCode(schema) && (typeof value === "number" || typeof value === "string")) field.seen.add(value);
    }
  };
  const wrapped = isObjectData && read ? readProxy(data, read, recent.answer.body as never) : data;
  return new Proxy(error, {
    get(of, key) {
      if (key === "exchangeCode" && exchangeCode !== undefined) touch(isCode);
      if (key === "exchangeMessage" && exchangeMessage !== undefined)
        touch((schema) => schema["x-value"] === "error.message");
      return key === "data" ? wrapped : Reflect.get(of, key, of);
    },
  });
}

/** Where an error carries no body, its status and code tell which answer it is of. */
function byCode(recorder: Recorder, status: number, code: unknown): Recent | undefined {
  for (const recent of recorder.recent()) {
    const { isRecorded, shape, answer } = recent;
    if (!isRecorded && answer.status === status && String(shape.code) === String(code)) return recent;
  }
  return undefined;
}

/** An answer counts once, though its items may be passed one by one. */
function markRecorded(recent: Recent): void {
  if (!recent.isRecorded) recent.shape.recorded++;
  recent.isRecorded = true;
}
