import type { OperationFacts } from "../facts.ts";
import type { Json, JsonObject } from "./json.ts";
import type { Condition } from "./refusal.ts";

/** What the mock exchange reads of an OpenAPI document whose `$ref`s are resolved, as codegen writes it from `specs/`. */
export interface ApiDocument {
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: { readonly securitySchemes?: Readonly<Record<string, SecurityScheme>> };
  readonly "x-rate-limits"?: Readonly<Record<string, DocumentedLimit>>;
  readonly "x-errors"?: readonly DocumentedError[];
  readonly "x-statuses"?: readonly DocumentedStatus[];
  readonly "x-orders"?: { readonly order?: OrderDefaults; readonly orderList?: OrderDefaults };
}

/** An API as the mock exchange serves it. */
export interface DocumentedApi {
  readonly name: string;
  readonly document: ApiDocument;
  readonly operations: Readonly<Record<string, OperationFacts>>;
}

type PathItem = { readonly parameters?: readonly DocumentedParameter[] } & {
  readonly [method in "get" | "post" | "put" | "delete" | "patch"]?: DocumentedOperation;
};

export interface DocumentedOperation {
  readonly parameters?: readonly DocumentedParameter[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly "x-error-codes"?: readonly (number | string)[];
}

export interface DocumentedParameter {
  readonly name: string;
  readonly schema?: Schema;
  readonly content?: Content;
  /** What the mock exchange takes the parameter for. */
  readonly "x-value"?: string;
  readonly "x-any-case"?: AnyCase;
}

/** What of a parameter may be in any letter case. */
export type AnyCase = "name" | "value";

export type Content = Readonly<Record<string, MediaType>>;

export interface MediaType {
  readonly schema?: Schema;
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, { readonly value?: Json }>>;
}

export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly default?: Json;
  readonly example?: Json;
  readonly examples?: readonly Json[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly "x-value"?: string;
  readonly "x-group-by"?: string;
}

export interface SecurityScheme {
  readonly type: string;
  readonly in?: string;
  readonly name?: string;
  readonly "x-signature"?: SignatureRule;
  readonly "x-payload"?: PayloadRule;
}

export interface SignatureRule {
  readonly payload: string;
  /** Whether the body of any request but a GET may carry parameters as a form. */
  readonly form?: boolean;
  readonly timestamp?: string;
  /** Milliseconds unless it says otherwise. */
  readonly timestampUnits?: readonly ("ms" | "us")[];
  readonly window?: string;
  readonly windowMs?: number;
  /** Decimal places that the window may have. */
  readonly windowDecimals?: number;
  readonly aheadMs?: number;
  readonly algorithms: readonly SignatureAlgorithm[];
}

export interface SignatureAlgorithm {
  readonly algorithm: string;
  readonly encoding: "hex" | "base64";
  /** Whether hexadecimal digits may be of either case. */
  readonly anyCase?: boolean;
}

export interface PayloadRule {
  /** Standard base64 unless it says otherwise. */
  readonly encodings?: readonly Base64[];
  readonly identity?: string;
  /** Whether the identity may be empty or left out. */
  readonly anonymous?: boolean;
  readonly timestamp?: string;
  readonly windowMs?: number;
  readonly aheadMs?: number;
}

export type Base64 = "base64" | "base64url";

interface DocumentedLimit {
  /** `IP`, `UID` or both. */
  readonly scope?: string;
  readonly per: string;
  readonly limit?: number;
  readonly intervalMs: number;
  readonly header?: string;
}

export interface DocumentedError {
  readonly code?: number | string;
  readonly status: number;
  readonly message: string;
  readonly when?: Condition | readonly Condition[];
}

/** What a status says, of one code or text if it names them. */
export interface DocumentedStatus {
  /** A number, or a class such as `5XX`. */
  readonly status: number | string;
  readonly code?: number | string;
  readonly message?: string;
  readonly outcome?: string;
  readonly retry?: boolean;
}

/** What an order has unless it says otherwise, and what becomes of it. */
export interface OrderDefaults {
  readonly opened?: JsonObject;
  readonly canceled?: JsonObject;
  readonly filled?: JsonObject;
  /** What the other orders of a list have when one of them is filled. */
  readonly expired?: JsonObject;
}

/** The media type that a request or an answer is described by; there is one. */
export function mediaOf(content: Content | undefined): MediaType | undefined {
  return content && Object.values(content)[0];
}

/** The schemas of which a value is one, if there are several. */
export function alternativesOf({ oneOf, anyOf }: Schema): readonly Schema[] | undefined {
  return oneOf ?? anyOf;
}
