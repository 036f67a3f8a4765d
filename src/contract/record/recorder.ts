import type { ApiDocument, DocumentedApi, DocumentedOperation } from "../../testing/document.ts";
import type { Handled } from "../../testing/handled.ts";
import type { MockOperation } from "../../testing/mock-operation.ts";
import { splitTarget } from "../../testing/request.ts";
import { type GivenAnswer, givenAnswer } from "./given-answer.ts";
import { hasSameNames } from "./same-names.ts";
import { sentRequest } from "./sent-request.ts";
import { addTo, createShape, type Shape, shapeText } from "./shape.ts";

/** An answer that may still pass through `recordReads`. */
export interface Recent {
  readonly answer: GivenAnswer;
  readonly shape: Shape;
  /** Whether it did. */
  isRecorded: boolean;
}

/** A request that may not have been looked at yet. */
interface Entry {
  readonly handled: Handled;
  /** What was found; `null` if there is nothing to rely on. */
  looked?: Recent | null;
}

/** Requests with the same operation, names, status and fault. */
interface Kind {
  count: number;
}

/** The newest request of an operation. */
interface Newest {
  readonly handled: Handled;
  readonly kind: Kind;
}

/** How many answers can be found at least; twice as many requests wait until the older half of them is looked at. */
const window = 1024;
/** Of so many requests of a kind each is looked at, and then one of … */
const eachOf = 1000;
/** … so many, since a soak test says the same a million times. */
const oneOf = 64;
const mostKinds = 4096;

/**
 * What the consumers of a mock exchange relied on.
 *
 * A request costs a place in a list; it is read when somebody asks, or when the list is full, and then not each of
 * thousands that have the same operation, parameters and status. The memory that it takes grows with how different
 * requests are, not with their number.
 */
export class Recorder {
  readonly #documents: ReadonlyMap<string, ApiDocument>;
  readonly #shapes = new Map<string, Shape>();
  readonly #kinds = new Map<string, Kind>();
  readonly #newest = new Map<MockOperation, Newest>();
  #waiting: Entry[] = [];

  constructor(apis: readonly DocumentedApi[]) {
    this.#documents = new Map(apis.map(({ name, document }) => [name, document]));
  }

  add(handled: Handled): void {
    if (this.#waiting.push({ handled }) < 2 * window) return;
    for (const entry of this.#waiting.splice(0, window)) this.#settle(entry);
  }

  /** What was relied on, in a stable order. */
  shapes(): readonly Shape[] {
    for (const entry of this.#waiting) this.#settle(entry);
    return [...this.#shapes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shape]) => shape);
  }

  /** The newest answers, the newest first. */
  *recent(): Iterable<Recent> {
    for (let index = this.#waiting.length - 1; index >= 0; index--) {
      const entry = this.#waiting[index];
      const found = entry && this.#look(entry);
      if (found) yield found;
    }
  }

  #settle(entry: Entry): void {
    if (entry.looked !== undefined) return;
    const { operation } = entry.handled;
    if (!operation) {
      entry.looked = null;
      return;
    }
    const kind = this.#kindOf(entry.handled, operation);
    kind.count++;
    if (kind.count <= eachOf || kind.count % oneOf === 0) this.#look(entry);
  }

  #kindOf(handled: Handled, operation: MockOperation): Kind {
    const newest = this.#newest.get(operation);
    // Most requests are like the one before.
    if (newest && isOfKind(handled, newest.handled)) return newest.kind;
    const name = nameOf(handled, operation);
    const kind = this.#kinds.get(name) ?? { count: 0 };
    if (this.#kinds.size >= mostKinds) this.#kinds.clear();
    this.#kinds.set(name, kind);
    this.#newest.set(operation, { handled, kind });
    return kind;
  }

  #look(entry: Entry): Recent | null {
    entry.looked ??= this.#read(entry.handled);
    return entry.looked;
  }

  #read(handled: Handled): Recent | null {
    const { operation } = handled;
    // What is no operation of an API is nobody's expectation.
    const documented = operation && this.#documentedOf(operation);
    if (!documented) return null;
    const answer = givenAnswer(handled, documented);
    const sent = sentRequest(handled, operation);
    const key = `${operation.api} ${shapeText(sent, answer)}`;
    const shape = this.#shapes.get(key) ?? createShape(operation, documented, sent, answer);
    this.#shapes.set(key, shape);
    addTo(shape, sent, answer);
    if (!answer) return null;
    shape.answers++;
    return { answer, shape, isRecorded: false };
  }

  #documentedOf({ api, operation }: MockOperation): DocumentedOperation | undefined {
    const item = this.#documents.get(api)?.paths[operation.path];
    return item?.[operation.method.toLowerCase() as "get"];
  }
}

/** Whether two requests for the same operation are of the same kind. */
function isOfKind({ request, answer, fault }: Handled, other: Handled): boolean {
  return (
    answer.status === other.answer.status &&
    fault.name === other.fault.name &&
    hasSameNames(request.target, other.request.target)
  );
}

/** The operation, the names in the query, and the status. */
function nameOf({ request, answer, fault }: Handled, { api, operation }: MockOperation): string {
  const names = splitTarget(request.target)[1].replace(/=[^&]*/g, "");
  return `${api} ${operation.id} ${names} ${answer.status} ${fault.name}`;
}
