import { FieldError } from "./field-error.ts";

/**
 * The clock of a mock exchange: it runs until it is frozen, from wherever it is set. Times are milliseconds, and shown
 * whole.
 */
export interface MockClock {
  /** The exchange's time. */
  now(): number;
  /** Whether it stands still. */
  readonly isFrozen: boolean;
  /**
   * Stops the clock, at the time that it shows or at another.
   *
   * @throws {ClockError} The time is none.
   */
  freeze(time?: number): void;
  /**
   * Sets the clock; it goes on from there, or stands there if it is frozen.
   *
   * @throws {ClockError} The time is none.
   */
  set(time: number): void;
  /**
   * Moves the clock on, or back by a negative number of milliseconds.
   *
   * @throws {ClockError} The number is none, or the time would be none.
   */
  advance(ms: number): void;
  /** Lets a frozen clock go on from the time that it shows. */
  resume(): void;
  /** Makes the clock what it was at the start. */
  reset(): void;
}

/** A time that a clock cannot show. */
export class ClockError extends FieldError {
  override name = "ClockError";

  constructor(field: string, rule: string, fix: string) {
    super("CLOCK_INVALID", "the clock", field, rule, fix);
  }
}

/** The last millisecond that a date can have. */
const latest = 8.64e15;

/** Creates a clock that runs like another until it is told otherwise. */
export function createMockClock(base: () => number): MockClock {
  let offset = 0;
  let frozenAt: number | undefined;
  // Documents show whole milliseconds; a clock that is finer, or moved by less, is that underneath.
  const now = () => Math.floor(frozenAt ?? base() + offset);
  const set = (time: number) => {
    if (frozenAt === undefined) offset = time - base();
    else frozenAt = time;
  };
  return {
    now,
    get isFrozen() {
      return frozenAt !== undefined;
    },
    freeze(time = now()) {
      frozenAt = timeOf("time", time);
    },
    set: (time) => set(timeOf("time", time)),
    advance: (ms) => set(timeOf("advanceMs", ms, now())),
    resume() {
      const time = now();
      frozenAt = undefined;
      set(time);
    },
    reset() {
      offset = 0;
      frozenAt = undefined;
    },
  };
}

/** A time so many milliseconds after another, or after the epoch. */
function timeOf(field: string, ms: unknown, from = 0): number {
  const time = typeof ms === "number" ? from + ms : Number.NaN;
  if (Number.isFinite(time) && time >= 0 && time <= latest) return time;
  throw new ClockError(field, "must be milliseconds that make a time from 1970 on", "give a number such as Date.now()");
}
