import { randomUUID } from "node:crypto";

/** A name that nobody else has, as the exchanges make them up: 22 letters and digits. */
export function freshName(): string {
  return randomUUID().replaceAll("-", "").slice(0, 22);
}
