import { Refusal } from "./refusal.ts";

/** Refuses a time that is too old or too far ahead; all in milliseconds. */
export function assertNear(time: number, now: number, windowMs: number, aheadMs: number): void {
  if (!(time < now + aheadMs)) throw new Refusal("timestampAhead");
  if (!(now - time <= windowMs)) throw new Refusal("timestampBehind");
}
