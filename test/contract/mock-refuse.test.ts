import { once } from "node:events";
import { connect as connectPlain } from "node:net";
import { connect as connectTls } from "node:tls";
import { expect, test } from "vitest";
import { createMockExchange } from "../../src/testing/index.ts";

test.each([false, true])(
  "who asks over HTTP for refused connections gets the answer before the end (TLS: %s)",
  async (tls) => {
    const exchange = await createMockExchange({ tls });
    const { hostname: host, port } = new URL(exchange.url);
    const socket = tls ? connectTls({ host, port: Number(port), ca: exchange.ca }) : connectPlain(Number(port), host);
    await once(socket, tls ? "secureConnect" : "connect");
    const body = JSON.stringify({ operation: "*", fault: { kind: "refuse", forMs: 50 } });

    socket.write(`POST /_mock/faults HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    const [hadError] = await once(socket, "close");
    await exchange.close();

    expect(hadError).toBe(false);
    expect(String(Buffer.concat(chunks))).toMatch(/^HTTP\/1\.1 200 .*"kind":"refuse"/s);
  },
);
