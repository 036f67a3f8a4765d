import type { components } from "../../../generated/mock-control/types.ts";

type Schemas = components["schemas"];

/** A fault that one can ask for, as data. */
export type FaultSeed = Schemas["FaultSeed"];

/** How often a fault happens: once unless it says otherwise. */
export type FaultFrequency = Pick<Schemas["FaultRequest"], "times" | "probability" | "seed">;

/** A fault that was asked for, and how often it will still happen. */
export type ScheduledFault = Schemas["ScheduledFault"];

/** A fault that has a kind, and is no answer of the exchange. */
export type KindSeed = Extract<FaultSeed, { readonly kind: string }>;

/** What a fault of this kind says. */
export type SeedOf<K extends KindSeed["kind"], Seed = KindSeed> = Seed extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? Seed
    : never
  : never;

/** The kind of a fault; `undefined` for answers of the exchange. */
export function kindOf(seed: FaultSeed): KindSeed["kind"] | undefined {
  return "kind" in seed ? seed.kind : undefined;
}
