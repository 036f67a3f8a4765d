const mask = "[redacted]";

/** Texts that must not be shown; short ones are left alone, since masking them would garble everything else. */
export type Secrets = readonly string[];

/**
 * `text` without the secrets, in whatever case and encoding, and without any `signature=` of a URL. One that is shorter
 * than `least` is known to have no secret.
 */
export function redact(text: string, secrets: Secrets, least = 0): string {
  let shown = text;
  if (text.length >= least) {
    for (const secret of secrets) {
      if (secret.length > 3) shown = shown.replaceAll(secret, mask).replaceAll(encodeURIComponent(secret), mask);
    }
    // What is written in yet another way cannot be cut out, but it must not be shown.
    if (hasSecret(shown, secrets)) return mask;
  }
  return shown.replace(/(signature(?:=|%3D))[^&\s"'<>]+/gi, `$1${mask}`);
}

/** Whether one of the secrets stands in the text, in whatever case and encoding. */
export function hasSecret(text: string, secrets: Secrets): boolean {
  // As it is too: what stands before a secret may look like an escape together with it.
  const plain = `${text.toLowerCase()}\n${decode(text)}`;
  const letters = strip(plain);
  return secrets.some((secret) => {
    const wanted = decode(secret);
    const core = strip(wanted);
    if (core.length < 16) return wanted.length > 3 && plain.includes(wanted);
    // Line breaks, padding and the signs of base64 may be others, and the edges of a long one part of an escape.
    return letters.includes(core.length < 24 ? core : core.slice(4, -4));
  });
}

/** Letters and digits alone, without those of escapes that stand for signs. */
function strip(text: string): string {
  return text.replace(/&[a-z]{2,8};|[\W_]/g, "");
}

/** The text in lower case, the escapes of URLs, JSON and HTML undone, however often they were applied. */
function decode(text: string, passes = 9): string {
  const plain = text
    .toLowerCase()
    .replace(/[\r\n]+/g, "")
    .replace(
      /(?:%|\\x|[%\\]u(?:00|\{))([\da-f]{2})\}?|&#(x?[\da-f]{2,8})(?=[;&]);?|(?<=&)amp;|\\(?:[rn]|(["'\\/]))/g,
      (_, hex, code = hex && `x${hex}`, sign = "") => (code ? String.fromCharCode(Number(`0${code}`)) : sign),
    );
  return passes > 0 && plain !== text ? decode(plain, passes - 1) : plain;
}

/** The same JSON value with its texts redacted; what lies too deep is masked. */
export function redactValue(
  value: unknown,
  secrets: Secrets,
  depth = 0,
  // No way to write a secret needs fewer characters than its letters, of which four on either side are not looked at.
  least = Math.min(...secrets.map((secret) => strip(decode(secret)).length - 8)),
): unknown {
  if (typeof value === "string") return redact(value, secrets, least);
  if (Object(value) !== value) return value;
  if (depth > 100) return mask;
  const inside = (item: unknown) => redactValue(item, secrets, depth + 1, least);
  if (Array.isArray(value)) return value.map(inside);
  return Object.fromEntries(Object.entries(value as object).map((entry) => entry.map(inside)));
}

/** A value as it comes out of its JSON: without what is no data. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/**
 * A copy of a foreign error that is safe to show: errors of HTTP libraries carry requests, URLs and raw packets. Name,
 * message, stack, `code` and the causes are kept.
 */
export function redactError(error: unknown, secrets: Secrets, depth = 0): unknown {
  if (error === undefined || depth > 5) return undefined;
  try {
    // An error of another realm (as in tests run by jest) is no `instanceof Error`.
    const foreign = Object(error);
    if (typeof foreign.message !== "string") return redactValue(asJson(error), secrets);
    const cause = redactError(foreign.cause, secrets, depth + 1);
    const { message, name, stack, code } = foreign;
    const copy = new Error(redact(message, secrets), cause === undefined ? undefined : { cause });
    return Object.assign(copy, redactValue(asJson({ name, stack, code }), secrets));
  } catch {
    // Getters of a foreign error may throw, and what is no error may be of any kind.
    return new Error("cannot be shown");
  }
}
