import type { Endpoint } from "../page.ts";
import { type SpecFile, SpecNode } from "../spec/node.ts";

/** Who may call an endpoint: everybody, who has a key, or who signs. */
export type Access = "none" | "key" | "signed";

/** Reads who may call an endpoint, from what its title ends with or else from what signing would fill in. */
export function accessOf(endpoint: Endpoint, spec: SpecFile): Access {
  const word = /[(（]([A-Z_ ]+)[)）]\s*$/.exec(endpoint.title?.value ?? "")?.[1];
  if (word === "NONE") return "none";
  if (word === "USER_STREAM" || word === "MARKET_DATA") return "key";
  if (word) return "signed";
  const filled = new Set([...schemesOf(spec).map(([, scheme]) => scheme.get("name")?.text), ...timesOf(spec)]);
  if (endpoint.parameters.some(({ name }) => filled.has(name))) return "signed";
  // What acts on an account is signed, though a page may leave out the rows of the headers.
  return endpoint.method !== "GET" && fillsBody(spec) ? "signed" : "none";
}

/** The `security` of an operation; none where that of the whole spec holds. */
export function securityFor(access: Access, spec: SpecFile): readonly object[] | undefined {
  if (access === "signed") return undefined;
  if (access === "none") return [];
  const keys = schemesOf(spec).filter(([, scheme]) => !scheme.get("x-signature") && !scheme.get("x-payload"));
  return [Object.fromEntries(keys.map(([name]) => [name, []]))];
}

/** The names of the parameters that say when a request was made, as signing wants them. */
export function timesOf(spec: SpecFile): readonly string[] {
  return schemesOf(spec).flatMap(([, scheme]) => scheme.at("x-signature", "timestamp")?.text ?? []);
}

/** Whether a body's time is filled in by signing. */
export function fillsBody(spec: SpecFile): boolean {
  return schemesOf(spec).some(([, scheme]) => scheme.get("x-payload") !== undefined);
}

/** The security schemes that a spec's operations use by default. */
export function schemesOf(spec: SpecFile): readonly (readonly [string, SpecNode])[] {
  const root = SpecNode.root(spec);
  const [first] = root.get("security")?.items() ?? [];
  return (first?.entries() ?? []).flatMap(([name]) => {
    const scheme = root.at("components", "securitySchemes", name);
    return scheme ? [[name, scheme] as const] : [];
  });
}
