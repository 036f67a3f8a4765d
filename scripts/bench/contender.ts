/** Cancels one order and gives the id that was answered. */
export type Cancel = (orderId: string) => Promise<unknown>;

/** Cancels up to ten orders in one request and gives the ids that were answered. */
export type CancelBatch = (orderIds: readonly string[]) => Promise<readonly unknown[]>;

/** What a module in `contenders/` exports. */
export interface ContenderModule {
  openCancel(url: string): Cancel | Promise<Cancel>;
  openBatch(url: string): CancelBatch | Promise<CancelBatch>;
}

export interface Contender {
  readonly name: string;
  /** Its module in `contenders/`. */
  readonly module: string;
  /** The import that a program of its user makes, for the size of a bundle; none where node has everything. */
  readonly bundle?: string;
  /** The package that a user installs; none where node has everything. */
  readonly package?: string;
  /** A subpath of cancelkit that must exist. */
  readonly needs?: string;
}
