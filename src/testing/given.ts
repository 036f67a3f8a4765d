import { type Pair, readPairs, textWithout } from "./form.ts";
import { isObject, type Json, parseJson } from "./json.ts";
import type { MockOperation, MockParameter } from "./mock-operation.ts";
import { Refusal } from "./refusal.ts";
import { headerOf, type RawRequest, splitTarget } from "./request.ts";
import type { Signed } from "./signature.ts";

/** What a request says, before anything of it is believed. */
export interface Given {
  /** Parameters by name, each with its values; more than one where it may be repeated. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** Parameters that stood in a JSON body. */
  readonly json: ReadonlyMap<string, Json>;
  /** The whole of a JSON body. */
  readonly body: Json | undefined;
  /** Names that the operation does not know, or not in that place. */
  readonly unknown: readonly string[];
  /** The signature, and what it may be over. */
  readonly signature: string | undefined;
  readonly signed: Signed;
}

/** Reads what a request says; what cannot be read, or is repeated within the query or within the body, is refused. */
export function readGiven(
  { operation, parameters, spellings, security, readsForm }: MockOperation,
  request: RawRequest,
  path: Readonly<Record<string, string>>,
): Given {
  const texts = new Map(Object.entries(path).map(([name, value]) => [name, [value]]));
  for (const { name, in: place } of parameters.values()) {
    const value = place === "header" ? headerOf(request, name) : undefined;
    if (value !== undefined) texts.set(name, [value]);
  }
  const unknown: string[] = [];
  let signature = security.signature?.in === "header" ? headerOf(request, security.signature.name) : undefined;
  const take = (pairs: readonly Pair[]) => {
    for (const [name, values] of valuesOf(pairs, parameters, spellings)) {
      const place = parameters.get(name)?.in;
      if (isAt(security.signature, name)) signature = values[0];
      else if (place === "query" || (place === "body" && readsForm)) texts.set(name, values);
      else if (!isAt(security.key, name)) unknown.push(name);
    }
  };
  const raw = request.body.toString("latin1");
  const form = readsForm && isForm(request) ? readPairs(raw) : undefined;
  const query = readPairs(splitTarget(request.target)[1]);
  take(form ?? []);
  // The query comes last, since its value wins over the body's.
  take(query);

  const body = operation.body?.startsWith("json") && raw !== "" ? parseBody(request.body) : undefined;
  const json = new Map<string, Json>();
  if (operation.body === "json-value" && body !== undefined) json.set("body", body);
  else if (body !== undefined && !isObject(body)) throw malformed("The body is no object.");
  else {
    for (const [name, value] of Object.entries(body ?? {})) {
      if (parameters.get(name)?.in === "body") json.set(name, value);
      else if (name !== security.payload?.identity && name !== security.payload?.timestamp) unknown.push(name);
    }
  }
  const own = security.signature?.in === "query" ? security.signature.name : undefined;
  const signed = { request, query: textWithout(query, own), body: form ? textWithout(form, own) : raw };
  return { texts, json, body, unknown, signature: signature || undefined, signed };
}

function isAt(place: { readonly in: string; readonly name: string } | undefined, name: string): boolean {
  return place?.in === "query" && place.name === name;
}

function isForm(request: RawRequest): boolean {
  const type = headerOf(request, "content-type") ?? "application/x-www-form-urlencoded";
  return /^application\/x-www-form-urlencoded\b/i.test(type);
}

function valuesOf(
  pairs: readonly Pair[],
  parameters: ReadonlyMap<string, MockParameter>,
  spellings: ReadonlyMap<string, string>,
): ReadonlyMap<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const { raw, name: spelled, value } of pairs) {
    const name = spellings.size > 0 ? (spellings.get(spelled.toLowerCase()) ?? spelled) : spelled;
    const before = texts.get(name);
    if (raw === "") continue;
    if (!before) texts.set(name, [value]);
    else if (parameters.get(name)?.list === "repeat") before.push(value);
    else throw new Refusal("parameterRepeated", name);
  }
  return texts;
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
