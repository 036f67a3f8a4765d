import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createMockExchange } from "../../src/testing/index.ts";
import { compiled } from "../commands/command.ts";

let folder: string;
let contract: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "contract-"));
  const exchange = await createMockExchange();
  const margin = createBinanceMarginClient({ ...exchange.credentials.hmac, baseUrl: exchange.url, rateLimit: false });
  exchange.orders.open({ api: "binance-margin", symbol: "BTCUSDT", orderId: "28" });
  const answer = exchange.recordReads(await margin.cancelOrder({ symbol: "BTCUSDT", orderId: "28" }));
  expect([answer.executedQty, answer.status]).toEqual(["0.00000000", "CANCELED"]);
  contract = await write("own.json", exchange.contract({ consumer: "order-service" }));
  await exchange.close();
});

afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, content: unknown): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

/** A copy of the specs in which something is different. */
async function specsWith(name: string, from: string, to: string): Promise<string> {
  const copy = join(folder, name);
  await cp("specs", copy, { recursive: true });
  const file = join(copy, "binance-margin.yaml");
  const text = await readFile(file, "utf8");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
  return copy;
}

async function verify(...args: readonly string[]): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn(process.execPath, [compiled("src/cli/main.ts"), "contract", "verify", ...args]);
  let out = "";
  let error = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    error += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, error };
}

/** A contract as another tool may have written it. */
const foreign = (body: object, matchers: object, more: object = {}) => ({
  consumer: { name: "Web" },
  provider: { name: "Binance" },
  interactions: [
    {
      type: "Synchronous/HTTP",
      description: "a cancel",
      request: {
        method: "delete",
        path: "/sapi/v1/margin/order",
        query: { symbol: ["LTCBTC"], orderId: ["28"], timestamp: ["1"], signature: ["ab"] },
        headers: { "X-MBX-APIKEY": ["k"], Accept: ["application/json"] },
      },
      response: {
        status: 200,
        body: { content: body, contentType: "application/json", encoded: false },
        matchingRules: { body: matchers },
      },
      ...more,
    },
  ],
  metadata: { pactSpecification: { version: "4.0" }, pactRust: { models: "1.2.3" } },
});

const empty = (interactions: readonly object[]) => ({
  provider: { name: "binance-margin" },
  interactions,
  metadata: { pactSpecification: { version: "4.0" } },
});

