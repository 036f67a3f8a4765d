import { exampleOf as documentedExample } from "../../testing/answer.ts";
import { alternativesOf, mediaOf, type Schema } from "../../testing/document.ts";
import { isList, isObject, type Json } from "../../testing/json.ts";
import { exampleLike } from "../../testing/spare.ts";
import type { ContractMatcher, ContractResponse, ContractRules, ContractValue, FieldNote } from "../contract.ts";
import { hasCode } from "../error-codes.ts";
import { keyPath } from "../key-path.ts";
import { errorText } from "./error-text.ts";
import { responseOf } from "./given-answer.ts";
import { exampleOf, isMadeUp, matcherOf, sortedValues } from "./leaf.ts";
import { isCode, isMessage, type Relied } from "./relied.ts";
import type { Shape } from "./shape.ts";

/** An answer as it stands in a contract, and what Pact has no word for. */
export interface WrittenResponse {
  readonly response: ContractResponse;
  readonly fields: Readonly<Record<string, FieldNote>>;
}

/** Writes what is relied on of the answers of a shape. */
export function writeResponse(shape: Shape): WrittenResponse {
  const { status, operation, documented, all, read, answers, recorded } = shape;
  // An answer that nobody recorded the reads of is relied on as a whole.
  const relied = answers > recorded ? all : read;
  const code = status ?? operation.operation.status;
  if (!relied) return { response: { status: code }, fields: {} };
  const media = mediaOf(responseOf(documented, code)?.content);
  const { "x-errors": errors = [], "x-statuses": statuses = [] } = operation.documented;
  const writer = new Writer(
    (value) => hasCode([...errors, ...statuses], code, value),
    (own) => errorText(operation, code, own ?? shape.code),
  );
  const content = writer.write(relied, media && documentedExample(media), "$", "$");
  return {
    response: {
      status: code,
      headers: { "Content-Type": ["application/json"] },
      body: { contentType: "application/json", content, encoded: false },
      ...(Object.keys(writer.rules).length > 0 && { matchingRules: { body: writer.rules } }),
    },
    fields: writer.fields,
  };
}

class Writer {
  readonly #isDocumented: (code: unknown) => boolean;
  readonly #textOf: (code: ContractValue | undefined) => string | undefined;
  rules: Record<string, ContractRules[string]> = {};
  readonly fields: Record<string, FieldNote> = {};

  /**
   * @param isDocumented Whether an error code is; nothing can be said of others.
   * @param textOf The documented text of an error code; without one that of the answer.
   */
  constructor(
    isDocumented: (code: unknown) => boolean,
    textOf: (code: ContractValue | undefined) => string | undefined,
  ) {
    this.#isDocumented = isDocumented;
    this.#textOf = textOf;
  }

  /**
   * @param rule The place in the terms of matchers, such as `$.orders[*].symbol`.
   * @param at The place in the example, such as `$.orders[0].symbol`.
   */
  write(relied: Relied, example: Json | undefined, rule: string, at: string): ContractValue {
    const { schema } = relied;
    const [branch] = branchesOf(relied);
    if (branch) return this.#branch(branch, example, rule, at);
    if (schema.type === "array") return this.#list(relied, example, rule, at);
    if (schema.type === "object" || schema.properties) return this.#object(relied, example, rule, at);
    this.#match(rule, matcherOf(relied, this.#isDocumented));
    const values = sortedValues(relied.seen).filter((value) => !isCode(schema) || this.#isDocumented(value));
    const stands = isCode(schema) ? values.length > 0 : !isMessage(schema) && !isMadeUp(relied, example);
    const listed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
    this.#note(at, {
      ...(!stands && { isMadeUp: true }),
      ...(schema.format !== undefined && { format: schema.format }),
      ...(Array.isArray(schema.type) && { types: schema.type as readonly string[] }),
      ...(values.length > 0 && { values }),
      ...(listed && { enum: listed as readonly ContractValue[] }),
    });
    return exampleOf(relied, example);
  }

  #branch(relied: Relied, example: Json | undefined, rule: string, at: string): ContractValue {
    const { required } = relied.schema;
    const value = this.write(relied, example, rule, at);
    if (required) this.#note(at, { ...this.fields[at], like: required });
    return value;
  }

  #object(relied: Relied, example: Json | undefined, rule: string, at: string): ContractValue {
    const examples = { ...(isObject(example) ? example : {}), ...this.#texts(relied) };
    const { required = [], properties = {} } = relied.schema;
    const names = Object.keys(properties).filter((name) => relied.fields.has(name));
    const members = names.map((name): [string, ContractValue] => {
      const place = keyPath(at, name);
      const value = this.write(relied.fields.get(name) as Relied, examples[name], keyPath(rule, name), place);
      if (!required.includes(name)) this.#note(place, { ...this.fields[place], optional: true });
      return [name, value];
    });
    if (!relied.items) return Object.fromEntries(members);
    // Of a map the names are not known beforehand.
    const [[key, first] = ["key", undefined]] = Object.entries(examples).filter(
      ([name]) => !Object.hasOwn(properties, name),
    );
    this.#match(rule, { match: "values" });
    const value = this.write(relied.items, first, `${rule}.*`, keyPath(at, key));
    return Object.fromEntries([...members, [key, value]]);
  }

  /** The texts of an error, which are those of its code. */
  #texts({ schema, fields }: Relied): Readonly<Record<string, string>> {
    const [code] = [...fields.values()]
      .filter((field) => isCode(field.schema))
      .map(({ seen }) => sortedValues(seen)[0]);
    const names = Object.entries(schema.properties ?? {}).filter(([, property]) => isMessage(property));
    const text = names.length > 0 ? this.#textOf(code) : undefined;
    return text === undefined ? {} : Object.fromEntries(names.map(([name]) => [name, text]));
  }

  #list({ items }: Relied, example: Json | undefined, rule: string, at: string): ContractValue {
    if (!items) {
      this.#match(rule, { match: "type" });
      return [];
    }
    const variants = alternativesOf(items.schema) ? branchesOf(items) : undefined;
    if (!variants) {
      this.#match(rule, { match: "type" });
      return [this.write(items, firstOf(items.schema, example), `${rule}[*]`, `${at}[0]`)];
    }
    // Items of several kinds, in any order and number.
    const outer = this.rules;
    const written = variants.map((variant, index) => {
      this.rules = {};
      const value = this.#branch(variant, firstOf(variant.schema, example), "$", `${at}[${index}]`);
      return { value, index, rules: this.rules };
    });
    this.rules = outer;
    this.#match(rule, {
      match: "arrayContains",
      variants: written.map(({ index, rules }) => ({ index, rules, generators: {} })),
    });
    return written.map(({ value }) => value);
  }

  #match(rule: string, matcher: ContractMatcher | undefined): void {
    if (matcher) this.rules[rule] = { combine: "AND", matchers: [matcher] };
  }

  #note(at: string, note: FieldNote): void {
    if (Object.keys(note).length > 0) this.fields[at] = note;
  }
}

function branchesOf(relied: Relied): readonly Relied[] {
  return [...relied.branches].sort(([a], [b]) => a - b).map(([, branch]) => branch);
}

function firstOf(schema: Schema, example: Json | undefined): Json | undefined {
  return isList(example)
    ? (exampleLike(schema, example) ?? (schema.type === "object" ? undefined : example[0]))
    : undefined;
}
