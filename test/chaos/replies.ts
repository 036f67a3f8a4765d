import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer } from "../../src/testing/request.ts";
import type { Fault, Reply } from "./fault.ts";

/** Gives a client the reply that a fault makes of the exchange's answer. */
export async function giveReply({ reply }: Fault, answer: Answer, response: ServerResponse): Promise<void> {
  const { socket } = response;
  if (!socket || socket.destroyed) return;
  const bytes = Buffer.from(answer.body);
  const head = (length: number) => response.writeHead(answer.status, { ...answer.headers, "Content-Length": length });
  switch (reply.how) {
    case "answer":
      if (reply.afterMs) await wait(reply.afterMs);
      head(bytes.length);
      response.end(bytes);
      return;
    case "instead":
      return giveInstead(reply, response);
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

function giveInstead(reply: Extract<Reply, { how: "instead" }>, response: ServerResponse): void {
  const { status, headers = {}, body, tells, holdMs = 0 } = reply;
  // HTTP's dates have seconds only; both ends of the wait are shown by the same clock.
  const second = Math.floor(Date.now() / 1000) * 1000;
  const dates = tells === "date" && {
    Date: new Date(second).toUTCString(),
    "Retry-After": new Date(second + holdMs).toUTCString(),
  };
  const text =
    tells === "text" ? JSON.stringify({ code: -1003, msg: `IP banned until ${Date.now() + holdMs}.` }) : body;
  response.writeHead(status, { ...headers, ...dates, "Content-Length": Buffer.byteLength(text) });
  response.end(text);
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
