const mask = "[redacted]";

/** Texts that must not be shown; short ones are left alone, since masking them would garble everything else. */
export type Secrets = readonly string[];

/** `text` without the secrets, however they are encoded, and without any `signature=` of a URL. */
export function redact(text: string, secrets: Secrets): string {
  let redacted = text;
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    for (const form of new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])) {
      redacted = redacted.replaceAll(form, mask);
    }
  }
  return redacted.replace(/(signature(?:=|%3D))[^&\s"'<>]+/gi, `$1${mask}`);
}

/** The same JSON value with its texts redacted. */
export function redactValue(value: unknown, secrets: Secrets): unknown {
  if (typeof value === "string") return redact(value, secrets);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [redact(name, secrets), redactValue(item, secrets)]),
  );
}

/**
 * A copy of a foreign error that is safe to show: errors of HTTP libraries carry requests, URLs and raw packets. Name,
 * message, stack, `code` and the causes are kept.
 */
export function redactError(error: unknown, secrets: Secrets, depth = 0): unknown {
  if (!(error instanceof Error) || depth > 5) return depth > 5 ? undefined : redactValue(error, secrets);
  const cause = error.cause === undefined ? undefined : redactError(error.cause, secrets, depth + 1);
  const copy = new Error(redact(error.message, secrets), cause === undefined ? undefined : { cause });
  for (const key of ["name", "stack"] as const) {
    const value = String(error[key]);
    Object.defineProperty(copy, key, { value: redact(value, secrets), configurable: true, writable: true });
  }
  const { code } = error as { code?: unknown };
  return code === undefined ? copy : Object.assign(copy, { code: redactValue(code, secrets) });
}
