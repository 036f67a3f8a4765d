import type { Child } from "./child.ts";
import type { Contender } from "./contender.ts";
import type { Plan } from "./options.ts";
import type { ServerCommands } from "./server.ts";

/** What every part of the benchmark works with. */
export interface BenchContext {
  readonly plan: Plan;
  readonly contenders: readonly Contender[];
  readonly server: Child<ServerCommands>;
  /** The server's base URL. */
  readonly url: string;
  /** What processes need to trust the server. */
  readonly env: Readonly<Record<string, string>>;
  readonly random: () => number;
}
