/** A JSON value as `JSON.stringify` writes it. */
export type ContractValue =
  | null
  | boolean
  | number
  | string
  | readonly ContractValue[]
  | { readonly [name: string]: ContractValue };

/** How a value is compared, in Pact's terms. */
export interface ContractMatcher {
  readonly match: string;
  readonly regex?: string;
  readonly variants?: readonly {
    readonly index: number;
    readonly rules: ContractRules;
    readonly generators: Readonly<Record<string, never>>;
  }[];
}

/** Matchers by the place that they are for. */
export type ContractRules = Readonly<
  Record<string, { readonly combine: "AND"; readonly matchers: readonly ContractMatcher[] }>
>;

/** A body with its media type. */
export interface ContractBody {
  readonly contentType: string;
  readonly content: ContractValue;
  readonly encoded: false;
}

/** What a consumer sends, without anything that proves who it is. */
export interface ContractRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, readonly string[]>>;
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly body?: ContractBody;
  readonly matchingRules?: {
    readonly path?: ContractRules[string];
    readonly query?: ContractRules;
    readonly header?: ContractRules;
    readonly body?: ContractRules;
  };
}

/** What a consumer reads of the answer. */
export interface ContractResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly body?: ContractBody;
  readonly matchingRules?: { readonly body?: ContractRules };
}

/** What Pact has no word for, of one field of an answer. */
export interface FieldNote {
  /** The documented format, such as `decimal`. */
  readonly format?: string;
  /** The field was not documented as always there. */
  readonly optional?: true;
  /** The types that were documented, where they were several. */
  readonly types?: readonly string[];
  /** The values that the consumer got, of error codes and of what has an `enum`. */
  readonly values?: readonly ContractValue[];
  /** Nothing documents an example: the one in the contract stands for the type alone. */
  readonly isMadeUp?: true;
  /** The values that were documented. */
  readonly enum?: readonly ContractValue[];
  /** Of an object that is one of several kinds: the fields that were mandatory, by which it is told from the others. */
  readonly like?: readonly string[];
}

/** What `cancelkit contract verify` goes by beyond Pact's own fields. */
export interface InteractionNotes {
  /** The `operationId`. */
  readonly operation: string;
  /** The request was refused for its parameters, which are therefore none to keep to. */
  readonly isMalformed?: true;
  /** No answer reached the consumer. */
  readonly isUnanswered?: true;
  /** The documents name the status of the answer itself, not only its class. */
  readonly isNamedStatus?: true;
  /** Further requests of the same parameters, those with the smallest and largest values. */
  readonly requests?: readonly Partial<ContractRequest>[];
  /** By the field's place in the example, such as `$.orders[0].symbol`. */
  readonly fields?: Readonly<Record<string, FieldNote>>;
}

/** One request with its answer. */
export interface ContractInteraction {
  readonly type: "Synchronous/HTTP";
  /** The same for the same interaction, in every run. */
  readonly key: string;
  readonly description: string;
  /** No provider can play it: no answer reached the consumer. */
  readonly pending: boolean;
  readonly providerStates: readonly {
    readonly name: string;
    readonly params?: Readonly<Record<string, ContractValue>>;
  }[];
  readonly request: ContractRequest;
  readonly response: ContractResponse;
  readonly comments: { readonly cancelkit: InteractionNotes };
}

/** What a consumer relies on, as a Pact file (version 4): plain data for `JSON.stringify`. */
export interface Contract {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly ContractInteraction[];
  readonly metadata: {
    readonly pactSpecification: { readonly version: "4.0" };
    readonly cancelkit: { readonly contract: 1 };
  };
}

/** What a contract is called by. */
export interface ContractOptions {
  /** The service whose tests ran; `consumer` by default. */
  readonly consumer?: string | undefined;
  /** The API, such as `binance-margin`; may be left out where the tests called only one. */
  readonly provider?: string | undefined;
}
