import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, suite, test } from "vitest";
import { generate, write } from "../unit/generate.ts";
import { serve } from "./loopback.ts";

type Name = "cancelWithout" | "cancelEmpty" | "cancelAny";
type Client = Readonly<
  Record<Name, () => Promise<unknown> & { withResponse(): Promise<{ data: unknown; response: Response }> }>
> & {
  readonly client: Readonly<
    Record<"DELETE" | "PUT", (path: string) => Promise<{ data?: unknown; error?: unknown }>>
  > & {
    use(middleware: object): void;
  };
  close(): void;
};

// As deep below the top as `generated/<api>`, so that imports lead to the same `src`.
const output = resolve(".cache");
const folder = join(output, "fixture-no-content");

beforeAll(async () => write(output, await generate("test/fixtures/no-content")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function createClient(baseUrl: string): Promise<Client> {
  const { createFixtureNoContentClient } = await import(join(folder, "index.ts"));
  const client: Client = createFixtureNoContentClient({ apiKey: "k", secret: "s", identity: "i", baseUrl });
  onTestFinished(() => client.close());
  return client;
}

const successes = [
  ["cancelWithout", 204],
  ["cancelEmpty", 200],
] as const;

suite.each(successes)("a success without content: %s, %i", (name, status) => {
  test("resolves with undefined", async () => {
    const server = await serve({ status, body: "" });
    const client = await createClient(server.url);

    const { data, response } = await client[name]().withResponse();

    expect(data).toBeUndefined();
    expect(response.status).toBe(status);
    await expect(response.text()).resolves.toBe("");
    expect(server.requests).toHaveLength(1);
  });

  test("does so through openapi-fetch as well, also beside middleware", async () => {
    const { url } = await serve({ status, body: "" });
    const { client, ...named } = await createClient(url);

    const result = await (status === 204 ? client.DELETE("/v3/orders") : client.PUT("/v3/orders"));
    expect(result.error).toBeUndefined();
    expect(result.data).toBeUndefined();
    client.use({ onResponse: ({ response }: { response: Response }) => response });

    await expect(named[name]()).resolves.toBeUndefined();
  });
});

test.each<[what: string, name: Name, status: number, body: string]>([
  ["a text where no content is documented", "cancelEmpty", 200, "<html>"],
  ["JSON where no content is documented", "cancelEmpty", 200, "{}"],
  ["no content where some is documented", "cancelAny", 200, ""],
  ["another status", "cancelWithout", 200, ""],
  ["another status, without content", "cancelEmpty", 204, ""],
])("%s is INVALID_RESPONSE", async (_what, name, status, body) => {
  const { url } = await serve({ status, body });
  const client = await createClient(url);

  await expect(client[name]()).rejects.toMatchObject({ code: "INVALID_RESPONSE", outcome: "unknown", status });
});
