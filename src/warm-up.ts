import type http from "node:http";
import type { Socket } from "node:net";
import { isReady, readyEvent } from "./ready.ts";
import type { Delivery } from "./transport.ts";

/**
 * Has an agent open a connection, or find one that it keeps, and keep it unused. A request asks the agent for it, as
 * any other would, but gives it back instead of writing to it.
 *
 * @param open Opens that request, which must not be ended, through the given agent.
 */
export function warmUpAgent(
  open: (guard: http.Agent) => http.ClientRequest,
  agent: http.Agent,
  delivery: Delivery<void>,
): void {
  const lose = (cause?: unknown) => delivery.fail("NOT_CONNECTED", cause);
  const guard = Object.create(agent);
  guard.addRequest = (outgoing: http.ClientRequest, options: object) => {
    outgoing.onSocket = (socket: Socket | undefined, cause?: unknown) => {
      if (cause || !socket) return lose(cause);
      const giveBack = () => {
        socket.off("error", lose).off("close", lose);
        // Without a reader the end of the connection would not be noticed.
        socket.resume();
        // How node tells, when a request is over, whether the connection may be kept.
        Object.assign(socket, { _httpMessage: outgoing });
        socket.emit("free");
        delivery.succeed();
      };
      if (isReady(socket)) {
        // The agent is still handing it over.
        process.nextTick(giveBack);
      } else {
        delivery.stop = () => socket.destroy();
        socket.on("error", lose).on("close", lose).once(readyEvent(socket), giveBack);
      }
    };
    (agent as unknown as { addRequest(...given: unknown[]): void }).addRequest(outgoing, options);
  };
  try {
    const outgoing = open(guard);
    delivery.stop = () => outgoing.destroy();
    outgoing.on("error", lose);
    // Interceptors such as msw, and some runtimes, do not ask the agent: there is nothing to open ahead.
    outgoing.on("socket", () => {
      delivery.succeed();
      outgoing.destroy();
    });
  } catch (cause) {
    lose(cause);
  }
}
