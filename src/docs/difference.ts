import type { Half } from "./page.ts";
import type { SpecNode } from "./spec/node.ts";
import type { SpecOperation } from "./spec/operation.ts";

/**
 * What a difference means for a user of the spec: `breaking` if a request that it allows would be refused, do something
 * else or cost more, or an answer would no longer decode; `additive` if there is more than it knows; `editorial` if only
 * the words changed.
 */
export type Severity = "breaking" | "additive" | "editorial";

export type Kind =
  | "source"
  | "method"
  | "path"
  | "title"
  | "updated-at"
  | "parameter-added"
  | "parameter-removed"
  | "parameter-renamed"
  | "parameter-type"
  | "parameter-mandatory"
  | "parameter-default"
  | "parameter-values"
  | "parameter-minimum"
  | "parameter-maximum"
  | "parameter-pattern"
  | "header-added"
  | "header-removed"
  | "header-renamed"
  | "header-mandatory"
  | "rule"
  | "weight"
  | "weight-scope"
  | "rate-limit"
  | "response-field-added"
  | "response-field-removed"
  | "response-field-renamed"
  | "response-field-type"
  | "response-field-not-shown"
  | "error-code"
  | "halves";

/** A place in a spec as YAML paths name it; a reference on the way is followed. */
export type Place = readonly (string | number)[];

/**
 * A change to a spec that removes a difference: the value at `path` becomes `value`, or goes where there is none. What
 * other operations use as well is copied to where it is used before it changes.
 */
export interface Edit {
  readonly path: Place;
  readonly value?: unknown;
  /** The value becomes an item of the list at `path`; before the item of this index, or at its end. */
  readonly append?: true | number;
  /** The key at `path` becomes this one. */
  readonly rename?: string;
  /** What is at `path` goes to this place. */
  readonly move?: Place;
  /** Makes nothing stricter, so that other users of the same component need no copy. */
  readonly looser?: true;
}

/** Where a page and a spec disagree. */
export interface Difference {
  readonly severity: Severity;
  readonly kind: Kind;
  /** What it is about: a parameter, a field, a rule. */
  readonly subject: string;
  readonly page: { readonly name: string; readonly line: number; readonly half: Half };
  readonly operation: SpecOperation | undefined;
  /** Where the spec speaks of it; acknowledgements are looked for here and at the operation. */
  readonly anchor: SpecNode | undefined;
  /** The line of what the spec says, where that is not the anchor's. */
  readonly specLine: number;
  readonly says: { readonly page: string; readonly spec: string };
  readonly edits?: readonly Edit[];
  /** A looser change, for where `edits` would contradict another place of the pages. */
  readonly otherwise?: readonly Edit[];
  /** Why there is no one right change. */
  readonly why?: string;
}
