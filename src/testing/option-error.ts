import { FieldError } from "./field-error.ts";

/** An option that a mock exchange cannot be made with. */
export class OptionError extends FieldError {
  override name = "OptionError";

  constructor(field: string, rule: string, fix: string) {
    super("OPTION_INVALID", "the options", field, rule, fix);
  }
}
