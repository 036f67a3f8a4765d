import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createMockHandlers } from "../../src/testing/index.ts";

vi.mock("../../generated/documents.ts", async (load) => {
  const { documents } = await load<typeof import("../../generated/documents.ts")>();
  const servers = [{ url: "https://perp.acme.test/api" }, { url: "https://perp.acme.test/api/demo/" }];
  const moved = documents.map((each) =>
    each.name === "binance-margin" ? { ...each, document: { ...each.document, servers } } : each,
  );
  return { documents: moved };
});

const { handlers, exchange } = await createMockHandlers();
const server = setupServer(...handlers);

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterAll(() => server.close());

const path = "/sapi/v1/margin/order?symbol=BTCUSDT";

test.each<[url: string, status: number, code: unknown]>([
  [`https://perp.acme.test/api${path}`, 401, -2014],
  [`https://perp.acme.test/api/demo${path}`, 401, -2014],
  [`https://perp.acme.test${path}`, 404, "NOT_FOUND"],
  [`https://perp.acme.test/apis${path}`, 404, "NOT_FOUND"],
  ["https://perp.acme.test/api", 404, "NOT_FOUND"],
  ["https://perp.acme.test/api?a=1", 404, "NOT_FOUND"],
  [`https://exchange.test${path}`, 401, -2014],
  [`https://exchange.test/api${path}`, 404, 404],
])("a server whose URL has a path serves what is below it: %s", async (url, status, code) => {
  const response = await fetch(url, { method: "DELETE" });

  expect([response.status, ((await response.json()) as { code: unknown }).code]).toEqual([status, code]);
});

test("requests are shown as the documents know them, and what is told to the mock needs no path", async () => {
  exchange.clear();

  await fetch(`https://perp.acme.test/api${path}`, { method: "DELETE" });
  const orders = await fetch("https://perp.acme.test/_mock/orders");

  expect(exchange.requests).toMatchObject([{ target: path, operationId: "cancelOrder" }]);
  expect([orders.status, await orders.json()]).toEqual([200, []]);
});
