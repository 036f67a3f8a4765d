// What RFC 9111 takes a number of seconds for that is too large to be held.
const mostSeconds = 2 ** 31;

/**
 * How long the answer asks to wait, in milliseconds; `Retry-After` has seconds or the date at which the wait ends. Where
 * it came more than once, the longest counts.
 *
 * @param retryAt What the body says instead, in milliseconds since 1970.
 * @param clock The exchange's time as far as it is known, where the answer has no date.
 */
export function readRetryAfter(
  headers: Readonly<Record<string, string>>,
  retryAt: number | undefined,
  clock: () => number,
): number | undefined {
  // By the exchange's own clock where it shows it: ours may be off.
  const now = () => readHttpDate(headers.date) || clock();
  const read = (value: string) =>
    /^\d+(\.\d+)?$/.test(value) ? Math.min(Number(value), mostSeconds) * 1000 : readHttpDate(value) - now();
  // A comma may be a date's own.
  const given = headers["retry-after"]?.split(/,(?! \d\d[ -][A-Z])/) ?? [];
  const waits = given.map((each) => read(each.trim())).filter(Number.isFinite);
  if (waits.length === 0 && retryAt !== undefined) waits.push(retryAt - now());
  return waits.length > 0 ? Math.max(0, ...waits) : undefined;
}

// As of today, of RFC 850 and of C's asctime. `Date.parse` alone finds a date in nearly anything.
const httpDate =
  /^[A-Z][a-z]+(, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT| [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})$/;

/** Reads a date in any of the forms that RFC 9110 names; NaN if it is none. */
export function readHttpDate(text = ""): number {
  return httpDate.test(text) ? Date.parse(text.replace(/(\d{4})$/, "$1 GMT")) : NaN;
}
