import type { MockOperation } from "../mock-operation.ts";
import { codesOf, documentedError } from "./documented-error.ts";
import { type ConnectionFault, connectionFaults, type Fault } from "./fault.ts";
import { FaultError } from "./fault-error.ts";
import { type FaultSeed, kindOf, type ScheduledFault, type SeedOf } from "./fault-seed.ts";
import { makeFault } from "./make-fault.ts";
import { createRandom, type Random } from "./random.ts";
import { readFrequency, readSeed } from "./read-seed.ts";

/** Any operation, and requests that are for none. */
export const anyOperation = "*";

interface Entry extends ScheduledFault {
  left: number | "always";
  readonly random: Random;
}

/** A way in whose connections can fail. */
export interface Connections {
  /** Ends connections, or refuses new ones for so many milliseconds. */
  breakNow(fault: ConnectionFault, forMs: number): void;
}

/** The faults that were asked for, in the order in which they happen. */
export class FaultSchedule {
  readonly #operations: readonly MockOperation[];
  #entries: Entry[] = [];
  #lastId = 0;
  /** Absent where requests come without connections of their own. */
  connections: Connections | undefined;

  constructor(operations: readonly MockOperation[]) {
    this.#operations = operations;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /**
   * Asks for a fault of an operation, by its id (`cancelOrder`), by API and id (`binance-margin/cancelOrder`), or of any
   * (`*`).
   *
   * @throws {FaultError} There is no such operation or fault, or it cannot happen to that operation.
   */
  add(operation: unknown, seed: unknown, given: unknown = {}): ScheduledFault {
    const named = this.#named(operation);
    const fault = readSeed(seed);
    const { times, probability = 1, seed: start } = readFrequency(given);
    const isOfConnections = connectionFaults.includes(kindOf(fault) as ConnectionFault);
    if (isOfConnections && operation !== anyOperation) {
      throw new FaultError(
        "operation",
        `must be ${anyOperation} for ${kindOf(fault)}`,
        "connections serve any operation",
      );
    }
    assertPossible(fault, named);
    const id = ++this.#lastId;
    const left = times ?? (probability < 1 ? "always" : 1);
    const random = createRandom(start ?? id);
    const entry: Entry = { id, operation: String(operation), fault, left, probability, random };
    if (isOfConnections && this.connections) this.#break(entry, this.connections);
    else this.#entries.push(entry);
    return shown(entry);
  }

  /** The faults that will still happen. */
  list(): readonly ScheduledFault[] {
    return this.#entries.map(shown);
  }

  clear(): void {
    this.#entries = [];
  }

  /**
   * Takes what is to happen to a request; one for no operation meets only what may happen to any.
   *
   * @param passes Whether the exchange will carry it out; asked only where the fault shows in nothing else.
   */
  draw(operation: MockOperation | undefined, passes: () => boolean): Fault | undefined {
    for (const entry of this.#entries) {
      if (this.#isAtAccept(entry) || !isFor(entry.operation, operation)) continue;
      const fault = makeFault(entry.fault, operation);
      if (fault && (!needsPassing(fault) || passes()) && this.#happens(entry)) return fault;
    }
    return undefined;
  }

  /** Takes what is to happen to a connection that is being made. */
  drawAtAccept(): ConnectionFault | undefined {
    const entry = this.#entries.find((each) => this.#isAtAccept(each) && this.#happens(each));
    return entry && (kindOf(entry.fault) as ConnectionFault);
  }

  /** What happens when connections are made waits for that; the rest happens at once. */
  #break(entry: Entry, connections: Connections): void {
    const kind = kindOf(entry.fault) as ConnectionFault;
    const { forMs = 100 } = entry.fault as SeedOf<"refuse">;
    if (kind === "reset-at-accept" || kind === "reset-unread") this.#entries.push(entry);
    connections.breakNow(kind, forMs);
  }

  #isAtAccept({ fault }: Entry): boolean {
    const kind = kindOf(fault);
    return this.connections !== undefined && (kind === "reset-at-accept" || kind === "reset-unread");
  }

  #happens(entry: Entry): boolean {
    if (!entry.random.chance(entry.probability)) return false;
    if (entry.left !== "always") entry.left--;
    if (entry.left === 0) this.#entries = this.#entries.filter((each) => each !== entry);
    return true;
  }

  #named(operation: unknown): readonly MockOperation[] {
    if (operation === anyOperation) return this.#operations;
    const named = typeof operation === "string" ? this.#operations.filter((each) => isFor(operation, each)) : [];
    if (named.length > 0) return named;
    const known = [...new Set(this.#operations.map(({ operation: { id } }) => id))].join(", ");
    throw new FaultError("operation", "names no operation", `give one of ${known}, or ${anyOperation} for any`);
  }
}

/** Whether a fault shows only in what the exchange does: orders that fare otherwise, or an answer that nobody gets. */
function needsPassing({ forward, twist, reply: { how } }: Fault): boolean {
  return forward && (twist !== undefined || how === "reset" || how === "end" || how === "hang" || how === "instead");
}

function isFor(name: string, operation: MockOperation | undefined): boolean {
  if (name === anyOperation) return true;
  const id = operation?.operation.id;
  return id !== undefined && (name === id || name === `${operation?.api}/${id}`);
}

function assertPossible(fault: FaultSeed, operations: readonly MockOperation[]): void {
  const code = "code" in fault ? fault.code : undefined;
  if (code !== undefined && !operations.some((each) => documentedError(each, code, undefined))) {
    const known = [...new Set(operations.flatMap(codesOf))].join(", ") || "none: give a `status` instead";
    throw new FaultError("code", "is not documented there", `the documented codes are ${known}`);
  }
  if (operations.some((each) => makeFault(fault, each))) return;
  throw new FaultError("operation", `cannot meet ${kindOf(fault)}`, "name one that cancels; for `partial` a batch");
}

function shown({ id, operation, fault, left, probability }: Entry): ScheduledFault {
  return { id, operation, fault, left, probability };
}
