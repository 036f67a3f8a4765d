import type { Dependency } from "./dependency.ts";

/** What a parameter may be; compiled into a check once per operation. */
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
    };

export interface Parameter {
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

/** A rule between parameters, as data and as a check that codegen wrote or compiled. */
export interface Rule extends Dependency {
  readonly names: readonly string[];
  readonly holds: (given: Readonly<Record<string, unknown>>) => boolean;
}

/** A row of the operation table: all that a call needs to know of its endpoint. */
export interface Operation {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
  readonly path: string;
  /** Names of the security schemes; empty for public endpoints. */
  readonly security: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly dependencies: readonly Rule[];
  /** How body parameters are sent; `json-value`: the one parameter `body` is the whole body. */
  readonly body?: "form" | "json" | "json-value";
  readonly weight: readonly { readonly limit: string; readonly weight: number }[];
  readonly target?: Target;
  /** The status of a documented success. */
  readonly status: number;
  readonly answer: Shape;
}

/** Whether the exchange did nothing, or may have acted. */
export type StatedOutcome = "rejected" | "unknown";

/** What the whole API has in common. */
export interface Api {
  readonly name: string;
  /** The first documented server. */
  readonly server: string;
  /** The first row that fits decides; a status is a number or its class, such as `5XX`. */
  readonly statuses: readonly {
    readonly status: number | string;
    readonly code?: number | string;
    readonly message?: string;
    readonly outcome: StatedOutcome;
    readonly retry?: true;
  }[];
  /** Error codes that leave the outcome unknown under any status. */
  readonly unknownCodes: readonly (number | string)[];
  readonly limits: Readonly<
    Record<
      string,
      {
        readonly scope: string;
        readonly per: "operation" | "host";
        readonly limit: number;
        readonly intervalMs: number;
        readonly header?: string;
      }
    >
  >;
}
