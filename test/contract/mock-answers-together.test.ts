import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createMockExchange, type MockExchange } from "../../src/testing/index.ts";
import { Outbox } from "../../src/testing/outbox.ts";
import { send } from "./mock-requests.ts";

let exchange: MockExchange;

beforeAll(async () => {
  exchange = await createMockExchange();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => exchange.close());

test("requests that come in together are answered in their order", async () => {
  const paths = Array.from({ length: 20 }, (_, index) => `/nowhere/${index}`);
  const socket = connect(Number(new URL(exchange.url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(""));
  let text = "";
  while (text.split("HTTP/1.1 404").length <= paths.length) text += String((await once(socket, "data"))[0]);
  socket.destroy();

  expect(exchange.requests.map(({ target }) => target)).toEqual(paths);
});

test("an answer does not wait for timers that a test holds still", async () => {
  vi.useFakeTimers({ toFake: ["setImmediate", "setTimeout", "setInterval", "Date"] });

  await expect(send(exchange.url, "/nowhere")).resolves.toMatchObject({ status: 404 });
});

test("what waits is sent once, in order, and at once where that is asked for", async () => {
  const sent: number[] = [];
  const outbox = new Outbox();
  outbox.add(() => sent.push(1));
  outbox.add(() => sent.push(2));
  expect(sent).toEqual([]);
  outbox.flush();
  expect(sent).toEqual([1, 2]);
  outbox.add(() => sent.push(3));
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));

  expect(sent).toEqual([1, 2, 3]);
});
