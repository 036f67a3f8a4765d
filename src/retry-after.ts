// What RFC 9111 takes a number of seconds for that is too large to be held.
const mostSeconds = 2 ** 31;

/**
 * How long the answer asks to wait, in milliseconds; `Retry-After` has seconds or the date at which the wait ends. Where
 * it came more than once, the longest counts.
 *
 * @param retryAt What the body says instead, in milliseconds since 1970.
 */
export function readRetryAfter(
  headers: Readonly<Record<string, string>>,
  retryAt: number | undefined,
): number | undefined {
  // By the exchange's own clock where it shows it: ours may be off.
  const now = readHttpDate(headers.date) || Date.now();
  const read = (value: string) =>
    /^\d+(\.\d+)?$/.test(value) ? Math.min(Number(value), mostSeconds) * 1000 : readHttpDate(value) - now;
  // A comma may be a date's own.
  const given = headers["retry-after"]?.split(/,(?! \d\d[ -][A-Z])/) ?? [];
  const waits = given.map((each) => read(each.trim())).filter(Number.isFinite);
  if (waits.length === 0 && retryAt !== undefined) waits.push(retryAt - now);
  return waits.length > 0 ? Math.max(0, ...waits) : undefined;
}

/**
 * Reads a date in any of the forms that RFC 9110 names: as of today, of RFC 850 with two digits for the year, and of
 * C's asctime; NaN if it is none. `Date.parse` alone finds a date in nearly anything.
 */
function readHttpDate(text = ""): number {
  // "Sun Nov  6 08:49:37 1994" is "Sun, 6 Nov 1994 08:49:37 GMT" today.
  const today = text.replace(/^(\w+) (\w+) +(\d+) (\S+) (\d+)$/, "$1, $3 $2 $5 $4 GMT");
  const [, day = "", month, year = "", time = "", ...zone] = today.split(/[ ,-]+/);
  // Two digits name no year that is more than 50 ahead.
  const century = year.length > 2 ? "" : Number(year) + 1950 > new Date().getUTCFullYear() ? 19 : 20;
  // A leap second is one that `Date` does not know.
  const found = [day.padStart(2, "0"), month, century + year, time.replace(/60$/, "59"), ...zone].join(" ");
  const date = new Date(found);
  // Days that a month does not have would count on into the next.
  return date.toUTCString().endsWith(found) ? date.getTime() : NaN;
}
