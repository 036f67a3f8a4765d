import { header } from "./header.ts";
import { dereference, type Spec } from "./spec.ts";

/** The whole spec as a module, for the mock exchange. */
export function documentModule(spec: Spec): string {
  return `${header(spec.file)}
import type { ApiDocument } from "../../src/testing/document.ts";

const raw: unknown = ${JSON.stringify(dereference(spec), null, 2)};

export const document = raw as ApiDocument;
`;
}

/** All APIs with their documents and operation tables, for the mock exchange. */
export function documentsModule(specs: readonly Spec[]): string {
  const names = specs.map((spec) => spec.name);
  const identifier = (name: string) => name.replaceAll("-", "_");
  return `${header("specs/")}
import type { Operation } from "../src/operation.ts";
import type { ApiDocument } from "../src/testing/document.ts";
${names
  .map(
    (name) => `import { document as ${identifier(name)} } from "./${name}/document.ts";
import { operations as ${identifier(name)}_operations } from "./${name}/operations.ts";
`,
  )
  .join("")}
export interface DocumentedApi {
  readonly name: string;
  readonly document: ApiDocument;
  readonly operations: Readonly<Record<string, Operation>>;
}

export const documents: readonly DocumentedApi[] = [
${names.map((name) => `  { name: "${name}", document: ${identifier(name)}, operations: ${identifier(name)}_operations },\n`).join("")}];
`;
}
