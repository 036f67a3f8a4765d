import type { AnsweredError } from "../errors.ts";

/**
 * What becomes of one request, as data: a fault can be written down, drawn from a seed and played again, by a proxy as
 * well as by a server itself.
 */
export interface Fault {
  readonly name: string;
  /** Whether the exchange gets the request before the reply is spoilt. */
  readonly forward: boolean;
  /** How long the request is under way before the exchange gets it, in milliseconds. */
  readonly forwardAfterMs?: number;
  readonly reply: Reply;
  /** Whether the exchange counts the request though it does not get it, since the answer is its own. */
  readonly isCounted?: true;
  readonly twist?: Twist;
}

/** What goes wrong at the exchange itself, by an item's place in a batch or a sweep; 0 for a single order. */
export interface Twist {
  /** Whether an order is filled just before it would be canceled. */
  fills?(index: number): boolean;
  /** Why an item of a batch is not canceled, if it is not. */
  errorOf?(index: number): AnsweredError | undefined;
}

export type Reply =
  /** The exchange's own answer, after a while if `afterMs` says so. */
  | { readonly how: "answer"; readonly afterMs?: number }
  /** Another answer in its place. */
  | {
      readonly how: "instead";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
      /** What the documents say that this answer leaves of the outcome. */
      readonly leaves: Leaves;
      /** The documents call it worth another try. */
      readonly isRetried?: boolean;
      /** How long nothing may be sent after it, in milliseconds. */
      readonly holdMs?: number;
      /** The answer tells the end of the hold: as a date in `Retry-After`, or in the body, in place of `{until}`. */
      readonly tells?: "date" | "text";
    }
  /** The connection ends without an answer: by RST or by FIN. */
  | { readonly how: "reset" | "end" }
  /** Nothing comes, and the connection stays open. */
  | { readonly how: "hang" }
  /** The exchange's own answer in pieces over so many milliseconds. */
  | { readonly how: "drip"; readonly overMs: number }
  /** Half of the answer's body, and then the connection ends. */
  | { readonly how: "half"; readonly by: "reset" | "end" }
  /** The exchange's own answer with a Content-Length that is so many bytes off. */
  | { readonly how: "length"; readonly off: number };

/**
 * `told`: the answer says that nothing was done, or what was; `open`: it may have been done or not; `either`: it depends
 * on what the client reads first.
 */
export type Leaves = "told" | "open" | "either";

/** What becomes of a connection before a request on it is read. */
export type ConnectionFault =
  /** Nobody listens for a while. */
  | "refuse"
  /** RST as soon as the connection stands. */
  | "reset-at-accept"
  /** RST once the request may have arrived, without a byte of it being read. */
  | "reset-unread"
  /** The server closes idle connections just before the next request: by FIN or by RST. */
  | "idle-end"
  | "idle-reset";

export const connectionFaults: readonly ConnectionFault[] = [
  "refuse",
  "reset-at-accept",
  "reset-unread",
  "idle-end",
  "idle-reset",
];

/** A request that is served as it should be. */
export const none: Fault = { name: "none", forward: true, reply: { how: "answer" } };

/**
 * Whether a client that got this reply can know what was done.
 *
 * @param status Of the exchange's own answer: a refusal is one by its status, whatever becomes of its body.
 */
export function leavesOf({ reply }: Fault, status: number): Leaves {
  switch (reply.how) {
    case "answer":
    case "drip":
      return "told";
    case "instead":
      return reply.leaves;
    case "length":
      return reply.off < 0 && status >= 400 ? "either" : "open";
    default:
      return "open";
  }
}
