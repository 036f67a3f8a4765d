import { FieldError } from "./field-error.ts";

/** An order that cannot be opened: which field breaks which rule, and what to do about it. */
export class OrderError extends FieldError {
  override name = "OrderError";

  constructor(field: string, rule: string, fix: string) {
    super("ORDER_INVALID", "the order", field, rule, fix);
  }
}
