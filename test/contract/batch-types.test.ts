import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, suite, test } from "vitest";
import { type MadeUp, makeUp } from "./mock-batch-apis.ts";
import { list, map, object } from "./schemas.ts";

const id = { type: "string", format: "int64" };
const own = { ...id, "x-value": "order.orderId" };
const text = { type: "string" };
const pair = { type: "string", "x-value": "order.pair" };
const code = { type: "string", "x-value": "error.code" };

const api = "made-up-types";
const by = { body: "orderId" };
const batches = {
  cancelObjects: {
    body: list(object({ pair, orderId: own, note: text, tags: list(text) }, ["pair", "orderId"])),
    by,
    answer: list(object({ orderId: own, code })),
  },
  cancelIds: { body: list(id), by, answer: list(object({ orderId: own, code })) },
  cancelPairs: { body: map("pair", list(id)), by, answer: list(object({ orderId: own, code })) },
  cancelBelow: {
    answer: object({ done: list(id), info: object({ errors: list(object({ orderId: own, code })) }, []) }, ["done"]),
  },
  cancelSingles: { body: map("pair", id), by, answer: list(object({ orderId: own, code })) },
};

/** A program that calls operations whose body is a list, to see what their types take. */
const usage = `
import { cancelMany } from "../../src/index.ts";
import { createMadeUpTypesClient } from "./index.ts";

const client = createMadeUpTypesClient({ apiKey: "k", secret: "s", identity: "i" });
declare const perhaps: string | undefined;
const orders = [{ pair: "A", orderId: "1", tags: ["x"] }, { pair: "B", orderId: 2n }] as const;

client.cancelObjects({ body: orders });
client.cancelObjects({ body: [{ pair: "A", orderId: 1, note: perhaps, tags: undefined }] });
client.cancelObjects({ body: [{ pair: "A", orderId: 1, note: "n", tags: ["x"] as const }] }).paired();
client.client.POST("/v9/cancelObjects", { body: orders });
cancelMany(client.cancelObjects, { body: orders });
cancelMany(client.cancelObjects, { body: new Set([{ pair: "A", orderId: 1n, note: perhaps }]) });
client.cancelIds({ body: [1, 2n, "3"] as const });
cancelMany(client.cancelIds, { body: new Set(["1"]) });
client.cancelPairs({ body: { A: ["1"] } as const });
client.cancelSingles({ body: { A: "1" } });
client.cancelBelow({ ids: [1] }).paired().then(({ canceled: [one], failed: [two] }) => {
  const order: string | undefined = one?.order;
  const error = two?.error;
  return [order, error && "orderId" in error ? error.code.trim() : error?.outcome];
});
// @ts-expect-error Each order needs its id.
client.cancelObjects({ body: [{ pair: "A" }] as const });
// @ts-expect-error An id is not undefined.
client.cancelObjects({ body: [{ pair: "A", orderId: undefined }] });
// @ts-expect-error There is no such property.
client.cancelObjects({ body: [{ pair: "A", orderId: 1, side: "BUY" }] });
// @ts-expect-error A list of ids, not one.
client.cancelIds({ body: "1" });
// @ts-expect-error Only maps of lists are read.
cancelMany(client.cancelSingles, { body: { A: "1" } });
// @ts-expect-error Nor paired.
client.cancelSingles({ body: { A: "1" } }).paired();
`;

let made: MadeUp;
beforeAll(async () => {
  made = await makeUp(api, batches);
});
afterAll(() => made.remove());

suite("what codegen makes of lists that are a body, or stand at several depths of an answer", () => {
  test("has types that fit their use", { timeout: 120_000 }, () => {
    const file = join(resolve(".cache"), api, "usage.ts");
    writeFileSync(file, usage);
    const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
    const program = ts.createProgram([file], options);

    const errors = [file, join(file, "../types.ts")].flatMap((each) => {
      const source = program.getSourceFile(each);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    });

    expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  });
});
