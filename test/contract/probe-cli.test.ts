import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { send } from "./mock-requests.ts";
import { type Child, runCli, startCli } from "./probe-runs.ts";

type Keys = Readonly<Record<string, string>>;

const big = "8389765519993908929";
// Orders of every kind there is, on the symbols that are asked for.
const seed = [
  { api: "binance-margin", symbol: "LTCBTC", orderId: big, clientOrderId: "mine-1" },
  { api: "binance-margin", symbol: "LTCBTC", isIsolated: true, orderId: 29, clientOrderId: "mine-2" },
  { api: "binance-margin", symbol: "BNBBTC", orderId: 30, clientOrderId: "mine-3" },
  {
    api: "binance-margin",
    symbol: "LTCBTC",
    orderListId: 31,
    listClientOrderId: "mine-list",
    orders: [
      { orderId: 32, clientOrderId: "leg-1" },
      { orderId: 33, clientOrderId: "leg-2" },
    ],
  },
  { api: "binance-usdm-futures", symbol: "BTCUSDT", orderId: 34, clientOrderId: "mine-4" },
  { api: "bitopro", pair: "BTC_USDT", orderId: 35 },
];
const open = /8389765519993908929|=(29|3[0-5])\b|mine|leg-/;
const sweeps = ["cancelAllOpenOrders", "cancelAllMarginOrders", "cancelMarginOrdersByPair"];

let folder: string;
let mock: Child;
let url: string;
let credentials: Readonly<Record<"hmac" | "rsa" | "ed25519" | "bitopro", Keys>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "probe-"));
  mock = startCli(["mock", "--json"]);
  const [printed] = (await once(mock.stdout, "data")) as [Buffer];
  ({ url, credentials } = JSON.parse(printed.toString()));
});

beforeEach(async () => {
  await send(url, "/_mock/state");
  await send(url, "/_mock/orders", { method: "POST", body: JSON.stringify(seed) });
});

