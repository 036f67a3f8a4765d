import { Refusal } from "./refusal.ts";

/** Refuses a time that is too old or too far ahead; all in milliseconds. */
export function assertNear(time: number, now: number, windowMs: number, aheadMs: number): void {
  const reasons = () => ({ sent: time, now, windowMs, aheadMs });
  if (!(time < now + aheadMs)) throw new Refusal("timestampAhead").because(reasons);
  if (!(now - time <= windowMs)) throw new Refusal("timestampBehind").because(reasons);
}
