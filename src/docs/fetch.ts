import { setTimeout as sleep } from "node:timers/promises";

export interface FetchOptions {
  readonly timeoutMs: number;
  /** How often a page is tried again after a failure that may pass. */
  readonly retries: number;
  /** The first wait; each further one is twice as long, unless the server says how long. */
  readonly backoffMs: number;
  readonly userAgent: string;
}

/** A page that could not be had. */
export class FetchError extends Error {
  override name = "FetchError";
}

const mostBytes = 32 * 1024 * 1024;

/**
 * Fetches a page, patiently: a lost connection, 429 and 5XX are tried again.
 *
 * @throws {FetchError} It could not be had, or not all of it.
 */
export async function fetchPage(address: string, options: FetchOptions): Promise<Uint8Array> {
  let failure = "";
  for (let attempt = 0; attempt <= options.retries; attempt++) {
    const { body, message, again, waitMs } = await tryOnce(rawAddress(address), options);
    if (body) return body;
    failure = message;
    if (!again) break;
    if (attempt < options.retries) await sleep(waitMs ?? options.backoffMs * 2 ** attempt);
  }
  throw new FetchError(failure);
}

interface Attempt {
  readonly body?: Uint8Array;
  readonly message: string;
  readonly again: boolean;
  readonly waitMs?: number;
}

async function tryOnce(address: string, { timeoutMs, userAgent }: FetchOptions): Promise<Attempt> {
  // The error of `fetch` would quote it, with all that it may contain.
  if (!URL.canParse(address)) return { message: "is no address", again: false };
  const { url, authorization } = splitCredentials(address);
  try {
    const response = await fetch(url, {
      headers: {
        "User-Agent": userAgent,
        Accept: "text/markdown, text/html;q=0.9, text/plain;q=0.8",
        ...(authorization && { Authorization: authorization }),
      },
      redirect: "follow",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      const after = Number(response.headers.get("retry-after"));
      return {
        message: `answered with ${response.status}${response.statusText && ` ${response.statusText}`}`,
        again: response.status === 429 || response.status >= 500,
        // A server that wants us gone for long is not worth waiting for.
        ...(after > 0 && { waitMs: Math.min(after * 1000, 30_000) }),
      };
    }
    const body = new Uint8Array(await response.arrayBuffer());
    if (body.length > mostBytes) return { message: "is larger than 32 MB", again: false };
    return { body, message: "", again: false };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: Error };
    if (name === "TimeoutError") return { message: `did not answer within ${timeoutMs} ms`, again: true };
    return { message: `was not had: ${cause?.message ?? message}`, again: true };
  }
}

/** `fetch` takes no address with a name and password; as a header they do not reach another host by a redirect. */
function splitCredentials(address: string): { readonly url: URL; readonly authorization: string | undefined } {
  const url = new URL(address);
  const { username, password } = url;
  if (username === "" && password === "") return { url, authorization: undefined };
  url.username = "";
  url.password = "";
  const decoded = [username, password].map(decode).join(":");
  return { url, authorization: `Basic ${Buffer.from(decoded).toString("base64")}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A file on GitHub as it is rather than inside of a page: a `blob` address becomes the raw one. */
export function rawAddress(address: string): string {
  const match = /^https:\/\/github\.com\/([^/]+)\/([^/]+)\/blob\/(.+)$/.exec(address.replace(/[?#].*$/, ""));
  return match ? `https://raw.githubusercontent.com/${match[1]}/${match[2]}/${match[3]}` : address;
}

/** Runs a task for each item, a few at once. */
export async function eachOf<T>(items: readonly T[], atOnce: number, task: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: Math.min(atOnce, queue.length) }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await task(item);
    }),
  );
}
