import { documents } from "../../generated/documents.ts";
import type { OperationFacts } from "../../src/facts.ts";
import type { Api, Operation } from "../../src/operation.ts";
import type { ApiDocument } from "../../src/testing/document.ts";

/** An API as the mock exchange and as the client know it. */
export interface ApiUnderTest {
  readonly name: string;
  readonly document: ApiDocument;
  readonly facts: Readonly<Record<string, OperationFacts>>;
  readonly table: { readonly api: Api; readonly operations: Readonly<Record<string, Operation>> };
}

/** Every API that there is. */
export function readApis(): Promise<readonly ApiUnderTest[]> {
  const read = async ({ name, document, operations: facts }: (typeof documents)[number]) => {
    const table = (await import(`../../generated/${name}/operations.ts`)) as ApiUnderTest["table"];
    return { name, document, facts, table };
  };
  return Promise.all(documents.map(read));
}
