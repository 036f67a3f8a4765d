import { type Fault, none } from "../../src/testing/faults/fault.ts";
import type { Random } from "../../src/testing/faults/random.ts";
import { documentedFailures } from "./documented-replies.ts";

const html = { "Content-Type": "text/html" };
const page = "<html><head><title>Attention</title></head><body>Please wait.</body></html>";
const json = { "Content-Type": "application/json" };

/** The faults of transport, each of a kind that any exchange can have. */
export function transportFaults(attemptTimeoutMs: number, random: Random): readonly Fault[] {
  const off = random.whole(1, 12);
  return [
    { name: "reset, read and not forwarded", forward: false, reply: { how: "reset" } },
    { name: "reset, forwarded", forward: true, reply: { how: "reset" } },
    { name: "end, not forwarded", forward: false, reply: { how: "end" } },
    { name: "end, forwarded", forward: true, reply: { how: "end" } },
    { name: "hang, not forwarded", forward: false, reply: { how: "hang" } },
    { name: "hang, forwarded", forward: true, reply: { how: "hang" } },
    { name: "slow answer", forward: true, reply: { how: "answer", afterMs: random.whole(1, 40) } },
    { name: "late answer", forward: true, reply: { how: "answer", afterMs: attemptTimeoutMs + random.whole(0, 60) } },
    {
      name: "late request",
      forward: true,
      forwardAfterMs: attemptTimeoutMs + random.whole(0, 60),
      reply: { how: "hang" },
    },
    { name: "drip in time", forward: true, reply: { how: "drip", overMs: Math.round(attemptTimeoutMs * 0.4) } },
    { name: "drip too long", forward: true, reply: { how: "drip", overMs: attemptTimeoutMs * 2 } },
    { name: "half a body, reset", forward: true, reply: { how: "half", by: "reset" } },
    { name: "half a body, end", forward: true, reply: { how: "half", by: "end" } },
    { name: "length too short", forward: true, reply: { how: "length", off: -off } },
    { name: "length too long", forward: true, reply: { how: "length", off } },
  ];
}

/**
 * Answers that never come from the exchange's own servers.
 *
 * @param decoy Where redirects lead; nobody must follow.
 */
export function foreignAnswers(decoy: string): readonly Fault[] {
  const instead = (name: string, status: number, headers: Record<string, string>, leaves: "told" | "open"): Fault => ({
    name,
    forward: false,
    reply: { how: "instead", status, headers: { ...html, ...headers }, body: page, leaves },
  });
  const lost = instead("HTML under 200", 200, {}, "open");
  return [
    lost,
    { ...lost, name: "HTML under 200, forwarded", forward: true },
    ...[301, 302, 303, 307, 308].map((status) => instead(`redirect ${status}`, status, { Location: decoy }, "open")),
    { ...instead("redirect 307, forwarded", 307, { Location: decoy }, "open"), forward: true },
    instead("403 of a firewall", 403, {}, "told"),
  ];
}

/** Answers after which nothing may be sent for a while, scaled down so that a run can wait for it. */
export function holds(random: Random): readonly Fault[] {
  const holdMs = random.pick([0, 400, 700, 1000]);
  const given = { "Retry-After": String(holdMs / 1000) };
  const hold = (name: string, reply: Partial<Extract<Fault["reply"], { how: "instead" }>>): Fault => ({
    name,
    forward: false,
    reply: { how: "instead", status: 429, headers: json, body: limited, leaves: "told", ...reply },
  });
  return [
    hold(`429 for ${holdMs} ms`, { headers: { ...json, ...given }, holdMs }),
    hold("429 until a date", { holdMs: 1000, tells: "date" }),
    hold("429 without a time", { holdMs: 1000 }),
    hold("429 as HTML", { headers: { ...html, ...given }, body: page, holdMs }),
    // A ban that ends at once is none that was meant.
    hold(`418 for ${holdMs} ms`, { status: 418, headers: { ...json, ...given }, holdMs: holdMs || banMs }),
    hold("418 until a date", { status: 418, holdMs: 1000, tells: "date" }),
    hold("418 without a time", { status: 418, holdMs: banMs }),
    hold("418 with the end in its text", { status: 418, holdMs: 600, tells: "text", body: banned }),
  ];
}

const banMs = 120_000;
const banned = JSON.stringify({ code: -1003, msg: "IP banned until {until}." });
const limited = JSON.stringify({ code: -1003, msg: "Too many requests.", error: "Too many requests." });

/** What is drawn from for one operation. */
export interface Draw {
  readonly api: string;
  readonly operationId: string;
  readonly decoy: string;
  readonly attemptTimeoutMs: number;
}

/** Draws what becomes of one request. */
export function drawFault({ api, operationId, decoy, attemptTimeoutMs }: Draw, random: Random): Fault {
  const kind = random.next();
  if (kind < 0.4) return none;
  if (kind < 0.7) return random.pick(transportFaults(attemptTimeoutMs, random));
  if (kind < 0.88) return random.pick(documentedFailures(api, operationId));
  if (kind < 0.96) return random.pick(foreignAnswers(decoy));
  return random.pick(holds(random));
}
