import type { Operation } from "./operation.ts";
import type { Secrets } from "./redact.ts";

/** A request as it goes out, and what the steps around the transport need to know of its call. */
export interface WireRequest {
  readonly operation: Operation;
  readonly path: string;
  /** Without the question mark; percent-encoded so that no URL parser changes a character of it. */
  readonly query: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** What must not be shown of this request. */
  readonly secrets: Secrets;
}

/** An answer that was read to its end. */
export interface WireResponse {
  /** The request as it went out. */
  readonly request: WireRequest;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Until when its head holds the origin, by `performance.now()`; undefined where its head names no time. */
  heldUntil?: number;
}

/** What a transport is; signing and the steps around it are functions from one of these to another. */
export type Send = (request: WireRequest) => Promise<WireResponse>;
