import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, suite, test } from "vitest";
import { createFront } from "../../src/testing/front.ts";

const body = Buffer.alloc(20_000_000);

async function open() {
  const reader = http.createServer((_request, response) => response.end(body));
  const front = await createFront({ reader, isTls: false, port: 0, drawAtAccept: () => undefined });
  onTestFinished(() => front.close());
  return front;
}

/** A connection that has asked for the body, and does not read it yet. */
async function ask(port: number): Promise<net.Socket> {
  const socket = net.connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  await once(socket, "readable");
  return socket;
}

async function isListening(port: number): Promise<boolean> {
  const socket = net.connect(port, "127.0.0.1");
  const isOpen = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isOpen;
}

async function expectReturn(port: number): Promise<void> {
  await expect.poll(() => isListening(port), { timeout: 5000, interval: 20 }).toBe(true);
}

suite("what listens for the mock exchange", () => {
  test("comes back after a refusal whose time is over before its last answer was read", async () => {
    const front = await open();
    const socket = await ask(front.port);

    const stopped = front.refuse(5);
    await wait(30);
    expect(await isListening(front.port)).toBe(false);
    socket.resume();
    await stopped;

    await expectReturn(front.port);
  });

  test("comes back when its port is free again that was taken meanwhile", async () => {
    const front = await open();
    const { port } = front;
    await front.refuse(50);
    const other = net.createServer((socket) => socket.destroy()).listen(port, "127.0.0.1");
    await once(other, "listening");
    await wait(120);
    const { accepted } = front;
    await isListening(port);
    expect(front.accepted).toBe(accepted);

    other.close();
    await once(other, "close");

    await expectReturn(port);
    expect(front.accepted).toBeGreaterThan(accepted);
  });

  test("is not brought back by a refusal before another one", async () => {
    const front = await open();

    front.refuse(5);
    await front.refuse(10_000);
    await wait(50);

    expect(await isListening(front.port)).toBe(false);
  });
});
