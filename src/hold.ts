import { readHttpDate } from "./retry-after.ts";
import type { WireResponse } from "./wire.ts";

/** Until when nothing may leave for an origin, and why. */
export interface Hold {
  /** By `performance.now()`; undefined while the answer is read that tells it. */
  readonly until?: number | undefined;
  /** A 418: the IP address is banned, which a call does not wait out. */
  readonly banned?: boolean | undefined;
}

interface State extends Hold {
  readonly until: number;
  /** How many 429 came one after another. */
  readonly count: number;
  readonly since: number;
}

// For all clients of the process, since the exchange counts and bans by IP address. Worker threads, and bundles with a
// copy of this module, have states of their own.
const states = new Map<string, State>();

/** Told of what no timer foresees: that an origin bans this address, or that an answer was read that may have held one. */
export const holdListeners = new Set<() => void>();

let soon: NodeJS.Immediate | undefined;

const none: State = { until: 0, count: 0, since: 0 };
const banMs = 120_000;
const minuteMs = 60_000;

/** What holds while the body is read of an answer that may tell how long, and which origin. */
export const reading = new Map<Hold, string>();

/** What a transport rejects with, of a request that it did not send because its origin is held by now. */
export const held = { outcome: "not-sent" } as const;

/** What holds and budgets go by: a host is the same with a dot at its end, whatever port and path follow. */
export function originOf({ origin }: URL): string {
  return origin.replace(/\.(:\d+)?$/, "$1");
}

/** The hold on an origin, while it lasts. */
export function holdOn(origin: string, given?: number): Hold | undefined {
  // Most calls ask twice, and never meet a hold.
  if (states.size + reading.size === 0) return undefined;
  const time = given ?? performance.now();
  let found: Hold | undefined;
  // A ban comes first, then what was noted, then the latest head.
  for (const [hold, of] of [...reading, [states.get(origin) ?? none, origin] as const]) {
    if (of === origin && (hold.until ?? Infinity) > time && !found?.banned) found = hold;
  }
  return found;
}

/**
 * Holds an origin from the head of an answer on. What the whole of it says takes the place of that: a ban may tell in its
 * body when it ends.
 *
 * @param heldUntil As the head says, by `performance.now()`.
 */
export function beginReading(origin: string, { status, heldUntil }: Pick<WireResponse, "status" | "heldUntil">): Hold {
  const banned = status === 418;
  const hold = { until: heldUntil ?? (banned ? performance.now() + banMs : undefined), banned };
  reading.set(hold, origin);
  if (banned) tell();
  return hold;
}

/** Ends a reading; those who wait for that look again. */
export function endReading(hold: Hold): void {
  reading.delete(hold);
  // What the answer says is noted by then, however many promises it goes through; readings that end together are one.
  clearImmediate(soon);
  soon = setImmediate(tell);
}

function tell(): void {
  for (const listen of holdListeners) listen();
}

/**
 * Notes what an answer says about going on.
 *
 * Documented weights start anew with each minute of the exchange, whose time its `Date` tells better than our clock.
 *
 * @param sentAt When its request left, by `performance.now()`.
 * @param heldUntil As its head said, by `performance.now()`: its body may have come much later.
 */
export function noteAnswer(
  origin: string,
  { status, retryAfterMs }: { readonly status: number; readonly retryAfterMs?: number | undefined },
  { date }: Readonly<Record<string, string>>,
  sentAt: number,
  clock: () => number,
  heldUntil?: number,
): void {
  const before = states.get(origin) ?? none;
  if (status !== 429 && status !== 418) {
    // An answer to an earlier request may still come in while the hold lasts.
    if (before.until <= sentAt) states.delete(origin);
    return;
  }
  const now = performance.now();
  const banned = status === 418;
  // What was under way when the hold began says nothing new.
  const isNew = sentAt >= before.since;
  const count = before.count + Number(isNew);
  // A ban that ends at once is none that was meant.
  const waitMs = banned
    ? retryAfterMs || banMs
    : (retryAfterMs ?? Math.min(1000 * 2 ** (count - 1), minuteMs - ((readHttpDate(date) || clock()) % minuteMs)));
  states.set(origin, {
    until: Math.max(before.until, heldUntil ?? now + waitMs),
    banned: banned || (before.banned && before.until > now),
    count,
    since: isNew ? now : before.since,
  });
  if (banned) tell();
}
