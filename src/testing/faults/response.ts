import { setTimeout as wait } from "node:timers/promises";
import type { Answer } from "../request.ts";
import type { Fault } from "./fault.ts";
import { writeInstead } from "./replies.ts";

/** An answer as a `Response`. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body === "" ? null : body, { status, headers });
}

/**
 * The `Response` that a fault makes of the exchange's answer. Where there are no connections, one that fails is a network
 * error, and a wrong length is what a client makes of it: a body cut off, or an error behind it.
 */
export async function giveResponse(fault: Fault, handle: () => Answer, now: () => number): Promise<Response> {
  const { reply, forwardAfterMs, isCounted } = fault;
  if (forwardAfterMs) await wait(forwardAfterMs);
  const answer = handle();
  const bytes = Buffer.from(answer.body);
  const head = { status: answer.status, headers: answer.headers };
  switch (reply.how) {
    case "answer":
      if (reply.afterMs) await wait(reply.afterMs);
      return toResponse(answer);
    case "instead":
      return toResponse(writeInstead(reply, now(), isCounted ? answer.headers : {}));
    case "reset":
    case "end":
      return Response.error();
    case "hang":
      return new Promise(() => {});
    case "drip":
      return new Response(inPieces(bytes, reply.overMs), head);
    case "half":
      return new Response(cutOff(bytes.subarray(0, bytes.length / 2)), head);
    case "length":
      if (reply.off > 0) return new Response(cutOff(bytes), head);
      return new Response(bytes.subarray(0, Math.max(0, bytes.length + reply.off)), head);
  }
}

function cutOff(bytes: Buffer): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      // Behind the bytes, which would be lost with an error at once.
      setTimeout(() => controller.error(new Error("the connection was cut off")), 5);
    },
  });
}

function inPieces(bytes: Buffer, overMs: number): ReadableStream {
  const pieces = 8;
  let piece = 0;
  return new ReadableStream({
    async pull(controller) {
      // The first piece brings the head, which a server sends at once.
      if (piece > 0) await wait(overMs / pieces);
      controller.enqueue(bytes.subarray((bytes.length * piece) / pieces, (bytes.length * (piece + 1)) / pieces));
      if (++piece === pieces) controller.close();
    },
  });
}
