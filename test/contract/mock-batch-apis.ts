import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { batchNotes } from "../../scripts/codegen/batch-notes.ts";
import { mockNotes } from "../../scripts/codegen/mock-notes.ts";
import { readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import type { Paired } from "../../src/index.ts";
import { type Core, createCore } from "../../src/testing/core.ts";
import { generate, write } from "../unit/generate.ts";
import { serve } from "./loopback.ts";

/** APIs that only their specs describe, with the operations that a test makes up. */

export type Schema = Readonly<Record<string, unknown>>;

/** How an operation cancels orders: what is sent, and what is answered. */
export interface Batch {
  readonly body?: Schema;
  readonly by?: Readonly<Record<string, string>>;
  readonly within?: Readonly<Record<string, string>>;
  readonly answer: Schema;
  readonly example?: unknown;
}

export type Call = Promise<unknown> & { paired?(): Promise<Paired<unknown, unknown>> };
export type Client = Readonly<Record<string, (parameters: object) => Call>>;

const id = { type: "string", format: "int64" };
const ids = { type: "array", items: id };
export const listed = { type: "object", required: ["ids"], properties: { pair: { type: "string" }, ids } };
const keys = ["ApiKey", "Payload", "Signature"];

function documentOf(batches: Readonly<Record<string, Batch>>, others: object): object {
  const paths = Object.entries(batches).map(([operationId, { body = listed, by = { ids: "orderId" }, ...batch }]) => {
    const { within = {}, answer, example } = batch;
    const content = { "application/json": { schema: answer, ...(example !== undefined && { example }) } };
    const operation = {
      operationId,
      "x-target": { effect: "cancel", item: "order", select: "list", by, within },
      requestBody: { required: true, content: { "application/json": { schema: body } } },
      responses: { 200: { description: "Done.", content } },
    };
    return [`/v9/${operationId}`, { post: operation }];
  });
  const header = (name: string, rule: object = {}) => {
    return { type: "apiKey", in: "header", name: `X-BITOPRO-${name.toUpperCase()}`, ...rule };
  };
  const securitySchemes = {
    ApiKey: header("ApiKey"),
    Payload: header("Payload", { "x-payload": { identity: "identity" } }),
    Signature: header("Signature", {
      "x-signature": {
        payload: "{header:X-BITOPRO-PAYLOAD}",
        algorithms: [{ algorithm: "HMAC-SHA384", encoding: "hex" }],
      },
    }),
  };
  return {
    openapi: "3.1.0",
    info: { title: "Made Up", version: "1" },
    "x-exchange": "bitopro",
    servers: [{ url: "https://made-up.example" }],
    security: [Object.fromEntries(keys.map((name) => [name, []]))],
    paths: { ...Object.fromEntries(paths), ...others },
    components: { securitySchemes },
    "x-rate-limits": {},
    "x-statuses": [],
    "x-orders": { order: { opened: { pair: "A_B", state: "LIVE" }, canceled: { state: "DEAD" } } },
    "x-errors": [{ code: "GONE", name: "GONE", status: 404, message: "no", meaning: "no", when: "orderUnknown" }],
  };
}

/** What codegen makes of an API. */
export interface MadeUp {
  /** What codegen says of it. */
  readonly notes: readonly string[];
  /** Creates a client of it. */
  create(options: object): Client;
  /** A mock exchange of it on a socket, and a client that calls it. */
  serve(): Promise<{ readonly core: Core; readonly client: Client; readonly url: string }>;
  remove(): void;
}

/**
 * Writes the spec of an API, and makes of it what codegen does.
 *
 * @param others Paths with operations that are no batches.
 */
export async function makeUp(
  name: string,
  batches: Readonly<Record<string, Batch>>,
  others: object = {},
): Promise<MadeUp> {
  // Generated code stands as deep below the top as `generated/<api>`, so that imports lead to the same `src`.
  const output = resolve(".cache");
  const folder = join(output, `${name}-specs`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.yaml`), JSON.stringify(documentOf(batches, others), null, 2));
  write(output, await generate(folder));
  const notes = readSpecs(folder).flatMap((spec) => {
    const operations = readOperations(spec);
    return [...batchNotes(operations), ...mockNotes(spec, operations)];
  });
  const { document, operations } = await import(join(output, name, "document.ts"));
  const module = await import(join(output, name, "index.ts"));
  const create = Object.entries(module).find(([key]) => /^create.*Client$/.test(key))?.[1] as (o: object) => Client;
  return {
    notes,
    create,
    async serve() {
      const credential = { apiKey: "k", secret: "s", identity: "i" };
      const core = createCore([{ name, document, operations }], [credential], Date.now);
      const { url } = await serve(({ method, url: target, headers, body }) => {
        const request = { method, target, headers, body: Buffer.from(body) };
        return core.handle(request, core.drawFault(request));
      });
      const client = create({ ...credential, baseUrl: url, rateLimit: false, maxRetries: 0 });
      onTestFinished(() => (client as unknown as { close(): void }).close());
      return { core, client, url };
    },
    remove() {
      for (const path of [folder, join(output, name)]) rmSync(path, { recursive: true, force: true });
    },
  };
}
