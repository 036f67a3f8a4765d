import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compiled } from "../commands/command.ts";
import { send } from "./mock-requests.ts";

type Child = ChildProcessByStdio<null, Readable, Readable>;
const children: Child[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mock-"));
});

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

function start(...args: readonly string[]): Child {
  const child = spawn(process.execPath, [compiled("src/cli/main.ts"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return child;
}

/** What a child prints first. */
async function output(child: Child): Promise<string> {
  const [chunk] = (await once(child.stdout, "data")) as [Buffer];
  return chunk.toString();
}

/** Exit code and standard error of a child that ends by itself. */
async function end(child: Child): Promise<{ code: number | null; text: string }> {
  let text = "";
  child.stderr.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, text };
}

describe.concurrent("cancelkit mock", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "prints one line of JSON, serves the seed and exits with 0 on %s",
    async (signal) => {
      const seed = join(folder, `${signal}.json`);
      await writeFile(seed, '[{ "api": "binance-margin", "symbol": "BTCUSDT", "orderId": 8389765519993908929 }]');
      const child = start("mock", "--port", "0", "--seed", seed, "--json");
      const printed = await output(child);
      const { url, credentials } = JSON.parse(printed);

      const orders = await send(url, "/_mock/orders", { method: "GET" });
      const plain = await send(url, "/_mock/credentials", { method: "GET" });
      child.kill(signal);

      expect(printed.split("\n")).toHaveLength(2);
      expect(orders.body).toMatchObject([{ orderId: "8389765519993908929" }]);
      expect(plain.body).toEqual(credentials);
      expect(Object.keys(credentials)).toEqual(["hmac", "rsa", "ed25519", "bitopro"]);
      expect(await once(child, "exit")).toEqual([0, null]);
    },
  );

  test("prints URL and credentials for people without --json", async () => {
    const printed = await output(start("mock"));

    const [, url = ""] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(printed) ?? [];
    const { body } = await send(url, "/_mock/credentials", { method: "GET" });
    for (const [kind, { apiKey }] of Object.entries<{ apiKey: string }>(body)) {
      expect(printed).toContain(kind);
      expect(printed).toContain(apiKey);
    }
  });

  test("explains refusals with --explain", async () => {
    const { url, credentials } = JSON.parse(await output(start("mock", "--json", "--explain")));

    const headers = { "X-MBX-APIKEY": credentials.hmac.apiKey };
    const { body } = await send(url, "/sapi/v1/margin/order?symbol=BTCUSDT&timestamp=1&signature=00", { headers });

    expect(body.explanation).toMatchObject({ condition: "signatureInvalid", expected: "symbol=BTCUSDT&timestamp=1" });
  });

  test("serves HTTPS with --tls, and prints what to trust", async () => {
    const { url, ca } = JSON.parse(await output(start("mock", "--tls", "--enforce-limits", "--json")));

    const port = Number(new URL(url).port);
    const status = await new Promise((resolve, reject) => {
      const path = "/_mock/clock";
      https.get({ host: "127.0.0.1", port, path, ca }, ({ statusCode }) => resolve(statusCode)).on("error", reject);
    });

    expect([url, ca]).toEqual([`https://127.0.0.1:${port}`, expect.stringContaining("BEGIN CERTIFICATE")]);
    expect(status).toBe(200);
  });

  test("exits with 1 when the port is in use", async () => {
    const first = start("mock", "--json");
    const { port } = new URL(JSON.parse(await output(first)).url);

    const { code, text } = await end(start("mock", "--port", port));

    expect(code).toBe(1);
    expect(text).toContain(`port ${port} is in use`);
  });

  test.each([
    ["a port that is none", ["mock", "--port", "web"], "--port"],
    ["a port beyond 65535", ["mock", "--port", "65536"], "--port"],
    ["an option that there is not", ["mock", "--fast"], "--fast"],
    ["an argument too many", ["mock", "now"], "arguments"],
    ["a command that there is not", ["mok"], "mok"],
    ["a seed that is not there", ["mock", "--seed", "nowhere.json"], "nowhere.json"],
  ])("exits with 1 for %s", async (_, args, named) => {
    const { code, text } = await end(start(...args));

    expect(code).toBe(1);
    expect(text).toContain(named);
    expect(text).not.toContain("    at ");
  });

  test.each([
    ["no JSON", "{", "no valid JSON"],
    ["a bad order", '{"api":"bitopro"}', "pair is missing"],
  ])("exits with 1 for a seed with %s", async (_, content, named) => {
    const seed = join(folder, `${named}.json`);
    await writeFile(seed, content);

    const { code, text } = await end(start("mock", "--seed", seed));

    expect(code).toBe(1);
    expect(text).toContain(named);
  });
});
