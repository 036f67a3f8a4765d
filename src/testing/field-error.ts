/** Something that the mock exchange was asked for and cannot do: which field breaks which rule, and what to do about it. */
export class FieldError extends Error {
  override name = "FieldError";
  readonly code: string;
  readonly field: string;
  readonly rule: string;
  readonly fix: string;

  constructor(code: string, subject: string, field: string, rule: string, fix: string) {
    super(`${field || subject} ${rule}: ${fix}`);
    this.code = code;
    this.field = field;
    this.rule = rule;
    this.fix = fix;
  }
}
