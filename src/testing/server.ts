import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, type RawRequest, refuse } from "./request.ts";

/** A server that runs. */
export interface Server {
  readonly url: string;
  /** Stops listening and ends all connections, idle ones included. */
  close(): Promise<void>;
}

const largestBody = 1024 * 1024;

/** Serves on loopback; port 0 takes a free one. */
export async function serve(handle: (request: RawRequest) => Answer, port: number): Promise<Server> {
  const server = createServer((request, response) => receive(request, response, handle));
  // Without a listener node just ends the connection.
  server.on("connect", (_, socket) => socket.end("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n"));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function receive(request: IncomingMessage, response: ServerResponse, handle: (request: RawRequest) => Answer): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
    else if (!response.headersSent) send(response, refuse(413, "BODY_TOO_LARGE", "A body has at most 1 MB."));
  });
  request.on("end", () => {
    if (size > largestBody) return;
    const { method = "GET", url = "/", headers } = request;
    try {
      send(response, handle({ method, target: url, headers, body: Buffer.concat(chunks) }));
    } catch (error) {
      // A fault in here must not end the test run that the server is part of.
      send(response, refuse(500, "INTERNAL", `The mock exchange failed: ${String(error)}`));
    }
  });
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, body === "" ? headers : { ...headers, "Content-Length": bytes.length });
  response.end(bytes);
}
