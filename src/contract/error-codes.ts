/** An error of an API, as far as it tells whether a code is documented. */
interface Row {
  readonly code?: unknown;
  readonly status?: unknown;
}

/**
 * Whether an error code is documented.
 *
 * @param status Of the answer that has it; inside of a success a code may be any that is documented.
 */
export function hasCode(errors: readonly Row[], status: number, code: unknown): boolean {
  return errors.some(
    (row) => row.code !== undefined && String(row.code) === String(code) && (status < 400 || row.status === status),
  );
}
