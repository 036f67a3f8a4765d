import { percentEncode } from "../serialize.ts";
import type { Place } from "../testing/security.ts";
import type { WireRequest } from "../wire.ts";

/** Makes a signed request wrong in one way. */
export type Spoil = (request: WireRequest) => WireRequest;

/**
 * Takes the text at a place out of the request, or puts another one there.
 *
 * @param change Gives the other text; undefined takes it out.
 * @throws {TypeError} The signer left nothing at that place.
 */
export function spoilAt({ name, in: where }: Place, change: (text: string) => string | undefined): Spoil {
  return (request) => (where === "query" ? spoilQuery(request, name, change) : spoilHeader(request, name, change));
}

function spoilQuery(request: WireRequest, name: string, change: (text: string) => string | undefined): WireRequest {
  const key = `${percentEncode(name)}=`;
  const pairs = request.query.split("&");
  const index = pairs.findIndex((pair) => pair.startsWith(key));
  if (index < 0) throw nothingAt(name);
  const text = change(decodeURIComponent((pairs[index] as string).slice(key.length)));
  pairs.splice(index, 1, ...(text === undefined ? [] : [key + encodeURIComponent(text)]));
  return { ...request, query: pairs.join("&"), secrets: [...request.secrets, text ?? []].flat() };
}

function spoilHeader(request: WireRequest, name: string, change: (text: string) => string | undefined): WireRequest {
  const { ...headers } = request.headers as Record<string, string>;
  const key = Object.keys(headers).find((each) => each.toLowerCase() === name.toLowerCase());
  if (key === undefined) throw nothingAt(name);
  const text = change(headers[key] as string);
  delete headers[key];
  if (text !== undefined) headers[key] = text;
  return { ...request, headers, secrets: [...request.secrets, text ?? []].flat() };
}

/** Another text in the same alphabet, hexadecimal or base64: its first character differs. */
export function alter(text: string): string {
  return (text.startsWith("0") ? "1" : "0") + text.slice(1);
}

function nothingAt(name: string): TypeError {
  return new TypeError(`the signer puts nothing where the spec has \`${name}\``);
}
