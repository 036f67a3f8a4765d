import { setTimeout } from "node:timers/promises";
import type { BenchContext } from "./bench-context.ts";
import { startClients, stopClients } from "./clients.ts";

/** TLS handshakes that a contender made. */
export interface Handshakes {
  /** For 50 cancels in sequence. */
  readonly sequence: number;
  /** For one more after 6 s without a call. */
  readonly afterIdle: number;
}

/** Counts handshakes at the server; contenders call in turn and are idle together. */
export async function measureHandshakes(context: BenchContext): Promise<ReadonlyMap<string, Handshakes>> {
  const { server } = context;
  const clients = startClients(context);
  const countDuring = async (work: () => Promise<void>) => {
    const before = await server.ask("handshakes");
    await work();
    return (await server.ask("handshakes")) - before;
  };
  const results = new Map<string, Handshakes>();
  for (const { contender, child } of clients) {
    const sequence = await countDuring(() => child.ask("calls", 50));
    results.set(contender.name, { sequence, afterIdle: 0 });
  }
  await setTimeout(6_000);
  for (const { contender, child } of clients) {
    const afterIdle = await countDuring(() => child.ask("calls", 1));
    results.set(contender.name, { sequence: results.get(contender.name)?.sequence ?? 0, afterIdle });
  }
  await stopClients(clients);
  return results;
}
