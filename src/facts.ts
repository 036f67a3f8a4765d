import type { Dependency } from "./dependency.ts";
import type { Batch, Operation } from "./operation.ts";

/** What a parameter may be. */
export type Value =
  | {
      readonly type: "string";
      readonly enum?: readonly string[];
      readonly pattern?: string;
      readonly minLength?: number;
      readonly maxLength?: number;
    }
  /** A 64-bit id: a decimal string, a bigint or a safe integer; `text` where JSON has it in quotes. */
  | { readonly type: "id"; readonly text?: true }
  | { readonly type: "integer" | "number"; readonly minimum?: number; readonly maximum?: number }
  /** A decimal number as text. */
  | { readonly type: "decimal" }
  | { readonly type: "boolean" }
  | {
      readonly type: "list";
      readonly items: Value;
      readonly minItems?: number;
      readonly maxItems?: number;
      readonly uniqueItems?: true;
    }
  | {
      readonly type: "object";
      readonly properties: Readonly<Record<string, Value>>;
      readonly required?: readonly string[];
      /** What properties of other names may be; none are allowed without it. */
      readonly additional?: Value;
      /** What the names of properties may be. */
      readonly names?: Value;
      readonly minProperties?: number;
      readonly maxProperties?: number;
      /** The order's field that the names of a map are. */
      readonly group?: string;
      /** The order's fields that properties are held against, where these have other names. */
      readonly sources?: Readonly<Record<string, string>>;
    };

/** What the spec says of a parameter. */
export interface ParameterFacts {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "body";
  readonly value: Value;
  readonly required?: true;
  /** Filled in by signing; callers do not give it. */
  readonly filled?: true;
  /** May be given as an option of the client or of the call as well. */
  readonly option?: true;
  /** How a list is written: `json` as one JSON text, `csv` joined by commas, `repeat` once per item. */
  readonly list?: "json" | "csv" | "repeat";
  /** A value that the spec gives as an example. */
  readonly example?: string;
}

/** What an answer must have, and where its ids are. */
export type Shape =
  | { readonly type: "any" | "id" | "string" | "number" | "boolean" }
  | { readonly type: "array"; readonly items: Shape }
  | { readonly type: "map"; readonly values: Shape }
  | { readonly type: "object"; readonly required: readonly string[]; readonly fields: Readonly<Record<string, Shape>> }
  | { readonly type: "oneOf"; readonly shapes: readonly Shape[] };

/** Which orders a call is about. */
export interface Target {
  readonly effect: "cancel" | "read";
  readonly item: "order" | "orderList" | "any";
  readonly select: "one" | "list" | "all";
  /** Identifying parameter to the order's field. */
  readonly by: Readonly<Record<string, string>>;
  /** Narrowing parameter to the order's field. */
  readonly within: Readonly<Record<string, string>>;
}

/** How a parameter lists more than ids: by a map, whose names are such a `group`, or by objects with these properties. */
export type AskFacts =
  | { readonly group: string }
  /** `id` has the id, and `others` narrow it. */
  | { readonly id: string; readonly others: readonly string[] };

/** What the spec says of an operation, as data: what codegen makes the operation table of, and the mock exchange reads. */
export type OperationFacts = Omit<
  Operation,
  | "again"
  | "answer"
  | "batch"
  | "createBatch"
  | "dependencies"
  | "look"
  | "parameters"
  | "places"
  | "resolve"
  | "weight"
> & {
  readonly weight: readonly { readonly limit: string; readonly weight: number }[];
  readonly batch?: Batch;
  readonly target?: Target;
  readonly asks?: Readonly<Record<string, AskFacts>>;
  /** Of a batch whose answer is no list: the fields that lead to that of the orders, then to that of reasons apart. */
  readonly lists?: readonly (readonly string[])[];
  readonly parameters: readonly ParameterFacts[];
  readonly dependencies: readonly Dependency[];
};
