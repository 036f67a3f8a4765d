import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, onTestFinished, suite, test } from "vitest";
import { cancelMany } from "../../src/index.ts";
import { generate, write } from "../unit/generate.ts";
import { serve } from "./loopback.ts";

/** What the types of a client of the fixture would say; they are made when the test runs. */
interface Client {
  cancelOrders(parameters: object): { paired(): Promise<unknown> };
  close(): void;
}

// As deep below the top as `generated/<api>`, so that imports lead to the same `src`.
const output = resolve(".cache");

afterAll(() => rmSync(join(output, "fixture-batch"), { recursive: true, force: true }));

async function createClient(baseUrl: string): Promise<Client> {
  write(output, await generate("test/fixtures/batch"));
  const { createFixtureBatchClient } = await import(join(output, "fixture-batch/index.ts"));
  const client: Client = createFixtureBatchClient({ apiKey: "k", secret: "s", identity: "i", baseUrl });
  onTestFinished(() => client.close());
  return client;
}

suite("a batch that only its spec describes", () => {
  test("pairs items that stand inside of the answer under names of their own", async () => {
    const data = [{ reason: "gone" }, { orderNo: "2", market: "A_B" }, { orderNo: "1", market: "A_B" }];
    const server = await serve({ body: { data } });
    const { cancelOrders } = await createClient(server.url);

    const paired = await cancelOrders({ pair: "A_B", ids: [1n, "2", 3] }).paired();

    expect(paired).toEqual({
      canceled: [
        { id: "1", order: data[2] },
        { id: "2", order: data[1] },
      ],
      failed: [{ id: "3", error: { reason: "gone" } }],
      unanswered: [],
    });
  });

  test("splits a long list by the documented size", async () => {
    const server = await serve(({ body }) => ({
      body: { data: JSON.parse(body).ids.map((orderNo: string) => ({ orderNo, market: "A_B" })) },
    }));
    const { cancelOrders } = await createClient(server.url);

    const result = await cancelMany(
      cancelOrders as never,
      { pair: "A_B", ids: new Set([1, 2, 3, 4, 5, 6, 7]) } as never,
    );

    expect(server.requests.map(({ body }) => JSON.parse(body).ids)).toEqual([["1", "2", "3"], ["4", "5", "6"], ["7"]]);
    expect(result.canceled.map(({ id }) => id)).toEqual([..."1234567"]);
  });
});
