import type { Difference, Edit, Kind, Severity } from "../difference.ts";
import type { Endpoint, Page } from "../page.ts";
import type { Note } from "../read/block.ts";
import type { SpecNode } from "../spec/node.ts";
import type { SpecOperation } from "../spec/operation.ts";

/** What a comparison works on, and where it puts what it finds. */
export class Comparison {
  readonly differences: Difference[] = [];
  readonly notes: Note[] = [];
  readonly page: Page;
  readonly endpoint: Endpoint;
  readonly operation: SpecOperation;
  /** The same endpoint in the page's other half. */
  readonly sibling: Endpoint | undefined;

  constructor(page: Page, endpoint: Endpoint, operation: SpecOperation, sibling: Endpoint | undefined) {
    this.page = page;
    this.endpoint = endpoint;
    this.operation = operation;
    this.sibling = sibling;
  }

  add(
    severity: Severity,
    kind: Kind,
    subject: string,
    at: { readonly line: number; readonly spec: SpecNode | undefined; readonly specLine?: number | undefined },
    says: { readonly page: string; readonly spec: string },
    /** The right change, or why there is no one right change. */
    change?: readonly Edit[] | string,
  ): void {
    const { page, endpoint, operation } = this;
    this.differences.push({
      severity,
      kind,
      subject,
      page: { name: page.name, line: at.line, half: endpoint.half },
      operation,
      anchor: at.spec,
      specLine: at.specLine ?? at.spec?.line ?? operation.node.line,
      says,
      ...(typeof change === "string" ? { why: change } : change && { edits: change }),
    });
  }

  note(line: number, message: string): void {
    this.notes.push({ line, message });
  }
}
