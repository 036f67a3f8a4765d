/** Headers that count once, as node has them: of several the first one is meant. */
const single = new Set([
  "age",
  "authorization",
  "content-length",
  "content-type",
  "etag",
  "expires",
  "from",
  "host",
  "if-modified-since",
  "if-unmodified-since",
  "last-modified",
  "location",
  "max-forwards",
  "proxy-authorization",
  "referer",
  "retry-after",
  "server",
  "user-agent",
]);

/** The text of a header among names and values in turn, whatever its letter case; several are joined. */
export function textOf(rawHeaders: readonly string[], name: string): string | undefined {
  let text: string | undefined;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const each = rawHeaders[index] ?? "";
    if (each.length !== name.length || (each !== name && each.toLowerCase() !== name.toLowerCase())) continue;
    const value = rawHeaders[index + 1] ?? "";
    if (text === undefined) text = value;
    else if (!single.has(name.toLowerCase())) text += `${name.toLowerCase() === "cookie" ? ";" : ","} ${value}`;
  }
  return text;
}

/** Names and values in turn as an object, by names in lower case. */
export function toHeaders(rawHeaders: readonly string[]): Record<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    if (!headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), textOf(rawHeaders, name) ?? "");
  }
  return Object.fromEntries(headers);
}
