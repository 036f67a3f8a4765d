import type { Operation, Parameter } from "./operation.ts";
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

/** Compiles how an operation's parameters are written, once; they go out in the order of the table. */
export function compileSerializer({ path: template, parameters, body: kind }: Operation): Serialize {
  const writers = parameters.map((parameter) => ({ ...parameter, pair: pairOf(parameter, kind) }));
  return (checked) => {
    let path = template;
    let query = "";
    let body = "";
    const headers: Record<string, string> = {};
    for (const { name, in: place, write, pair } of writers) {
      const value = checked[name] as string | readonly string[] | undefined;
      if (value === undefined) continue;
      const text = write ? write(value, pair) : pair(String(value));
      if (place === "query") query += query ? `&${text}` : text;
      else if (place === "path") path = path.replaceAll(`{${name}}`, text);
      else if (place === "header") headers[name] = text;
      else body += body ? (kind === "form" ? "&" : ",") + text : text;
    }
    if (kind === "json") body = `{${body}}`;
    const isSent = body !== "" || kind === "form";
    if (isSent) headers["Content-Type"] = `application/${kind === "form" ? "x-www-form-urlencoded" : "json"}`;
    return { path, query, body: isSent ? body : undefined, headers };
  };
}

/** How name and text stand together at the parameter's place. */
function pairOf({ name, in: place }: Parameter, kind: Operation["body"]): (text: string) => string {
  if (place === "path") return percentEncode;
  if (place === "header" || (place === "body" && kind === "json-value")) return (text) => text;
  if (place === "body" && kind === "json") return (text) => `${JSON.stringify(name)}:${text}`;
  const key = percentEncode(name);
  return (text) => `${key}=${percentEncode(text)}`;
}
