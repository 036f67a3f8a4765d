import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";

/** Whether a connection stands, its TLS handshake included. */
export function isReady(socket: Socket): boolean {
  const { connecting, destroyed, secureConnecting } = socket as Socket & { secureConnecting?: boolean };
  return !connecting && !secureConnecting && !destroyed;
}

/** The event that tells that it stands. */
export function readyEvent(socket: Socket): "secureConnect" | "connect" {
  return (socket as TLSSocket).encrypted ? "secureConnect" : "connect";
}
