import { header } from "./header.ts";
import { dereference, type Spec } from "./spec.ts";
import type { SpecOperation } from "./table.ts";

/** The whole spec, and what codegen reads of its operations, as a module for the mock exchange. */
export function documentModule(spec: Spec, operations: readonly SpecOperation[]): string {
  const facts = Object.fromEntries(operations.map(({ operation }) => [operation.id, operation]));
  return `${header(spec.file)}
import type { OperationFacts } from "../../src/facts.ts";
import type { ApiDocument } from "../../src/testing/document.ts";

const raw: unknown = ${JSON.stringify(dereference(spec), null, 2)};

export const document = raw as ApiDocument;

export const operations: Readonly<Record<string, OperationFacts>> = ${JSON.stringify(facts, null, 2)};
`;
}

/** All APIs with their documents and operation tables, for the mock exchange. */
export function documentsModule(specs: readonly Spec[]): string {
  const names = specs.map((spec) => spec.name);
  const identifier = (name: string) => name.replaceAll("-", "_");
  return `${header("specs/")}
import type { OperationFacts } from "../src/facts.ts";
import type { ApiDocument } from "../src/testing/document.ts";
${names
  .map(
    (
      name,
    ) => `import { document as ${identifier(name)}, operations as ${identifier(name)}_operations } from "./${name}/document.ts";
`,
  )
  .join("")}
export interface DocumentedApi {
  readonly name: string;
  readonly document: ApiDocument;
  readonly operations: Readonly<Record<string, OperationFacts>>;
}

export const documents: readonly DocumentedApi[] = [
${names.map((name) => `  { name: "${name}", document: ${identifier(name)}, operations: ${identifier(name)}_operations },\n`).join("")}];
`;
}
