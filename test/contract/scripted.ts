import { type Answer, bytesOf, type Loopback, serveBytes } from "./loopback.ts";

/** What becomes of a request: an answer, or none and a connection that ends. */
export type Step = Answer | "lost" | "hang";

/** A server that goes through the steps, one for each request, and stays at the last one. */
export function serveSteps(...steps: readonly (Step | ((head: string) => Step))[]): Promise<Loopback> {
  return serveBytes((socket, count, head) => {
    const given = steps[Math.min(count, steps.length) - 1] as Step;
    const step = typeof given === "function" ? (given as (head: string) => Step)(head) : given;
    if (step === "hang") return;
    if (step === "lost") return socket.destroy();
    const { status = 200, headers = {}, body } = step;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const extra = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const [line, ...rest] = bytesOf(text, `${status} X`).split("\r\n");
    socket.write([line, ...extra.map((each) => each.trim()), ...rest].join("\r\n"));
  });
}

/** The times of requests, as their stamps say. */
export function timestampsOf({ requests }: Loopback): number[] {
  return requests.map(({ url }) => Number(/timestamp=(\d+)/.exec(url)?.[1]));
}
