import { isList, isObject, type Json, type JsonObject, parseJson } from "../../testing/json.ts";
import type { FieldNote } from "../contract.ts";
import { ContractError } from "./contract-error.ts";
import { type Matchers, readMatchers } from "./matchers.ts";

/** A request as a contract has it. */
export interface ReadRequest {
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Json | undefined;
  readonly isForm: boolean;
}

/** An interaction as a contract has it. */
export interface ReadInteraction {
  readonly description: string;
  /** The first is the interaction's own, the others differ from it in values. */
  readonly requests: readonly [ReadRequest, ...ReadRequest[]];
  readonly status: number;
  readonly body: Json | undefined;
  readonly matchers: Matchers;
  /** What cancelkit wrote down; `undefined` in a contract of another tool. */
  readonly notes: ReadNotes | undefined;
}

/** Of `comments.cancelkit`. */
export interface ReadNotes {
  readonly operation: string;
  /** The path has no parameters. */
  readonly isLiteral: boolean;
  readonly isMalformed: boolean;
  readonly isUnanswered: boolean;
  readonly isNamedStatus: boolean;
  readonly fields: Readonly<Record<string, FieldNote>>;
}

/** A contract, whichever tool wrote it. */
export interface ReadContract {
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly ReadInteraction[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

/**
 * Reads a Pact file of version 4.
 *
 * @throws {ContractError} It is none.
 */
export function readContract(file: string, text: string): ReadContract {
  const whole = parse(file, text);
  if (!isObject(whole) || !isList(whole.interactions)) {
    throw new ContractError(`${file} is no Pact file: it has no list of interactions`);
  }
  const version = versionOf(whole.metadata);
  if (!/^4(\.|$)/.test(version ?? "")) {
    const said = version === undefined ? "does not say which version it is" : `is of version ${version}`;
    throw new ContractError(`${file} ${said}: Pact files of version 4 can be checked`);
  }
  const notes: string[] = [];
  const interactions = whole.interactions.flatMap((each, index): readonly ReadInteraction[] => {
    const place = `interactions[${index}]`;
    if (!isObject(each)) throw new ContractError(`${file}: ${place} is no object`);
    if (each.type !== undefined && each.type !== "Synchronous/HTTP") {
      notes.push(`${place} is not checked: ${String(each.type)} is no request over HTTP`);
      return [];
    }
    return [readInteraction(file, place, each)];
  });
  return { consumer: nameOf(whole.consumer), provider: nameOf(whole.provider), interactions, notes };
}

function parse(file: string, text: string): Json {
  try {
    return parseJson(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new ContractError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function versionOf(metadata: Json | undefined): string | undefined {
  if (!isObject(metadata)) return undefined;
  const { pactSpecification, "pact-specification": older, pactSpecificationVersion } = metadata;
  const version = [pactSpecification, older].find(isObject)?.version ?? pactSpecificationVersion;
  return version === undefined ? undefined : String(version);
}

function nameOf(value: Json | undefined): string {
  return isObject(value) && typeof value.name === "string" ? value.name : "";
}

function readInteraction(file: string, place: string, each: JsonObject): ReadInteraction {
  const { request, response, description, comments } = each;
  if (!isObject(request) || typeof request.method !== "string" || typeof request.path !== "string") {
    throw new ContractError(`${file}: ${place}.request has no method and path`);
  }
  if (!isObject(response) || response.status === undefined) {
    throw new ContractError(`${file} cannot be checked: ${place}.response has no status`);
  }
  const status = Number(response.status);
  if (!Number.isInteger(status)) throw new ContractError(`${file}: ${place}.response.status is no number`);
  const own = isObject(comments) && isObject(comments.cancelkit) ? comments.cancelkit : undefined;
  const others = own && isList(own.requests) ? own.requests.filter(isObject) : [];
  const rules = isObject(response.matchingRules) ? response.matchingRules.body : undefined;
  const body = bodyOf(response.body);
  return {
    description: typeof description === "string" ? description : place,
    requests: [
      readRequest(request),
      ...others.map((other) => readRequest({ method: request.method as Json, ...other })),
    ],
    status,
    body: body?.content,
    matchers: readMatchers(rules),
    notes: own && {
      operation: String(own.operation ?? ""),
      isLiteral: !(isObject(request.matchingRules) && isObject(request.matchingRules.path)),
      isMalformed: own.isMalformed === true,
      isUnanswered: own.isUnanswered === true,
      isNamedStatus: own.isNamedStatus === true,
      fields: Object.fromEntries(Object.entries(isObject(own.fields) ? own.fields : {}).map(readField)),
    },
  };
}

/** A note as far as it is as cancelkit writes it. */
function readField([at, note]: [string, Json]): [string, FieldNote] {
  const { format, optional, types, values, isMadeUp, enum: listed, like } = isObject(note) ? note : {};
  return [
    at,
    {
      ...(typeof format === "string" && { format }),
      ...(optional === true && { optional }),
      ...(isList(types) && { types: types.map(String) }),
      ...(isList(values) && { values: values as NonNullable<FieldNote["values"]> }),
      ...(isMadeUp === true && { isMadeUp }),
      ...(isList(listed) && { enum: listed as NonNullable<FieldNote["enum"]> }),
      ...(isList(like) && { like: like.map(String) }),
    },
  ];
}

function readRequest({ method, path, query, headers, body }: JsonObject): ReadRequest {
  const read = bodyOf(body);
  return {
    method: String(method).toUpperCase(),
    path: String(path),
    query: new Map(Object.entries(isObject(query) ? query : {}).map(([name, value]) => [name, textsOf(value)])),
    headers: new Map(
      Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => [
        name.toLowerCase(),
        textsOf(value).join(),
      ]),
    ),
    body: read?.content,
    isForm: /x-www-form-urlencoded/i.test(read?.contentType ?? ""),
  };
}

function textsOf(value: Json): readonly string[] {
  return (isList(value) ? value : [value]).map(String);
}

/** A body's content, decoded where it was encoded. */
function bodyOf(
  body: Json | undefined,
): { readonly content: Json | undefined; readonly contentType: string } | undefined {
  if (!isObject(body)) return undefined;
  const { content, contentType = "", encoded } = body;
  if (content === undefined) return undefined;
  const isText = typeof content === "string";
  const text =
    isText && typeof encoded === "string" && /base64/i.test(encoded)
      ? Buffer.from(content, "base64").toString()
      : content;
  if (typeof text === "string" && /json/i.test(String(contentType)) && encoded) {
    try {
      return { content: parseJson(text), contentType: String(contentType) };
    } catch {
      return { content: undefined, contentType: String(contentType) };
    }
  }
  return { content: text, contentType: String(contentType) };
}
