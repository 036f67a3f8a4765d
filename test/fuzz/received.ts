import type { OperationFacts as Operation, ParameterFacts as Parameter, Value } from "../../src/facts.ts";
import { isList, isObject, type Json, parseJson } from "../../src/testing/json.ts";
import { type RawRequest, splitTarget } from "../../src/testing/request.ts";

/** What a server makes of a parameter: the texts of its pairs, or a value of a JSON body. */
export type Received = { readonly texts: readonly string[] } | { readonly json: Json };

/** Reads all parameters of a request as any server would, by the URL standard and JSON alone. */
export function readReceived(
  { path, body, parameters }: Operation,
  request: RawRequest,
  signature: readonly string[],
): ReadonlyMap<string, Received> {
  const received = new Map<string, Received>();
  const [sentPath, query] = splitTarget(request.target);
  const pattern = path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  const segments = new RegExp(`^${pattern}$`).exec(sentPath);
  if (!segments) throw new Error(`the path ${sentPath} is not that of the operation`);
  for (const [name, text] of Object.entries(segments.groups ?? {}))
    received.set(name, { texts: [decodeURIComponent(text)] });
  const own = (name: string) =>
    !signature.includes(name) && !parameters.some((parameter) => parameter.filled && parameter.name === name);
  const pairs = [
    ...new URLSearchParams(query),
    ...(body === "form" ? new URLSearchParams(request.body.toString()) : []),
  ];
  for (const [name, text] of pairs) {
    if (!own(name)) continue;
    const before = received.get(name);
    received.set(name, { texts: [...(before && "texts" in before ? before.texts : []), text] });
  }
  for (const { name } of parameters.filter((parameter) => parameter.in === "header")) {
    const text = request.headers[name.toLowerCase()];
    if (typeof text === "string") received.set(name, { texts: [text] });
  }
  if (!body?.startsWith("json") || request.body.length === 0) return received;
  const json = parseJson(request.body.toString());
  if (body === "json-value") received.set("body", { json });
  else for (const [name, value] of Object.entries(json ?? {})) if (own(name)) received.set(name, { json: value });
  return received;
}

/** Whether what was received is what was meant. */
export function isMeant({ value, list }: Parameter, received: Received, meant: unknown): boolean {
  if ("json" in received) return isSameJson(value, received.json, meant);
  const { texts } = received;
  if (list === "repeat") return isSameList(texts, meant, (text, item) => text === String(item));
  const [text = "", ...others] = texts;
  if (others.length > 0) return false;
  if (list === "csv") return isSameList(text.split(","), meant, (part, item) => part === String(item));
  if (list === "json") return isSameJson(value, parseJson(text), meant);
  return isExact(value, meant) && text === String(meant) && (value.type !== "id" || String(BigInt(text)) === text);
}

function isSameList<Item>(
  items: readonly Item[],
  meant: unknown,
  isSame: (item: Item, meant: unknown) => boolean,
): boolean {
  return (
    Array.isArray(meant) && meant.length === items.length && items.every((item, index) => isSame(item, meant[index]))
  );
}

function isSameJson(value: Value, json: Json, meant: unknown): boolean {
  if (value.type === "list")
    return isList(json) && isSameList(json, meant, (item, each) => isSameJson(value.items, item, each));
  if (value.type === "object") {
    const given = Object.entries(Object(meant)).filter(([, item]) => item !== undefined);
    const propertyOf = (name: string) =>
      Object.hasOwn(value.properties, name) ? value.properties[name] : value.additional;
    return (
      isObject(json) &&
      Object.keys(json).length === given.length &&
      given.every(([name, item]) => {
        const property = propertyOf(name);
        return property && Object.hasOwn(json, name) && isSameJson(property, json[name] as Json, item);
      })
    );
  }
  if (value.type === "string" || value.type === "decimal" || value.type === "boolean") return json === meant;
  const isText = value.type === "id" && value.text === true;
  return isExact(value, meant) && (typeof json === "string") === isText && String(json) === String(meant);
}

/** A whole number that may have been rounded means nothing for certain. */
function isExact({ type }: Value, meant: unknown): boolean {
  if (typeof meant === "number" && (type === "id" || type === "integer")) return Number.isSafeInteger(meant);
  return ["string", "number", "bigint", "boolean"].includes(typeof meant);
}
