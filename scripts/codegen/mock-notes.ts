import type { ApiDocument } from "../../src/testing/document.ts";
import { findUnserved } from "../../src/testing/unserved.ts";
import { dereference, type Spec } from "./spec.ts";
import type { SpecOperation } from "./table.ts";

/** What the mock exchange answers with 501, and what the spec has to say for it to be served, each with file and line. */
export function mockNotes(spec: Spec, operations: readonly SpecOperation[]): readonly string[] {
  const { paths } = dereference(spec) as unknown as ApiDocument;
  return operations.flatMap(({ path, node, operation }) => {
    const [, template = "", method] = path;
    const item = paths[template];
    const documented = item?.[method as "get"];
    const described = [...(item?.parameters ?? []), ...(documented?.parameters ?? [])];
    const unserved = documented && findUnserved(operation, described, documented);
    if (!unserved) return [];
    const request = node.requestBody === undefined ? "parameters" : "requestBody";
    const line = spec.lineOf([...path, unserved.where === "request" ? request : "responses"]);
    return [`${spec.file}:${line}: ${operation.id} is not served by the mock exchange: ${unserved.because}`];
  });
}
