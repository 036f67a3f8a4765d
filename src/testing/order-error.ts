/** An order that cannot be opened: which field breaks which rule, and what to do about it. */
export class OrderError extends Error {
  override name = "OrderError";
  readonly code = "ORDER_INVALID";
  readonly field: string;
  readonly rule: string;
  readonly fix: string;

  constructor(field: string, rule: string, fix: string) {
    super(`${field || "the order"} ${rule}: ${fix}`);
    this.field = field;
    this.rule = rule;
    this.fix = fix;
  }
}
