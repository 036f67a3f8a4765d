import { FieldError } from "../field-error.ts";

/** A fault that cannot be asked for: which field breaks which rule, and what to do about it. */
export class FaultError extends FieldError {
  override name = "FaultError";

  constructor(field: string, rule: string, fix: string) {
    super("FAULT_INVALID", "the fault", field, rule, fix);
  }
}
