import type http from "node:http";
import { textOf, toHeaders } from "./headers.ts";
import type { RawRequest } from "./request.ts";

const none = Buffer.alloc(0);
let latest: readonly string[] = [];

/** Requests have the same headers as the one before, for the most part: they are kept once then. */
function kept(rawHeaders: readonly string[]): readonly string[] {
  const isSame = rawHeaders.length === latest.length && rawHeaders.every((text, index) => text === latest[index]);
  if (!isSame) latest = rawHeaders;
  return latest;
}

/** A request as node read it; it keeps texts alone, since the newest requests are kept for long. */
export class Incoming implements RawRequest {
  readonly method: string;
  readonly target: string;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;

  constructor({ method = "GET", url = "/", rawHeaders }: http.IncomingMessage, body: Buffer = none) {
    this.method = method;
    this.target = url;
    this.rawHeaders = kept(rawHeaders);
    this.body = body;
  }

  get headers(): Readonly<Record<string, string>> {
    return toHeaders(this.rawHeaders);
  }
}

/** Whether a body comes behind the headers (RFC 9112, 6). */
export function hasBody({ rawHeaders }: http.IncomingMessage): boolean {
  const length = textOf(rawHeaders, "content-length");
  return (length !== undefined && length !== "0") || textOf(rawHeaders, "transfer-encoding") !== undefined;
}
