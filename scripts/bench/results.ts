import type { Machine } from "./machine.ts";
import type { CallRounds } from "./measure-calls.ts";
import type { Handshakes } from "./measure-handshakes.ts";
import type { Load } from "./measure-load.ts";
import type { MicroRounds } from "./measure-micro.ts";
import type { Size } from "./measure-size.ts";

type ByName<Value> = ReadonlyMap<string, Value>;

/** Everything that a run measured; a part that was left out is undefined. */
export interface Results {
  readonly machine: Machine;
  readonly seed: number;
  /** Contenders that were left out, and why. */
  readonly skipped: ByName<string>;
  readonly calls?: ByName<CallRounds>;
  readonly batches?: ByName<CallRounds>;
  readonly handshakes?: ByName<Handshakes>;
  /** Milliseconds of each start. */
  readonly coldStart?: ByName<readonly number[]>;
  readonly size?: ByName<Size>;
  readonly micro?: ByName<MicroRounds>;
  readonly load?: Load;
}

/** The results as JSON; maps become objects. */
export function toJson(results: object): string {
  return JSON.stringify(results, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value), 2);
}
