import { originOf } from "./hold.ts";
import { begin, deliver, type Transport } from "./transport.ts";
import { urlOf } from "./url.ts";

/**
 * Sends through a caller's own `fetch`, called as `fetch(url, init)`. When it writes is not to be known: a request that it
 * has been given may still leave after a 429 or a 418 has come for another one.
 */
export function createFetchTransport(api: string, base: URL, fetch: typeof globalThis.fetch): Transport {
  const origin = base.href.replace(/\/$/, "");
  return {
    send: (request) =>
      deliver(api, request, (delivery) => {
        const controller = new AbortController();
        delivery.isSent = () => true;
        delivery.stop = () => controller.abort();

        const exchangeMessages = async () => {
          const response = await fetch(urlOf(origin, request), {
            method: request.operation.method,
            headers: lowerCaseNames(request.headers),
            ...(request.body !== undefined && { body: request.body }),
            redirect: "manual",
            signal: controller.signal,
          });
          // A browser's `fetch` shows a redirect that it did not follow as status 0.
          const status = response.type === "opaqueredirect" ? 302 : response.status;
          const head = { request, status, headers: Object.fromEntries(response.headers), text: "" };
          begin(delivery, originOf(base), head);
          delivery.succeed({ ...head, text: await response.text() });
        };
        exchangeMessages().catch((cause) => {
          if (!provesNoConnection(cause)) return delivery.fail("CONNECTION_LOST", cause);
          delivery.isSent = () => false;
          delivery.fail("NOT_CONNECTED", cause);
        });
      }),
    // What `fetch` keeps is its own affair, and it connects by sending.
    async warmUp() {},
    close() {},
  };
}

/** `fetch` and undici would send a header along with its namesake in other case; the later one, of signing, wins. */
export function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  const lower: Record<string, string> = {};
  for (const name in headers) lower[name.toLowerCase()] = headers[name] as string;
  return lower;
}

// What Node, undici, Bun and Deno say when no connection came about.
const connectFailures: readonly unknown[] = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
];

/** Other codes, such as EHOSTUNREACH, come from connections that stood as well: then the system call tells. */
function provesNoConnection(error: unknown, depth = 0): boolean {
  try {
    const { code, syscall, cause } = Object(error) as { code?: unknown; syscall?: unknown; cause?: unknown };
    if (connectFailures.includes(code) || syscall === "connect" || syscall === "getaddrinfo") return true;
    return cause !== undefined && depth < 5 && provesNoConnection(cause, depth + 1);
  } catch {
    // The getters of a foreign error may throw.
    return false;
  }
}
