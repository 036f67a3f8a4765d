import { createRandom } from "../../src/testing/faults/random.ts";
import { type ApiUnderTest, readApis } from "./apis.ts";
import { type Ended, findFault } from "./check.ts";
import { type DrawnCall, drawCall } from "./draw-call.ts";
import { createSubjects, type Subject } from "./subjects.ts";

/** What a run is made of. */
export interface FuzzOptions {
  /** How many parameter sets. */
  readonly runs: number;
  readonly seed: string;
  /** The number of the first set, to see one again. Default 0. */
  readonly first?: number;
  /** How many faults end the run. Default 10. */
  readonly most?: number;
  /** Default: all. */
  readonly apis?: readonly ApiUnderTest[];
  readonly onProgress?: (done: number) => void;
}

/** What came of it. */
export interface FuzzReport {
  readonly done: number;
  /** Refused by the rules before anything was sent. */
  readonly refused: number;
  /** Sent, verified and understood as meant. */
  readonly verified: number;
  /** How many were verified, by API, operation and kind of key. */
  readonly by: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
}

// RSA takes as long as 20 other calls.
const share: Readonly<Record<string, number>> = { rsa: 0.02, ed25519: 0.1 };

/** Makes random calls against the mock exchange's verifier, each of which is checked. */
export async function fuzz({ runs, seed, first = 0, most = 10, apis, onProgress }: FuzzOptions): Promise<FuzzReport> {
  // Most sets end in an error, and nobody looks at its stack.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  let now = 1_700_000_000_000;
  const subjects = await createSubjects(apis ?? (await readApis()), () => now);
  const by = new Map<string, number>();
  const faults: string[] = [];
  let refused = 0;
  let verified = 0;
  let number = first;
  for (; number < first + runs && faults.length < most; number++) {
    const random = createRandom(seed, number);
    let subject = random.pick(subjects);
    while (!random.chance(share[subject.kind] ?? 1)) subject = random.pick(subjects);
    let operation = random.pick(subject.operations);
    while (operation.parameters.length === 0 && !random.chance(0.1)) operation = random.pick(subject.operations);
    const call = drawCall(operation, random);
    const ended = await end(subject, call);
    const sent = subject.takeSent();
    const fault = attempt(() => findFault(subject, call, sent, ended));
    const name = `${subject.api} ${call.operation.id} ${subject.kind}`;
    if (fault) faults.push(`set ${number} of seed ${seed} (${name}, ${call.way}): ${fault}`);
    else if (sent.length === 0) refused++;
    else {
      verified++;
      by.set(name, (by.get(name) ?? 0) + 1);
    }
    // Each set has a time of its own, since limits and nonces count by it.
    now += 1001;
    if ((number - first) % 100_000 === 99_999) onProgress?.(number - first + 1);
  }
  Error.stackTraceLimit = stackTraceLimit;
  return { done: number - first, refused, verified, by, faults };
}

/** What a server cannot read is a fault as well. */
function attempt(find: () => string | undefined): string | undefined {
  try {
    return find();
  } catch (error) {
    return String(error);
  }
}

async function end({ client, request }: Subject, call: DrawnCall): Promise<Ended> {
  const { operation, way, parameters, options } = call;
  let promise: Promise<unknown>;
  try {
    promise =
      way === "named"
        ? (client[operation.id] as (...given: readonly unknown[]) => Promise<unknown>)(parameters, options)
        : request(operation.method.toLowerCase(), operation.path, {
            ...(options as object),
            ...(parameters as object),
          });
  } catch (error) {
    return { error: new Error("threw synchronously", { cause: error }) };
  }
  try {
    return { data: await promise };
  } catch (error) {
    return { error };
  }
}
