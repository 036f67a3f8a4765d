import type { Kind, Severity } from "./difference.ts";
import type { Half } from "./page.ts";

/** A place in a page. */
export interface PagePlace {
  /** A file's path or an address. */
  readonly file: string;
  readonly line: number;
  readonly half?: Half;
}

/** A place in a spec. */
export interface SpecPlace {
  readonly file: string;
  readonly line: number;
}

export interface ReportedDifference {
  readonly severity: Severity;
  readonly kind: Kind;
  /** `api/operationId`. */
  readonly operation?: string;
  readonly subject: string;
  readonly page: PagePlace;
  readonly spec?: SpecPlace;
  readonly says: { readonly page: string; readonly spec: string };
  /** The changes to the spec that remove it, where they are few and plain. */
  readonly edit?: readonly ReportedEdit[];
  /** Why the contradiction is known and stands, and where that is written. */
  readonly acknowledged?: SpecPlace & { readonly because: string };
}

/** A change to a spec. */
export interface ReportedEdit {
  readonly do: "set" | "remove" | "append" | "rename" | "move";
  /** A JSON pointer from the operation's place, references on the way to be followed. */
  readonly path: string;
  /** What is set or appended, the new key, or the pointer to the new place. */
  readonly value?: unknown;
}

/** An endpoint that a page describes and no spec does. */
export interface MissingEndpoint {
  readonly method: string;
  readonly path: string;
  readonly title?: string;
  readonly page: PagePlace;
}

/** An acknowledgement that no page contradicts any more. */
export interface StaleAcknowledgement {
  readonly spec: SpecPlace;
  readonly operation: string;
  readonly kind: string;
  readonly half: Half;
  readonly says: string;
}

export interface Failure {
  readonly file: string;
  readonly message: string;
}

/** What was tolerated, or not understood. */
export interface ReportedNote {
  readonly page: PagePlace;
  readonly message: string;
}

/** What `cancelkit docs check` found. */
export interface Report {
  readonly version: 1;
  /** 0: nothing, or only what is acknowledged; 1: differences; 2: something could not be read. */
  readonly exitCode: 0 | 1 | 2;
  readonly summary: {
    readonly pages: number;
    readonly endpoints: number;
    readonly breaking: number;
    readonly additive: number;
    readonly editorial: number;
    readonly acknowledged: number;
    readonly missing: number;
    readonly stale: number;
    readonly failures: number;
    readonly notes: number;
  };
  readonly differences: readonly ReportedDifference[];
  readonly missing: readonly MissingEndpoint[];
  readonly stale: readonly StaleAcknowledgement[];
  readonly failures: readonly Failure[];
  readonly notes: readonly ReportedNote[];
}
