import { eachPair } from "./form.ts";
import { isObject, type Json, parseJson } from "./json.ts";
import type { MockOperation } from "./mock-operation.ts";
import { Refusal } from "./refusal.ts";
import { headerOf, type RawRequest, splitTarget } from "./request.ts";
import type { Signed } from "./signature.ts";

/** What was sent for a parameter as text; a list where it may be repeated. */
export type GivenText = string | readonly string[];

/** What a request says, before anything of it is believed. */
export interface Given {
  /** By the index of the parameter. */
  readonly texts: readonly (GivenText | undefined)[];
  /** What stood in a JSON body, by the index of the parameter. */
  readonly json: readonly (Json | undefined)[];
  /** The whole of a JSON body. */
  readonly body: Json | undefined;
  /** The first name that the operation does not know, or not in that place. */
  readonly unknown: string | undefined;
  /** The signature, and what it may be over. */
  readonly signature: string | undefined;
  readonly signed: Signed;
}

/** What a JSON body says. */
type Body = Pick<Given, "json" | "body" | "unknown">;

const noBody: Body = { json: [], body: undefined, unknown: undefined };

/** Reads what a request says; what cannot be read, or is repeated within the query or within the body, is refused. */
export function readGiven(
  operation: MockOperation,
  request: RawRequest,
  path: Readonly<Record<string, string>>,
): Given {
  const { security, readsForm, inHeaders, inPath } = operation;
  const raw = request.body.length === 0 ? "" : request.body.toString("latin1");
  const form = readsForm && raw !== "" && isForm(request) ? new Pairs(raw, operation) : undefined;
  const query = new Pairs(splitTarget(request.target)[1], operation);
  const repeated = form?.repeated ?? query.repeated;
  if (repeated !== undefined) throw new Refusal("parameterRepeated", repeated);

  const { texts } = query;
  // The query's value wins over the body's.
  form?.texts.forEach((text, index) => {
    texts[index] ??= text;
  });
  for (const { name, index } of inHeaders) texts[index] = headerOf(request, name);
  for (const { name, index } of inPath) texts[index] = path[name];

  const isJson = raw !== "" && operation.operation.body?.startsWith("json");
  const { body, json, unknown } = isJson ? readBody(request.body, operation) : noBody;
  const inHeader = security.signature?.in === "header" ? headerOf(request, security.signature.name) : undefined;
  return {
    texts,
    json,
    body,
    unknown: form?.unknown ?? query.unknown ?? unknown,
    signature: (query.signature ?? form?.signature ?? inHeader) || undefined,
    signed: { request, query: query.unsigned, body: form ? form.unsigned : raw },
  };
}

/** What a query or a form says. */
class Pairs {
  readonly #operation: MockOperation;
  readonly #text: string;
  readonly texts: (string | string[] | undefined)[] = [];
  signature: string | undefined;
  /** The text but for the signature, byte for byte. */
  unsigned: string;
  /** The first name that the operation does not know. */
  unknown: string | undefined;
  /** The first name that stands there more than once, and may not. */
  repeated: string | undefined;
  #others: Set<string> | undefined;

  constructor(text: string, operation: MockOperation) {
    this.#operation = operation;
    this.#text = text;
    this.unsigned = text;
    for (let index = 0; index < operation.slots.length; index++) this.texts.push(undefined);
    eachPair(text, this);
  }

  take(spelled: string, value: string, from: number, end: number): void {
    const { slots, places, spellings } = this.#operation;
    const name = spellings.size > 0 ? (spellings.get(spelled.toLowerCase()) ?? spelled) : spelled;
    const place = places.get(name);
    if (typeof place === "number") {
      const before = this.texts[place];
      if (Array.isArray(before)) before.push(value);
      else if (before === undefined) this.texts[place] = slots[place]?.list === "repeat" ? [value] : value;
      else this.repeated ??= name;
    } else if (place === "signature") {
      if (this.signature !== undefined) this.repeated ??= name;
      this.signature = value;
      const before = from === 0 ? "" : this.#text.slice(0, from - 1);
      this.unsigned = before + this.#text.slice(from === 0 ? end + 1 : end);
    } else {
      this.#others ??= new Set();
      if (this.#others.has(name)) this.repeated ??= name;
      this.#others.add(name);
      if (place === undefined) this.unknown ??= name;
    }
  }
}

function readBody(bytes: Buffer, { operation, parameters, security }: MockOperation): Body {
  const body = parseBody(bytes);
  const json: Json[] = [];
  let unknown: string | undefined;
  const take = (name: string, value: Json) => {
    const parameter = parameters.get(name);
    if (parameter?.in === "body") json[parameter.index] = value;
    else if (name !== security.payload?.identity && name !== security.payload?.timestamp) unknown ??= name;
  };
  if (operation.body === "json-value") take("body", body);
  else if (!isObject(body)) throw malformed("The body is no object.");
  else for (const [name, value] of Object.entries(body)) take(name, value);
  return { body, json, unknown };
}

function isForm(request: RawRequest): boolean {
  const type = headerOf(request, "content-type") ?? "application/x-www-form-urlencoded";
  return /^application\/x-www-form-urlencoded\b/i.test(type);
}

function parseBody(body: Buffer): Json {
  try {
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw malformed("The body is no JSON in UTF-8.");
  }
}

function malformed(because: string): Refusal {
  return new Refusal("parameterMalformed", "body").because(() => ({ because }));
}
