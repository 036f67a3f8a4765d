import type { Operation, Parameter, Value } from "./operation.ts";
import type { CheckedParameters } from "./rules.ts";

/** Path, query and body as they go out, signing aside. */
export interface SerializedRequest {
  readonly path: string;
  readonly query: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

export type Serialize = (parameters: CheckedParameters) => SerializedRequest;

/** Percent-encodes all but unreserved characters (RFC 3986), so that no URL parser on the way changes a byte. */
export function percentEncode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Compiles how an operation's parameters are written, once; parameters go out in the order of the table. */
export function compileSerializer(operation: Operation): Serialize {
  const given = operation.parameters.filter((parameter) => !parameter.filled);
  const writersOf = (place: Parameter["in"]) =>
    given
      .filter((parameter) => parameter.in === place)
      .map((parameter) => [parameter.name, pairWriter(parameter)] as const);
  const query = writersOf("query");
  const form = writersOf("body");
  const header = given.filter((parameter) => parameter.in === "header");
  const json = jsonBodyWriter(operation, given);
  const contentType = operation.body === "form" ? "application/x-www-form-urlencoded" : "application/json";
  const segments = operation.path.split(/\{([^{}]+)\}/);

  const write = (writers: typeof query, parameters: CheckedParameters) => {
    let text = "";
    for (const [name, pair] of writers) {
      const value = parameters[name];
      if (value !== undefined) text += `${text && "&"}${pair(value)}`;
    }
    return text;
  };

  return (parameters) => {
    let path = "";
    for (const [index, segment] of segments.entries()) {
      path += index % 2 === 0 ? segment : percentEncode(String(parameters[segment]));
    }
    const body = json ? json(parameters) : operation.body === "form" ? write(form, parameters) : undefined;
    const headers: Record<string, string> = {};
    if (body !== undefined) headers["Content-Type"] = contentType;
    for (const { name } of header) if (parameters[name] !== undefined) headers[name] = String(parameters[name]);
    return { path, query: write(query, parameters), body, headers };
  };
}

function pairWriter({ name, value, list }: Parameter): (value: unknown) => string {
  const key = percentEncode(name);
  if (list === "json") return (given) => `${key}=${percentEncode(toJson(value, given))}`;
  if (list === "csv") return (given) => `${key}=${percentEncode((given as readonly string[]).join(","))}`;
  if (list === "repeat") {
    return (given) => (given as readonly unknown[]).map((item) => `${key}=${percentEncode(String(item))}`).join("&");
  }
  return (given) => `${key}=${percentEncode(String(given))}`;
}

function jsonBodyWriter(
  operation: Operation,
  given: readonly Parameter[],
): ((parameters: CheckedParameters) => string | undefined) | undefined {
  const parts = given.filter((parameter) => parameter.in === "body");
  if (operation.body === "json-value") {
    return (parameters) => {
      const [body] = parts;
      return body && parameters.body !== undefined ? toJson(body.value, parameters.body) : undefined;
    };
  }
  if (operation.body !== "json") return undefined;
  const properties = Object.fromEntries(parts.map((parameter) => [parameter.name, parameter.value]));
  return (parameters) => {
    const body: Record<string, unknown> = Object.create(null);
    for (const { name } of parts) if (parameters[name] !== undefined) body[name] = parameters[name];
    return toJson({ type: "object", properties }, body);
  };
}

/** JSON without spaces; ids and numbers, which are text by now, as the digits that they are. */
function toJson(value: Value, given: unknown): string {
  switch (value.type) {
    case "id":
      return value.text ? `"${String(given)}"` : String(given);
    case "integer":
    case "number":
      return String(given);
    case "list":
      return `[${(given as readonly unknown[]).map((item) => toJson(value.items, item)).join(",")}]`;
    case "object": {
      const members = Object.entries(given as object).map(([key, item]) => {
        const type = Object.hasOwn(value.properties, key) ? value.properties[key] : value.additional;
        return `${JSON.stringify(key)}:${toJson(type as Value, item)}`;
      });
      return `{${members.join(",")}}`;
    }
    default:
      return JSON.stringify(given);
  }
}
