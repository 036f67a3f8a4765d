import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";

/** Whether a connection stands, its TLS handshake included. */
export function isReady(socket: Socket): boolean {
  return !(socket.connecting || socket.destroyed || (socket as { secureConnecting?: boolean }).secureConnecting);
}

/** The event that tells that it stands. */
export function readyEvent(socket: Socket): "secureConnect" | "connect" {
  return (socket as TLSSocket).encrypted ? "secureConnect" : "connect";
}