afterAll(async () => {
  mock.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

const get = async (path: string) => (await send(url, path, { method: "GET" })).body;
const variables = ({ apiKey = "", secret, privateKey, identity }: Keys): Keys => ({
  CANCELKIT_API_KEY: apiKey,
  ...(secret !== undefined && { CANCELKIT_SECRET: secret }),
  ...(privateKey !== undefined && { CANCELKIT_PRIVATE_KEY: privateKey }),
  ...(identity !== undefined && { CANCELKIT_IDENTITY: identity }),
});
const probe = (api: string, ...args: readonly string[]) => [
  "contract",
  "probe",
  "--base-url",
  url,
  "--api",
  api,
  ...args,
];

describe("cancelkit contract probe", () => {
  test.each([
    ["binance-margin", "hmac", 42],
    ["binance-margin", "rsa", 42],
    ["binance-margin", "ed25519", 42],
    ["binance-usdm-futures", "hmac", 22],
  ] as const)("finds %s as documented with %s keys, and leaves every order open", async (api, kind, requests) => {
    const before = await get("/_mock/orders");

    const keys = variables(credentials[kind]);
    const { code, stdout, stderr } = await runCli(probe(api, "--delay", "0", "--json", "--yes"), keys);

    const received: { target: string; body: string; api: string; operationId: string; headers: object }[] =
      await get("/_mock/requests");
    const report = JSON.parse(stdout);
    expect([code, report.exitCode]).toEqual([0, 0]);
    expect(new Set(report.requests.map(({ state }: { state: string }) => state))).toEqual(new Set(["as documented"]));
    expect(received).toHaveLength(requests);
    expect(await get("/_mock/orders")).toEqual(before);
    expect(await get("/_mock/closed-orders")).toEqual([]);
    for (const { target, body, operationId, api: asked } of received) {
      expect(asked).toBe(api);
      expect(sweeps).not.toContain(operationId);
      expect(`${target}\n${body}`).not.toMatch(open);
    }
    const shown = stdout + stderr;
    for (const secret of Object.values(credentials[kind])) expect(shown).not.toContain(secret.trim());
    for (const { target } of received) {
      const signature = new URL(target, url).searchParams.get("signature");
      if (signature) expect(shown).not.toContain(signature);
    }
  });

  test("sends an exchange nothing that only cancels all there is, and exits with 2", async () => {
    const { code, stdout } = await runCli(probe("bitopro", "--yes"), variables(credentials.bitopro));

    expect(code).toBe(2);
    expect(stdout).toContain("cancelAllMarginOrders: it cancels all that is open");
    expect(stdout).toContain("cancelMarginOrdersByPair: it cancels all that is open");
    expect(await get("/_mock/requests")).toEqual([]);
  });

  test.each([[[]], [["--json"]]])("makes no connection without --yes %j", async (args) => {
    let connections = 0;
    const server = net.createServer(() => connections++).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as net.AddressInfo;
    const base = `http://127.0.0.1:${port}`;

    const { code, stdout } = await runCli(
      ["contract", "probe", "--base-url", base, "--api", "binance-margin", ...args],
      variables(credentials.hmac),
    );
    server.close();

    expect([code, connections]).toEqual([0, 0]);
    expect(stdout).toContain(base);
    expect(stdout).toMatch(/DELETE.*\/sapi\/v1\/margin\/order\b/s);
    expect(stdout).not.toMatch(/timestamp=|signature=/);
  });

  test("says of each request what is expected and why it does no harm", async () => {
    const { stdout } = await runCli(probe("binance-usdm-futures", "--json", "--symbol", "ETHUSDT"));

    const { requests, leftOut } = JSON.parse(stdout);
    expect(leftOut).toEqual([]);
    expect(requests).toHaveLength(22);
    for (const { method, path, query, expected, harmless, state } of requests) {
      expect([method, path, expected, harmless]).toEqual(Array(4).fill(expect.stringMatching(/./)));
      expect(query).toMatch(/^$|^symbol=ETHUSDT|^orig/);
      expect(state).toBe("not sent");
    }
  });

  test("takes keys from a file, and those alone", async () => {
    const file = join(folder, "keys.json");
    await writeFile(file, JSON.stringify(credentials.hmac));

    const { code } = await runCli(probe("binance-margin", "--delay", "0", "--keys", file, "--yes"), {
      CANCELKIT_IDENTITY: "x",
      CANCELKIT_PASSPHRASE: "x",
    });

    expect(code).toBe(0);
  });

  test("says that keys were refused, once, and sends nothing more", async () => {
    const keys = variables({ ...credentials.hmac, secret: "another" });
    const { code, stdout } = await runCli(probe("binance-margin", "--delay", "0", "--yes"), keys);

    expect(code).toBe(2);
    expect(stdout.match(/refused the keys/g)).toHaveLength(1);
    expect(await get("/_mock/requests")).toHaveLength(6);
  });
});

describe.concurrent("cancelkit contract probe, asked for what it cannot do", () => {
  const secret = "Zm9vYmFyYmF6cXV4";
  const elsewhere = ["contract", "probe", "--base-url", "http://127.0.0.1:9", "--api", "binance-margin"];

  test.each<[what: string, args: readonly string[], keys: Keys, named: string]>([
    ["no keys", ["--yes"], {}, "CANCELKIT_API_KEY"],
    ["half of the keys", ["--yes"], { CANCELKIT_SECRET: secret }, "CANCELKIT_API_KEY"],
    ["a base URL in the clear", ["--base-url", "http://api.example.com"], {}, "https://"],
    ["a base URL with a password", ["--base-url", `https://me:${secret}@api.example.com`], {}, "password"],
    ["a key among the arguments", [`--secret=${secret}`], {}, "--secret"],
    ["an argument too many", [secret], {}, "arguments"],
    ["an API that there is not", ["--api", "nobody"], {}, "bitopro"],
    ["a symbol that is empty", ["--symbol", "", "--yes"], {}, "--symbol"],
    ["a symbol of spaces", ["--symbol=  ", "--yes"], {}, "--symbol"],
    ["a delay that is none", ["--delay", "soon"], {}, "--delay"],
  ])("exits with 2 for %s, and shows no key", async (_, args, keys, named) => {
    const { code, stdout, stderr } = await runCli([...elsewhere, ...args], keys);

    expect(code).toBe(2);
    expect(stderr).toContain(named);
    expect(stdout + stderr).not.toContain(secret);
    expect(stderr).not.toContain("    at ");
    expect(stdout).not.toContain("No answer came");
  });

  test("asks for the API where no documented server is", async () => {
    const { code, stderr } = await runCli(["contract", "probe", "--base-url", url]);

    expect([code, stderr]).toEqual([2, expect.stringContaining("--api")]);
  });

  test("knows the API by the origin of a documented server", async () => {
    const { code, stdout } = await runCli(["contract", "probe", "--base-url", "https://demo-fapi.binance.com"]);

    expect([code, stdout]).toEqual([0, expect.stringContaining("binance-usdm-futures")]);
  });
});
