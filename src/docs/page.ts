import type { Note } from "./read/block.ts";
import type { Example } from "./read/example.ts";

/** Which language a description is in; the documentation has an English and a Chinese half. */
export type Half = "en" | "zh";

/** Something that a page says, and the line on which it does. */
export interface Fact<T> {
  readonly value: T;
  readonly line: number;
}

/** The JSON type that a page's word for a type stands for. */
export type TypeName = "string" | "int" | "long" | "integer" | "decimal" | "boolean" | "enum" | "json" | "list";

export interface PageType {
  readonly name: TypeName;
  /** What a list consists of, if the page says so. */
  readonly items?: TypeName;
  /** The page's own word. */
  readonly word: string;
}

/** A bound on a value, or on the length of a list. */
export interface Bound {
  readonly value: number;
  /** The bound itself is not allowed. */
  readonly exclusive?: true;
}

export interface PageParameter {
  readonly name: string;
  readonly line: number;
  readonly in?: "header" | "path" | "query" | "body";
  readonly type?: Fact<PageType>;
  readonly mandatory?: Fact<boolean>;
  readonly default?: Fact<string>;
  /** Values that are listed as the possible ones. */
  readonly values?: Fact<readonly string[]>;
  readonly minimum?: Fact<Bound>;
  readonly maximum?: Fact<Bound>;
  readonly pattern?: Fact<string>;
  /** The whole row, for facts that only a comparison can look for. */
  readonly text: string;
  /** The list parameter whose items this one belongs to. */
  readonly of?: string;
}

/** What a page says about several parameters of which not all may or must be given. */
export interface PageRule {
  /**
   * `either` fits both `or` (at least one) and `one` (exactly one); `atMostOne` forbids them together; `all` asks for
   * all of them.
   */
  readonly kind: "either" | "or" | "one" | "atMostOne" | "all";
  readonly names: readonly string[];
  readonly line: number;
  readonly text: string;
}

/** What a call takes from a budget, or how often it may be made. */
export type Cost = { readonly line: number; readonly scope?: string } & (
  | { readonly weight: number }
  | { readonly limit: number; readonly intervalMs: number }
);

/** One endpoint as one half of a page describes it. */
export interface Endpoint {
  readonly half: Half;
  /** Whose page it is, as specs name it with `x-exchange`; none if the page does not show it. */
  readonly exchange?: string;
  readonly method: string;
  /** One, or several where a page describes them together. */
  readonly paths: readonly Fact<string>[];
  readonly line: number;
  readonly title?: Fact<string>;
  readonly parameters: readonly PageParameter[];
  /** Where parameters stand or should: a table's line, or that of the endpoint. */
  readonly parametersLine: number;
  /** The page says that there are none, or has a table. */
  readonly parametersStated: boolean;
  readonly rules: readonly PageRule[];
  readonly costs: readonly Cost[];
  readonly costsLine: number;
  readonly answers: readonly Example[];
  readonly requests: readonly Example[];
  readonly codes: readonly Fact<number>[];
  readonly notes: readonly Note[];
}

/** A page as it was read. */
export interface Page {
  /** A file's path or an address. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly endpoints: readonly Endpoint[];
  readonly notes: readonly Note[];
  /** The address that the page says it comes from. */
  readonly address?: Fact<string>;
  readonly updatedAt?: Fact<string>;
}
