import type { SpecNode } from "../../docs/spec/node.ts";
import type { SpecOperation } from "../../docs/spec/operation.ts";
import { isList, isObject, type Json } from "../../testing/json.ts";
import type { FieldNote } from "../contract.ts";
import { keyPath } from "../key-path.ts";
import { checkCodes } from "./check-codes.ts";
import { checkListed } from "./check-listed.ts";
import type { Say } from "./finding.ts";
import type { ReadInteraction } from "./read-contract.ts";
import { isRequired, partsOf, sharedFields } from "./schema-parts.ts";
import { typesOf } from "./violations.ts";
import { isWanted, wantedType } from "./wanted-type.ts";

/** What is expected at one place of an answer. */
interface Expected {
  readonly value: Json;
  readonly path: readonly (string | number)[];
  /** The same as text. */
  readonly at: string;
}

/** Checks the fields of one answer. */
export class FieldCheck {
  readonly #operation: SpecOperation;
  readonly #interaction: ReadInteraction;
  readonly #fail: Say;
  readonly #note: Say;

  constructor(operation: SpecOperation, interaction: ReadInteraction, fail: Say, note: Say) {
    this.#operation = operation;
    this.#interaction = interaction;
    this.#fail = fail;
    this.#note = note;
  }

  check(schema: SpecNode, expected: Expected): void {
    const branches = (schema.get("oneOf") ?? schema.get("anyOf"))?.items() ?? [];
    if (branches.length > 0) {
      this.#checkBranches(branches, expected);
      return;
    }
    const { value, path, at } = expected;
    const match = this.#interaction.matchers.at(path);
    if (!this.#hasType(schema, value, match, at)) return;
    if (isList(value)) {
      const items = schema.get("items");
      for (const [index, item] of value.entries()) {
        if (items) this.check(items, { value: item, path: [...path, index], at: `${at}[${index}]` });
      }
    } else if (isObject(value)) {
      for (const [name, item] of Object.entries(value)) this.#checkField(schema, name, item, expected);
    } else this.#checkValue(schema, expected, match);
  }

  /** One of several schemas has to have what is expected; of those that lack something the nearest says what. */
  #checkBranches(branches: readonly SpecNode[], expected: Expected): void {
    const like = this.#noteOf(expected.at)?.like ?? Object.keys(isObject(expected.value) ? expected.value : {});
    const tried = branches.map((branch) => {
      const failures: Parameters<Say>[] = [];
      const notes: Parameters<Say>[] = [];
      const inner = new FieldCheck(
        this.#operation,
        this.#interaction,
        (...said) => failures.push(said),
        (...said) => notes.push(said),
      );
      inner.check(branch, expected);
      return { failures, notes, shared: sharedFields(branch, like) };
    });
    const [best] = tried.toSorted(
      (a, b) =>
        Number(a.failures.length > 0) - Number(b.failures.length > 0) ||
        b.shared - a.shared ||
        a.failures.length - b.failures.length,
    );
    for (const said of best?.failures ?? []) this.#fail(...said);
    for (const said of best?.notes ?? []) this.#note(...said);
  }

  #checkField(schema: SpecNode, name: string, value: Json, { path, at }: Expected): void {
    const below = { value, path: [...path, name], at: keyPath(at, name) };
    const parts = partsOf(schema);
    const owner = parts.find((part) => part.get("properties")?.get(name));
    const property = owner?.at("properties", name);
    if (!property) {
      const others = parts
        .map((part) => part.get("additionalProperties"))
        .find((found) => found && found.value === undefined);
      if (others) this.check(others, below);
      else this.#fail(schema.get("properties") ?? schema, `${this.#said(below.at)} is not documented`);
      return;
    }
    const { notes } = this.#interaction;
    if (!isRequired(parts, name) && !this.#noteOf(below.at)?.optional) {
      const place = owner?.get("required") ?? property;
      if (notes) this.#fail(place, `${this.#said(below.at)} is no longer always there`);
      else this.#note(place, `${this.#said(below.at)} is not always there`);
    }
    this.check(property, below);
  }

  #hasType(schema: SpecNode, value: Json, match: string | undefined, at: string): boolean {
    const documented = typesOf(schema);
    const place = schema.get("type") ?? schema;
    const before = this.#noteOf(at)?.types;
    const types = documented.filter((type) => type !== "null");
    const wanted = wantedType(value, match);
    const fits = before
      ? types.some((type) => before.includes(type))
      : wanted === undefined || types.every((type) => isWanted(wanted, type));
    if (!fits && types.length > 0) {
      const read = before?.join(" or ") ?? (wanted === "either" ? "number" : wanted);
      this.#fail(place, `${this.#said(at)} is ${types.join(" or ")}, and the consumer reads ${read}`);
      return false;
    }
    const more = before
      ? documented.filter((type) => !before.includes(type))
      : documented.filter((type) => type === "null");
    if (more.length > 0) {
      const say = this.#interaction.notes ? this.#fail : this.#note;
      say(place, `${this.#said(at)} may be ${more.join(" or ")}`);
    }
    return true;
  }

  #checkValue(schema: SpecNode, { value, at }: Expected, match: string | undefined): void {
    const own = this.#noteOf(at);
    this.#checkFormat(schema, at, own);
    const isOwn = this.#interaction.notes !== undefined;
    const isSame = !isOwn && (match === undefined || match === "equality");
    const relied = own?.values ?? (isSame ? [value as string | number] : []);
    const isStrict = isOwn || isSame;
    checkListed(schema, { value, said: this.#said(at), own, isOwn, isStrict, relied }, this.#fail, this.#note);
    if (schema.get("x-value")?.text === "error.code") {
      checkCodes(this.#operation, this.#interaction.status, relied, at, this.#fail);
    }
  }

  #checkFormat(schema: SpecNode, at: string, own: FieldNote | undefined): void {
    if (!this.#interaction.notes) return;
    const format = schema.get("format");
    if (own?.format === format?.text) return;
    const said = this.#said(at);
    if (own?.format === undefined) this.#note(format ?? schema, `${said} is now documented as ${format?.text}`);
    else this.#fail(format ?? schema, `${said} is ${format?.text ?? "of no format"}, and was ${own.format}`);
  }

  #noteOf(at: string): FieldNote | undefined {
    const { fields } = this.#interaction.notes ?? {};
    return fields && Object.hasOwn(fields, at) ? fields[at] : undefined;
  }

  #said(at: string): string {
    return `\`${at}\` of the answer`;
  }
}
