import { Agent } from "undici";
import { onTestFinished } from "vitest";
import { createNodeTransport } from "../../src/node-transport.ts";
import type { CreateTransport } from "../../src/transport.ts";
import { createUndiciTransport } from "../../src/undici-transport.ts";
import { createMargin } from "./loopback.ts";

/** Every transport that keeps connections of its own, for what holds for all of them. */
export interface TransportCase {
  readonly name: string;
  readonly createMargin: typeof createMargin;
  readonly createTransport: CreateTransport;
}

/** Keeps its one connection open: with more, undici takes turns, since it lets each rest for a cycle of the event loop. */
export function createDispatcher(options: Agent.Options = {}): Agent {
  const dispatcher = new Agent({ keepAliveTimeout: 60_000, connections: 1, ...options });
  onTestFinished(() => dispatcher.destroy());
  return dispatcher;
}

export const transports: readonly TransportCase[] = [
  { name: "node:http", createMargin, createTransport: (api, base) => createNodeTransport(api, base, undefined) },
  {
    name: "undici",
    createMargin: (url, options) =>
      createMargin(url, { transport: createUndiciTransport(createDispatcher()), ...options }),
    createTransport: (api, base) => createUndiciTransport(createDispatcher())(api, base),
  },
];
