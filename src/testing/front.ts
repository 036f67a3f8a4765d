import type http from "node:http";
import net from "node:net";
import type { ConnectionFault } from "./faults/fault.ts";

const takenMs = 50;

/** Accepts connections and hands them to a server that reads them, so that they can be spoiled before that. */
export interface Front {
  /** The port that it listens on. */
  readonly port: number;
  /** The connections that are open now. */
  readonly connections: ReadonlySet<net.Socket>;
  /** How many connections were made. */
  readonly accepted: number;
  /** Ends the connections that no request is on. */
  endIdle(by: "end" | "reset"): void;
  /** Ends all connections, and listens no more for so many milliseconds. */
  refuse(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface FrontOptions {
  /** Reads the connections; does not listen itself. */
  readonly reader: http.Server;
  /** Takes the connections in, and decrypts them for the reader; by default the reader itself does. */
  readonly entrance?: net.Server | undefined;
  readonly isTls: boolean;
  /** The port to listen on; 0 takes a free one. */
  readonly port: number;
  /** What becomes of a connection that is made. */
  readonly drawAtAccept: () => ConnectionFault | undefined;
}

/** Listens on loopback. */
export async function createFront({
  reader,
  entrance = reader,
  isTls,
  port: wanted,
  drawAtAccept,
}: FrontOptions): Promise<Front> {
  const connections = new Set<net.Socket>();
  // The newest response of each connection: with it the ones before it are finished.
  const responses = new Map<number | undefined, http.ServerResponse>();
  let accepted = 0;
  let closed = false;
  let refusals = 0;
  let returning: NodeJS.Timeout | undefined;
  // A TLS connection and the one below it have the same remote port.
  reader.prependListener("request", ({ socket }, response) => responses.set(socket.remotePort, response));
  const isBusy = ({ remotePort }: net.Socket) => responses.get(remotePort)?.writableFinished === false;
  const drop = (socket: net.Socket) => {
    // On Bun a TLS connection still reads once the one below it is destroyed.
    if (isTls) responses.get(socket.remotePort)?.req.socket.destroy();
    socket.destroy();
  };
  const front = net.createServer({ pauseOnConnect: true, noDelay: true }, (socket) => {
    accepted++;
    connections.add(socket);
    socket.on("error", () => {});
    const { remotePort } = socket;
    socket.on("close", () => {
      connections.delete(socket);
      responses.delete(remotePort);
    });
    const fault = drawAtAccept();
    if (fault === "reset-at-accept") return void socket.resetAndDestroy();
    // The kernel takes the request in, nobody reads it.
    if (fault === "reset-unread") return void setTimeout(() => socket.resetAndDestroy(), 15);
    entrance.emit("connection", socket);
    socket.resume();
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      front.once("error", reject);
      front.listen(port, "127.0.0.1", () => {
        front.off("error", reject);
        resolve();
      });
    });
  /** The port may have been taken meanwhile: then it waits until that is free. */
  const listenAgain = () => {
    if (!closed) listen(port).catch(() => (returning = setTimeout(listenAgain, takenMs)));
  };
  await listen(wanted);
  const { port } = front.address() as net.AddressInfo;

  return {
    port,
    connections,
    get accepted() {
      return accepted;
    },
    endIdle(by) {
      for (const socket of connections) {
        if (isBusy(socket)) continue;
        // A client in Node does not notice an RST below TLS before it writes, and then it is too late for its checks.
        if (by === "reset" && !isTls) socket.resetAndDestroy();
        else drop(socket);
      }
    },
    async refuse(ms) {
      const stopped = new Promise<void>((resolve) => front.close(() => resolve()));
      for (const socket of connections) if (!isBusy(socket)) drop(socket);
      setImmediate(() => {
        for (const socket of connections) {
          const response = responses.get(socket.remotePort);
          // An answer that was given, such as that to whoever asked for this, goes out before.
          if (response?.writableEnded && !response.writableFinished) response.on("finish", () => socket.destroySoon());
          else socket.destroy();
        }
      });
      clearTimeout(returning);
      const end = performance.now() + ms;
      const refusal = ++refusals;
      // A server that listens again before it has closed never says that it has.
      await stopped;
      if (refusal === refusals) returning = setTimeout(listenAgain, Math.max(0, end - performance.now()));
    },
    async close() {
      closed = true;
      clearTimeout(returning);
      const stopped = new Promise<void>((resolve) => front.close(() => resolve()));
      for (const socket of connections) socket.destroy();
      await stopped;
      reader.close();
    },
  };
}
