import { textOf } from "./headers.ts";
import { type Json, writeJson } from "./json.ts";

/** A request as it came in. */
export interface RawRequest {
  readonly method: string;
  /** Path and query, byte for byte: a character is a byte (latin1). */
  readonly target: string;
  /** By names in lower case; a character is a byte. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
  /** Names and values in turn, as they came in, where that is known. */
  readonly rawHeaders?: readonly string[];
  /** How the target may have been spelled where it came through something that respells it. */
  readonly otherTargets?: readonly string[];
}

/** What goes back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The path and the query of a target, without the question mark; an absolute target (RFC 9112, 3.2.2) loses its host. */
export function splitTarget(target: string): readonly [path: string, query: string] {
  const local = target.startsWith("/") ? target : target.replace(/^https?:\/\/[^/?]*/i, "");
  const mark = local.indexOf("?");
  return mark < 0 ? [local, ""] : [local.slice(0, mark), local.slice(mark + 1)];
}

/** A header's text; `undefined` if it is absent or empty. */
export function headerOf(request: RawRequest, name: string): string | undefined {
  const { rawHeaders } = request;
  const text = rawHeaders ? textOf(rawHeaders, name) : request.headers[name.toLowerCase()];
  return typeof text === "string" && text !== "" ? text : undefined;
}

/** An answer in JSON; without a body if there is none. */
export function json(status: number, body: Json | undefined, headers: Answer["headers"] = {}): Answer {
  return jsonText(status, body === undefined ? "" : writeJson(body), headers);
}

/** An answer whose JSON is written already; "" if there is none. */
export function jsonText(status: number, body: string, headers: Answer["headers"] = {}): Answer {
  return { status, headers: body === "" ? headers : { ...headers, "Content-Type": "application/json" }, body };
}

/** An answer of the mock exchange itself, where none is documented. */
export function refuse(status: number, code: string, message: string, headers: Answer["headers"] = {}): Answer {
  return json(status, { code, message }, headers);
}
