import { createHmac } from "node:crypto";
import type { BareServerCommands } from "./bare-server.ts";
import type { BenchContext } from "./bench-context.ts";
import { type Child, startChild } from "./child.ts";
import { sendAll } from "./load-client.ts";
import type { MockServerCommands } from "./mock-server.ts";
import { programFile } from "./programs.ts";

/** What a server did in each round. */
export interface LoadRounds {
  readonly perSecond: number[];
  /** Processor time of the server per request, in microseconds. */
  readonly cpuUs: number[];
}

/** The mock exchange's memory over a long run. */
export interface Soak {
  readonly requests: number;
  /** Megabytes after each tenth: in use on the heap, and resident. */
  readonly heap: readonly number[];
  readonly resident: readonly number[];
}

export interface Load {
  readonly mock: LoadRounds;
  readonly bare: LoadRounds;
  readonly soak: Soak | undefined;
}

interface Mock {
  readonly child: Child<MockServerCommands>;
  readonly url: string;
  readonly apiKey: string;
  readonly secret: string;
}

const connections = 16;
let nextId = 1_000_000;

/** Sends verified cancels to the mock exchange, and the same bytes to a bare server, in turn. */
export async function measureLoad({ plan }: BenchContext): Promise<Load> {
  const child = startChild<MockServerCommands>(programFile("mock-server"));
  const mock: Mock = { child, ...(await child.ask("start")) };
  const bare = startChild<BareServerCommands>(programFile("bare-server"));
  const bareUrl = await bare.ask("start", await captureAnswer(mock));
  // The long run comes first: a server for soak tests is measured as it is after a while, with its history full.
  const soak = plan.soak > 0 ? await runSoak(mock, plan.soak) : undefined;
  const load: Load = { mock: { perSecond: [], cpuUs: [] }, bare: { perSecond: [], cpuUs: [] }, soak };
  const turns = [
    { url: mock.url, rounds: load.mock, cpuUs: () => child.ask("cpuUs") },
    { url: bareUrl, rounds: load.bare, cpuUs: () => bare.ask("cpuUs") },
  ];
  const end = performance.now() + plan.loadMs;
  // The first rounds warm the servers up and do not count.
  for (let round = -3; round < plan.loadRounds && performance.now() < end; round++) {
    const requests = await openAndSign(mock, plan.loadCalls);
    for (const { url, rounds, cpuUs } of round % 2 === 0 ? turns : turns.toReversed()) {
      const cpu = await cpuUs();
      const start = performance.now();
      await sendAll(url, requests, connections);
      const tookMs = performance.now() - start;
      if (round < 0) continue;
      rounds.perSecond.push((requests.length / tookMs) * 1000);
      rounds.cpuUs.push(((await cpuUs()) - cpu) / requests.length);
    }
    const left = await child.ask("left");
    if (left > 0) throw new Error(`${left} orders were answered as canceled and are open`);
  }
  await bare.stop();
  await child.stop();
  return load;
}

async function runSoak(mock: Mock, requests: number): Promise<Soak> {
  const step = 5_000;
  const heap: number[] = [];
  const resident: number[] = [];
  for (let sent = 0; sent < requests; sent += step) {
    await sendAll(mock.url, await openAndSign(mock, Math.min(step, requests - sent)), connections);
    if (((sent + step) * 10) / requests < heap.length + 1) continue;
    const memory = await mock.child.ask("memory");
    heap.push(memory.heap / 1e6);
    resident.push(memory.resident / 1e6);
  }
  return { requests, heap, resident };
}

/** Opens orders and gives the requests, as sent, that cancel them. */
async function openAndSign({ child, url, apiKey, secret }: Mock, count: number): Promise<readonly string[]> {
  const firstId = nextId;
  nextId += count;
  await child.ask("open", { count, firstId });
  const timestamp = Date.now();
  return Array.from({ length: count }, (_, index) => {
    const query = `symbol=LTCBTC&orderId=${firstId + index}&recvWindow=60000&timestamp=${timestamp}`;
    const signature = createHmac("sha256", secret).update(query).digest("hex");
    const target = `/sapi/v1/margin/order?${query}&signature=${signature}`;
    return `DELETE ${target} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nX-MBX-APIKEY: ${apiKey}\r\n\r\n`;
  });
}

/** The headers and the body of one answer of the mock exchange; node adds date and connection by itself. */
async function captureAnswer(mock: Mock): Promise<{ headers: Record<string, string>; body: string }> {
  const [request = ""] = await openAndSign(mock, 1);
  const [, target = ""] = request.split(" ");
  const response = await fetch(`${mock.url}${target}`, { method: "DELETE", headers: { "X-MBX-APIKEY": mock.apiKey } });
  const body = await response.text();
  if (!response.ok) throw new Error(`the mock exchange refused: ${response.status} ${body}`);
  const own = ["date", "connection", "keep-alive"];
  return { headers: Object.fromEntries([...response.headers].filter(([name]) => !own.includes(name))), body };
}
