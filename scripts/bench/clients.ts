import type { BenchContext } from "./bench-context.ts";
import { type Child, startChild } from "./child.ts";
import type { ClientCommands } from "./client-process.ts";
import type { Contender } from "./contender.ts";
import { programFile } from "./programs.ts";

/** A contender in a process of its own. */
export interface Client {
  readonly contender: Contender;
  readonly child: Child<ClientCommands>;
}

/** Starts a process for each contender; none has connected yet. */
export function startClients({ contenders, url, env }: BenchContext): readonly Client[] {
  return contenders.map((contender) => ({
    contender,
    child: startChild(programFile(`client-${contender.module}`), { args: [url], env }),
  }));
}

/**
 * Lets each client make a few calls whose signatures the server checks.
 *
 * @throws {Error} A contender was refused, or answered something else than it asked for.
 */
export async function checkClients(clients: readonly Client[], { server }: BenchContext): Promise<void> {
  await server.ask("verify", true);
  for (const { contender, child } of clients) {
    await child.ask("check").catch((cause) => {
      throw new Error(`${contender.name} failed`, { cause });
    });
  }
  await server.ask("verify", false);
}

export async function stopClients(clients: readonly Client[]): Promise<void> {
  await Promise.all(clients.map(({ child }) => child.stop()));
}
