import type { ApiDefinition } from "../client.ts";
import type { OperationFacts } from "../facts.ts";
import type { ApiDocument } from "../testing/document.ts";

/** An API as it is probed: its table and its signer, and what the spec says beyond them. */
export interface ProbedApi extends ApiDefinition<never> {
  readonly document: ApiDocument;
  readonly facts: Readonly<Record<string, OperationFacts>>;
}

/** What is known of the APIs without loading them: names, and the origins of their documented servers. */
export async function listApis(): Promise<readonly { readonly name: string; readonly origins: readonly string[] }[]> {
  const { documents } = await import("../../generated/documents.ts");
  return documents.map(({ name, document }) => ({
    name,
    origins: (document.servers ?? []).map(({ url }) => new URL(url).origin),
  }));
}

/**
 * Loads one of the APIs that codegen made, by its name.
 *
 * @throws {TypeError} There is none of that name.
 */
export async function loadApi(name: string): Promise<ProbedApi> {
  const { documents } = await import("../../generated/documents.ts");
  const found = documents.find((each) => each.name === name);
  if (!found)
    throw new TypeError(`there is no API ${name}: there are ${documents.map((each) => each.name).join(", ")}`);
  const { document, operations: facts } = found;
  // Found by the names that codegen and `x-exchange` give them, so that a new API needs no list to be changed.
  const load = (path: string) => import(new URL(path + import.meta.url.replace(/^.*(?=\.)/, ""), import.meta.url).href);
  const { api, operations } = await load(`../../generated/${name}/operations`);
  const { exchange } = await load(`../exchanges/${(document as { "x-exchange"?: string })["x-exchange"]}`);
  return { api, operations, exchange, document, facts };
}
