import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as its bytes came in. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** A server of this machine that writes down what it receives. */
export interface RecordingServer {
  readonly url: string;
  readonly received: Received[];
  /** What it answers from now on: a body, under status 200 unless another one is given. */
  answer(body: unknown, status?: number): void;
  close(): Promise<void>;
}

export async function startRecordingServer(): Promise<RecordingServer> {
  const received: Received[] = [];
  let text = "{}";
  let status = 200;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers, rawHeaders } = request;
    received.push({ method, url, headers, rawHeaders, body: Buffer.concat(chunks).toString() });
    response.writeHead(status, { "Content-Type": "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer(body, given = 200) {
      text = typeof body === "string" ? body : JSON.stringify(body);
      status = given;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