describe.concurrent("cancelkit contract verify", () => {
  test("exits with 0 where the contract holds", async () => {
    const { code, out } = await verify(contract);

    expect(code).toBe(0);
    expect(out).toMatch(
      /^order-service and binance-margin \(.*binance-margin\.yaml\): 1 interaction, the contract holds$/m,
    );
  });

  test("exits with 1 and says where the spec breaks the consumer", async () => {
    const specs = await specsWith("renamed", "        executedQty:\n", "        executedQuantity:\n");

    const { code, out } = await verify(contract, "--specs", specs);

    expect(code).toBe(1);
    const [, line, column] =
      /binance-margin\.yaml:(\d+):(\d+): breaks binance-margin\/cancelOrder: `\$\.executedQty`/.exec(out) ?? [];
    const lines = (await readFile(join(specs, "binance-margin.yaml"), "utf8")).split("\n");
    expect(lines[Number(line) - 1]?.slice(Number(column) - 1)).toBe("properties:");
  });

  test.each([
    ["breaks", "enum", "[NEW, DONE]", "can no longer be CANCELED, and is now one of NEW, DONE", 1],
    ["breaks", "const", "DONE", "can no longer be CANCELED, and is now one of DONE", 1],
    ["note", "enum", "[NEW, CANCELED]", "is now one of NEW, CANCELED", 0],
  ])("says that a spec which listed no values now does: %s for %s %s", async (kind, keyword, values, said, code) => {
    const status = "        status:\n          type: string\n";
    const specs = await specsWith(`listed-${values}`, status, `${status}          ${keyword}: ${values}\n`);

    const result = await verify(contract, "--specs", specs);

    expect(result.code).toBe(code);
    const [, line, text] =
      new RegExp(`yaml:(\\d+):\\d+: ${kind} binance-margin/cancelOrder: (.*)`).exec(result.out) ?? [];
    expect(text).toBe(`\`$.status\` of the answer ${said}`);
    const lines = (await readFile(join(specs, "binance-margin.yaml"), "utf8")).split("\n");
    expect(lines[Number(line) - 1]).toBe(`          ${keyword}: ${values}`);
  });

  test("notes values of other tools' contracts that are not listed, where these ask for the type alone", async () => {
    const specs = await specsWith(
      "listed-foreign",
      "        status:\n          type: string\n",
      "        status:\n          type: string\n          enum: [NEW]\n",
    );
    const file = await write(
      "listed.json",
      foreign({ status: "GONE" }, { "$.status": { matchers: [{ match: "type" }] } }),
    );

    const { code, out } = await verify(file, "--specs", specs);

    expect(code).toBe(0);
    expect(out).toContain(
      "note binance-margin/cancelOrder: `$.status` of the answer is one of NEW; the contract has GONE",
    );
  });

  test("writes JSON for other programs", async () => {
    const specs = await specsWith(
      "narrowed",
      "name: symbol\n      in: query\n      required: true",
      "name: pair\n      in: query",
    );

    const { code, out } = await verify(contract, "--specs", specs, "--format", "json");

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      holds: false,
      consumer: "order-service",
      breaks: [{ operation: "binance-margin/cancelOrder", line: expect.any(Number), column: expect.any(Number) }],
    });
  });

  test("takes contracts of other tools as far as they fit", async () => {
    const file = await write(
      "foreign.json",
      foreign(
        { orderId: "28", price: "1.0", isIsolated: true },
        {
          "$.orderId": { combine: "AND", matchers: [{ match: "regex", regex: "\\d+" }] },
          "$.price": { matchers: [{ match: "moon" }] },
        },
      ),
    );

    const { code, out } = await verify(file);

    expect(code).toBe(0);
    expect(out).toContain('note: a cancel: taken as "type", since they are not known: matchers moon');
  });

  test("holds contracts of other tools against the spec", async () => {
    const file = await write("broken.json", foreign({ orderId: 28, colour: "red" }, {}));

    const { code, out } = await verify(file);

    expect(code).toBe(1);
    expect(out).toContain("`$.orderId` of the answer is string, and the consumer reads number");
    expect(out).toContain("`$.colour` of the answer is not documented");
  });

  test.each<[what: string, content: unknown, args: readonly string[], error: string]>([
    ["what is no JSON", "no json", [], "cannot be read"],
    ["what is no contract", { a: 1 }, [], "has no list of interactions"],
    [
      "another version",
      { interactions: [], metadata: { pactSpecification: { version: "3.0.0" } } },
      [],
      "is of version 3.0.0: Pact files of version 4 can be checked",
    ],
    ["no version", { interactions: [] }, [], "does not say which version it is"],
    [
      "a provider that no spec is of",
      { interactions: [], provider: { name: "Acme" }, metadata: { pactSpecification: { version: "4.0" } } },
      [],
      'there is no spec for the provider "Acme"',
    ],
    ["no interactions", empty([]), [], "cannot be checked: it has no interactions over HTTP"],
    [
      "messages alone",
      empty([{ type: "Asynchronous/Messages", description: "a message" }]),
      [],
      "interactions[0] is not checked: Asynchronous/Messages is no request over HTTP",
    ],
    [
      "a response without a status",
      empty([{ request: { method: "GET", path: "/sapi/v1/margin/order" }, response: {} }]),
      [],
      "cannot be checked: interactions[0].response has no status",
    ],
    ["an option that is none", {}, ["--colour"], "unknown option"],
    [
      "specs that are not there",
      { interactions: [], metadata: { pactSpecification: { version: "4" } } },
      ["--specs", "/nowhere"],
      "does not exist",
    ],
  ])("exits with 2 for %s", async (what, content, args, expected) => {
    const file = await write(`${what.replaceAll(" ", "-")}.json`, content);

    const { code, out, error } = await verify(file, ...args);

    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toContain(expected);
    expect(error).not.toContain("    at ");
  });

  test("exits with 2 for a file that is not there", async () => {
    expect(await verify(join(folder, "none.json"))).toMatchObject({ code: 2, out: "" });
  });
});
