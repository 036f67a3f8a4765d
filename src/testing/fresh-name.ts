import { randomFillSync } from "node:crypto";

const length = 11;
const pool = Buffer.alloc(length * 256);
let used = pool.length;

/** A name that nobody else has, as the exchanges make them up: 22 letters and digits. */
export function freshName(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += length;
  return pool.toString("hex", used - length, used);
}
