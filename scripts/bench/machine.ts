import { cpus, totalmem } from "node:os";

/** On what the numbers were measured. */
export interface Machine {
  readonly date: string;
  readonly node: string;
  readonly openssl: string;
  readonly platform: string;
  readonly processor: string;
  readonly processors: number;
  readonly memoryGb: number;
}

export function describeMachine(): Machine {
  const all = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    openssl: process.versions.openssl,
    platform: `${process.platform} ${process.arch}`,
    processor: all[0]?.model.trim() ?? "unknown",
    processors: all.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
  };
}
