import { parseArgs } from "node:util";

export const partNames = ["calls", "batches", "handshakes", "cold-start", "size", "micro", "load"] as const;

export type PartName = (typeof partNames)[number];

/** How much of everything is measured. A part that takes longer than its time stops after a round. */
export interface Plan {
  /** How often the client processes are started anew, since each process has its luck with memory and compilers. */
  readonly generations: number;
  /** Rounds of each generation; every contender has its turn in each. */
  readonly rounds: number;
  /** Calls of a turn, and the milliseconds after which it ends all the same. */
  readonly turn: { readonly calls: number; readonly parallelCalls: number; readonly atMostMs: number };
  /** How long each client process runs before anything is measured, until the compilers are done. */
  readonly warmUpMs: number;
  readonly callsMs: number;
  readonly batchesMs: number;
  readonly coldStarts: number;
  readonly coldStartMs: number;
  readonly microRounds: number;
  readonly microMs: number;
  readonly loadRounds: number;
  readonly loadCalls: number;
  readonly loadMs: number;
  /** Requests of the long run that memory is watched over. */
  readonly soak: number;
}

const full: Plan = {
  generations: 4,
  rounds: 10,
  turn: { calls: 150, parallelCalls: 1000, atMostMs: 200 },
  warmUpMs: 1_000,
  callsMs: 100_000,
  batchesMs: 40_000,
  coldStarts: 15,
  coldStartMs: 50_000,
  microRounds: 40,
  microMs: 40_000,
  loadRounds: 12,
  loadCalls: 4000,
  loadMs: 30_000,
  soak: 1_000_000,
};

const quick: Plan = {
  generations: 1,
  rounds: 5,
  turn: { calls: 60, parallelCalls: 300, atMostMs: 70 },
  warmUpMs: 350,
  callsMs: 6_000,
  batchesMs: 2_000,
  coldStarts: 3,
  coldStartMs: 5_000,
  microRounds: 5,
  microMs: 3_000,
  loadRounds: 8,
  loadCalls: 3000,
  loadMs: 10_000,
  soak: 50_000,
};

export interface Options {
  readonly plan: Plan;
  readonly json: boolean;
  readonly seed: number;
  readonly parts: readonly PartName[];
  /** Names of the contenders to measure; empty for all. */
  readonly contenders: readonly string[];
}

export const usage = `npm run bench -- [options]
  --quick              a fast look, less than 45 seconds
  --json               machine-readable, on standard output
  --seed <number>      the order of turns (default: 1)
  --only <parts>       of ${partNames.join(",")}
  --contenders <names> joined by commas; node:https is always there
  --soak <requests>    sends that many to the mock exchange and shows its memory (default: 1000000, quick 50000)`;

/**
 * Reads the command line.
 *
 * @throws {Error} An option is not known or not valid.
 */
export function readOptions(args: readonly string[]): Options | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      seed: { type: "string", default: "1" },
      only: { type: "string", default: partNames.join(",") },
      contenders: { type: "string", default: "" },
      soak: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const parts = values.only.split(",");
  const unknown = parts.filter((part) => !(partNames as readonly string[]).includes(part));
  if (unknown.length > 0)
    throw new Error(`--only: there is no ${unknown.join(", ")}; there are ${partNames.join(", ")}`);
  const plan = values.quick ? quick : full;
  return {
    plan: values.soak === undefined ? plan : { ...plan, soak: readWhole("--soak", values.soak) },
    json: values.json,
    seed: readWhole("--seed", values.seed),
    parts: parts as PartName[],
    contenders: values.contenders.split(",").filter(Boolean),
  };
}

function readWhole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name}: must be a whole number`);
  return Number(text);
}
