import { readShapes } from "../../scripts/codegen/shape.ts";
import { dereference, isObject, type JsonObject, readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import type { Shape } from "../../src/facts.ts";
import type { Operation } from "../../src/operation.ts";

/** A documented example of an operation's answer. */
export interface DocumentedExample {
  readonly api: string;
  readonly operation: Operation;
  readonly schema: JsonObject;
  readonly shape: Shape;
  readonly example: string;
  readonly value: unknown;
}

const objectAt = (node: JsonObject, ...keys: readonly string[]): JsonObject =>
  keys.reduce<JsonObject>((at, key) => (isObject(at[key]) ? at[key] : {}), node);

async function readExamples(): Promise<readonly DocumentedExample[]> {
  const found: DocumentedExample[] = [];
  for (const spec of readSpecs("specs")) {
    const table: { readonly operations: Readonly<Record<string, Operation>> } = await import(
      `../../generated/${spec.name}/operations.ts`
    );
    const root = dereference(spec) as JsonObject;
    const { shapes } = readShapes(spec, readOperations(spec));
    for (const operation of Object.values(table.operations)) {
      const shape = shapes.get(operation.id) as Shape;
      const responses = objectAt(root, "paths", operation.path, operation.method.toLowerCase(), "responses");
      const media = objectAt(responses, String(operation.status), "content", "application/json");
      for (const [example, node] of Object.entries(objectAt(media, "examples"))) {
        const value = isObject(node) ? node.value : undefined;
        found.push({ api: spec.name, operation, schema: objectAt(media, "schema"), shape, example, value });
      }
    }
  }
  return found;
}

/** Every documented example of every operation's success. */
export const documentedExamples = await readExamples();

/** The documented answer of an operation. */
export function documentedAnswer(operation: string): unknown {
  const found = documentedExamples.find((each) => each.operation.id === operation);
  if (!found) throw new Error(`no documented answer of ${operation}`);
  return structuredClone(found.value);
}
