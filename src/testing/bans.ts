/** Who goes on this often within an interval after its budget is overdrawn is banned; the documents name no number. */
const patience = 10;
/** The documents have bans of two minutes to three days. */
const banMs = 120_000;

/** Why a call is turned away, and until when (ms). */
export interface TurnedAway {
  readonly status: 418 | 429;
  readonly until: number;
}

/** Turns calls away from hosts whose limits were exceeded; who does not stop is banned for two minutes. */
export class Bans {
  readonly #hosts = new Map<string, { until: number; overdrawnUntil: number; ignored: number }>();

  /**
   * Whether a call is turned away.
   *
   * @param overdrawnUntil When the budgets that the call overdraws start again; `undefined` if it overdraws none.
   */
  judge(host: string, canBan: boolean, now: number, overdrawnUntil: number | undefined): TurnedAway | undefined {
    const state = this.#hosts.get(host) ?? { until: 0, overdrawnUntil: 0, ignored: 0 };
    if (now < state.until) return { status: 418, until: state.until };
    if (overdrawnUntil === undefined) return undefined;
    this.#hosts.set(host, state);
    if (state.overdrawnUntil !== overdrawnUntil) state.ignored = 0;
    state.overdrawnUntil = overdrawnUntil;
    state.ignored++;
    if (!canBan || state.ignored <= patience) return { status: 429, until: overdrawnUntil };
    state.ignored = 0;
    state.until = now + banMs;
    return { status: 418, until: state.until };
  }

  clear(): void {
    this.#hosts.clear();
  }
}
