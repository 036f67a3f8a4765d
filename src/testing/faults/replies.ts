import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as startTimer } from "node:timers/promises";
import type { Answer } from "../request.ts";
import type { Fault, Reply } from "./fault.ts";

/** Waits, and keeps no process alive whose server is closed. */
export function wait(ms: number): Promise<void> {
  return startTimer(ms, undefined, { ref: false });
}

/**
 * Gives a client the reply that a fault makes of the exchange's answer.
 *
 * @param now The exchange's time in milliseconds.
 */
export async function giveReply(
  { reply, isCounted }: Fault,
  answer: Answer,
  response: ServerResponse,
  now = Date.now(),
): Promise<void> {
  const { socket } = response;
  if (!socket || socket.destroyed) return;
  const bytes = Buffer.from(answer.body);
  const head = (length: number) => response.writeHead(answer.status, { ...answer.headers, "Content-Length": length });
  switch (reply.how) {
    case "answer":
      if (reply.afterMs) await wait(reply.afterMs);
      return send(response, answer);
    case "instead":
      return send(response, writeInstead(reply, now, isCounted ? answer.headers : {}));
    case "reset":
    case "end":
      return cut(socket, reply.how);
    case "hang":
      return;
    case "drip":
      return drip(bytes, reply.overMs, head(bytes.length));
    case "half":
      head(bytes.length).write(bytes.subarray(0, bytes.length / 2));
      // Without a moment the RST would overtake the bytes.
      await wait(5);
      return cut(socket, reply.by);
    case "length":
      // Bytes too few never become enough: the connection ends. Of bytes too many the rest is the next answer's start.
      head(Math.max(0, bytes.length + reply.off)).end(bytes);
      if (reply.off > 0) setTimeout(() => socket.destroy(), 10);
      return;
  }
}

/** Sends an answer as it is. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const length = Buffer.byteLength(body);
  // Node writes names and values in turn faster than an object.
  const flat: string[] = [];
  for (const name of Object.keys(headers)) flat.push(name, headers[name] ?? "");
  if (body !== "") flat.push("Content-Length", String(length));
  response.writeHead(status, flat);
  // As text it goes out in one piece with the head; a text with a byte for each character needs no encoder.
  response.end(body, length === body.length ? "latin1" : "utf8");
}

/**
 * The answer that a client gets in place of the exchange's own.
 *
 * @param own Headers that are sent all the same.
 */
export function writeInstead(
  reply: Extract<Reply, { how: "instead" }>,
  now: number,
  own: Answer["headers"] = {},
): Answer {
  const { status, headers = {}, body, tells, holdMs = 0 } = reply;
  // HTTP's dates have seconds only; both ends of the wait are shown by the same clock.
  const second = Math.floor(now / 1000) * 1000;
  const dates = tells === "date" && {
    Date: new Date(second).toUTCString(),
    "Retry-After": new Date(second + holdMs).toUTCString(),
  };
  const text = tells === "text" ? body.replace("{until}", String(now + holdMs)) : body;
  return { status, headers: { ...own, ...headers, ...dates }, body: text };
}

async function drip(bytes: Buffer, overMs: number, response: ServerResponse): Promise<void> {
  const pieces = 8;
  response.flushHeaders();
  for (let piece = 0; piece < pieces; piece++) {
    await wait(overMs / pieces);
    if (response.destroyed) return;
    response.write(bytes.subarray((bytes.length * piece) / pieces, (bytes.length * (piece + 1)) / pieces));
  }
  response.end();
}

/** Ends a connection by RST or FIN; over TLS both are a close without a farewell. */
export function cut(socket: Socket, by: "reset" | "end"): void {
  if (by === "reset" && !("encrypted" in socket)) socket.resetAndDestroy();
  else if (by === "reset") socket.destroy();
  else socket.end();
}
