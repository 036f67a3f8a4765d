import type { ApiDocument, PayloadRule, SecurityScheme } from "./document.ts";
import { compilePayload, type SigningRule } from "./signature.ts";

/** Where a scheme's text stands in a request. */
export interface Place {
  readonly name: string;
  readonly in: "header" | "query";
}

/** How requests to an operation prove who they are from; empty for public ones. */
export interface Security {
  readonly key?: Place;
  readonly payload?: Place & PayloadRule;
  readonly signature?: Place & SigningRule;
}

/** Reads what the named schemes ask for. */
export function readSecurity(document: ApiDocument, names: readonly string[]): Security {
  const schemes = document.components?.securitySchemes ?? {};
  // The first header or parameter that is neither payload nor signature is the API key; others are only sent along.
  return Object.assign(
    {},
    ...names
      .flatMap((name) => schemes[name] ?? [])
      .map(readScheme)
      .reverse(),
  );
}

function readScheme({ name = "", in: where, ...scheme }: SecurityScheme): Security {
  const place = { name, in: where === "query" ? where : "header" } as const;
  const rule = scheme["x-signature"];
  if (rule) return { signature: { ...rule, ...place, signed: compilePayload(rule.payload) } };
  if (scheme["x-payload"]) return { payload: { ...scheme["x-payload"], ...place } };
  return scheme.type === "apiKey" ? { key: place } : {};
}
