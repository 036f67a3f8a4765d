/**
 * How long the answer asks to wait, in milliseconds; `Retry-After` has seconds or the date at which the wait ends.
 *
 * @param retryAt What the body says instead, in milliseconds since 1970.
 */
export function readRetryAfter(
  headers: Readonly<Record<string, string>>,
  retryAt: number | undefined,
): number | undefined {
  const value = headers["retry-after"]?.trim() ?? "";
  if (/^\d{1,9}(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const end = readHttpDate(value) ?? retryAt;
  if (end === undefined) return undefined;
  // By the exchange's own clock where it shows it: ours may be off.
  return Math.max(0, end - (readHttpDate(headers.date) ?? Date.now()));
}

/** `Date.parse` alone finds a date in nearly anything. */
function readHttpDate(text = ""): number | undefined {
  const time = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
