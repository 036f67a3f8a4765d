const mask = "[redacted]";

/** Texts that must not be shown; short ones are left alone, since masking them would garble everything else. */
export type Secrets = readonly string[];

/** `text` without the secrets, in whatever case and encoding, and without any `signature=` of a URL. */
export function redact(text: string, secrets: Secrets): string {
  let redacted = text.replace(/(signature(?:=|%3D))[^&\s"'<>]+/gi, `$1${mask}`);
  for (const secret of findSecrets(redacted, secrets)) {
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      redacted = redacted.replace(new RegExp(form.replace(/\W/g, "\\$&"), "gi"), mask);
    }
    // What is encoded in yet another way cannot be cut out, but it must not be shown.
    if (findSecrets(redacted, [secret]).length > 0) return mask;
  }
  return redacted;
}

/** The secrets that stand in the text, in whatever case and encoding. */
export function findSecrets(text: string, secrets: Secrets): Secrets {
  const plain = decode(text);
  return secrets.filter((secret) => secret.length >= 4 && plain.includes(secret.toLowerCase()));
}

/** The text in lower case, the escapes of URLs, JSON and HTML undone, however often they were applied. */
function decode(text: string): string {
  let plain = text.toLowerCase();
  for (let pass = 0; pass < 4 && /[%\\&]/.test(plain); pass++) {
    plain = plain
      .replace(/%[0-9a-f]{2}|\\u[0-9a-f]{4}|&#x[0-9a-f]{1,4};/g, (escaped) =>
        String.fromCharCode(Number.parseInt(escaped.replace(/\W+[ux]?/, ""), 16)).toLowerCase(),
      )
      .replace(/\\n/g, "\n")
      .replace(/\\(["\\/])/g, "$1");
  }
  return plain;
}

/** The same JSON value with its texts redacted; what lies too deep is masked. */
export function redactValue(value: unknown, secrets: Secrets, depth = 0): unknown {
  if (typeof value === "string") return redact(value, secrets);
  if (typeof value !== "object" || value === null) return value;
  if (depth > 100) return mask;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [redact(name, secrets), redactValue(item, secrets, depth + 1)]),
  );
}

/**
 * A copy of a foreign error that is safe to show: errors of HTTP libraries carry requests, URLs and raw packets. Name,
 * message, stack, `code` and the causes are kept.
 */
export function redactError(error: unknown, secrets: Secrets): unknown {
  try {
    return copyError(error, secrets, 0);
  } catch {
    // Getters of a foreign error may throw, and what is no error may be of any kind.
    return new Error("cannot be shown");
  }
}

function copyError(error: unknown, secrets: Secrets, depth: number): unknown {
  if (error === undefined || depth > 5) return undefined;
  // An error of another realm (as in tests run by jest) is no `instanceof Error`.
  const { message, code, cause } = Object(error) as Partial<Error> & { code?: unknown };
  if (typeof message !== "string") return redactValue(JSON.parse(JSON.stringify(error) ?? "null"), secrets);
  const copiedCause = copyError(cause, secrets, depth + 1);
  const copy = new Error(redact(message, secrets), copiedCause === undefined ? undefined : { cause: copiedCause });
  for (const key of ["name", "stack"] as const) {
    const value = redact(String((error as Error)[key] ?? copy[key]), secrets);
    Object.defineProperty(copy, key, { value, configurable: true, writable: true });
  }
  if (typeof code !== "string" && typeof code !== "number") return copy;
  return Object.assign(copy, { code: redactValue(code, secrets) });
}
