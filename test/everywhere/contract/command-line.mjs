import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { createBinanceMarginClient } from "cancelkit/binance-margin";
import { control, listOpen, listRequests, mock, open, runtime, test, testBut } from "./cases.mjs";
import { recordContract } from "./consumer-contracts.mjs";

/** How this runtime runs a package's program. */
const [command, ...first] = JSON.parse(process.env.CANCELKIT_COMMAND);
const order = { symbol: "BTCUSDT", orderId: "8389765519993908929" };

function run(args, environment = {}) {
  return execute(command, [...first, ...args], { env: { ...process.env, ...environment }, timeout: 60_000 });
}

/** A case with a folder of its own, which has a contract in it. */
function testContract(name, act) {
  test(name, async () => {
    const folder = mkdtempSync(join(tmpdir(), "cancelkit-contract-"));
    try {
      const file = join(folder, "contract.json");
      writeFileSync(file, await recordContract("http"));
      await act(file, folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

/** The package's specs, in which a field of answers has another name. */
function changeSpecs(folder, field) {
  const specs = join(folder, "specs");
  cpSync("node_modules/cancelkit/specs", specs, { recursive: true });
  const file = join(specs, "binance-margin.yaml");
  const text = readFileSync(file, "utf8").replace(new RegExp(`^ *- ${field}\n`, "gm"), "");
  writeFileSync(file, text.replaceAll(`${field}:`, `${field}New:`));
  return specs;
}

test("the command line tells its version", async () => {
  const { version } = JSON.parse(readFileSync("node_modules/cancelkit/package.json", "utf8"));

  assert.deepEqual(await run(["--version"]), { code: 0, stdout: `${version}\n`, stderr: "" });
});

testContract("contract verify: it holds", async (file) => {
  const { code, stdout, stderr } = await run(["contract", "verify", file]);

  assert.equal(code, 0, stderr);
  assert.match(stdout, /2 interactions, the contract holds/);
});

testContract("contract verify: a change of the specs breaks it", async (file, folder) => {
  const specs = changeSpecs(folder, "executedQty");
  const { code, stdout, stderr } = await run(["contract", "verify", file, "--specs", specs, "--format", "json"]);

  assert.equal(code, 1, stderr);
  assert.match(stdout, /executedQty.*is not documented/);
  JSON.parse(stdout);
});

testContract("contract verify: a change elsewhere does not", async (file, folder) => {
  const { code, stderr } = await run(["contract", "verify", file, "--specs", changeSpecs(folder, "origQty")]);

  assert.equal(code, 0, stderr);
});

testContract("contract verify: what is no contract cannot be checked", async (_file, folder) => {
  const { code, stderr } = await run(["contract", "verify", join(folder, "none.json")]);

  assert.equal(code, 2);
  assert.match(stderr, /none\.json cannot be read/);
});

function probe(kind, api, ...more) {
  const { apiKey, secret, privateKey } = mock.credentials[kind];
  const args = ["contract", "probe", "--base-url", mock.url, "--api", api, "--delay", "0", ...more];
  return run(args, {
    CANCELKIT_API_KEY: apiKey,
    ...(secret && { CANCELKIT_SECRET: secret }),
    ...(privateKey && { CANCELKIT_PRIVATE_KEY: privateKey }),
  });
}

test("contract probe: the plan is printed, and nothing sent", async () => {
  const { code, stdout, stderr } = await probe("hmac", "binance-margin");

  assert.equal(code, 0, stderr);
  assert.match(stdout, /Nothing was sent/);
  assert.deepEqual(await listRequests(), []);
});

for (const [kind, api] of [
  ["hmac", "binance-margin"],
  ["ed25519", "binance-usdm-futures"],
]) {
  test(`contract probe: as documented, and without harm, ${api}, ${kind}`, async () => {
    await open({ api, ...order });

    const { code, stdout, stderr } = await probe(kind, api, "--yes");

    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /\n(\d+) requests: \1 as documented, 0 different, 0 not reached/);
    const { apiKey, secret, privateKey } = mock.credentials[kind];
    for (const each of [apiKey, secret, privateKey]) assert.ok(!each || !(stdout + stderr).includes(each));
    assert.deepEqual(
      (await listOpen()).map(({ orderId }) => orderId),
      [order.orderId],
    );
    assert.ok((await listRequests()).length > 9);
  });
}

test("contract probe: an exchange that differs", async () => {
  await control("POST", "faults", { operation: "cancelOrder", fault: { code: -1131 } });

  const { code, stdout, stderr } = await probe("rsa", "binance-margin", "--yes", "--json");

  assert.equal(code, 1, stdout + stderr);
  JSON.parse(stdout);
});

test("contract probe: keys that are missing", async () => {
  const args = ["contract", "probe", "--base-url", mock.url, "--api", "binance-margin", "--yes"];
  const { code, stderr } = await run(args, { CANCELKIT_API_KEY: "", CANCELKIT_SECRET: "" });

  assert.equal(code, 2);
  assert.match(stderr, /CANCELKIT_API_KEY/);
});

function execute(executed, args, options) {
  return new Promise((resolve) => {
    execFile(executed, args, options, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr }),
    );
  });
}

const denoBroadcast = {
  because: "msw opens a BroadcastChannel, which holds Deno's processes",
  error: { code: "ERR_ASSERTION" },
};

testBut({ deno: denoBroadcast }, "a process that used handlers of msw ends by itself", async () => {
  const [executed, ...args] = JSON.parse(process.env.CANCELKIT_RUNTIME);
  const timeout = runtime === "deno" ? 3000 : 60_000;

  const { code } = await execute(executed, [...args, "contract/ends.mjs"], { timeout });

  assert.equal(code, 0);
});

const denoChild = {
  because: "its child_process says of what it told to end that the signal ended it",
  error: { actual: [null, "SIGTERM"] },
};

testBut({ deno: denoChild }, "mock --tls --json: serves until it is told to end, with 0 then", async () => {
  const child = spawn(command, [...first, "mock", "--tls", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    const { url, ca, credentials } = JSON.parse(line);
    const agent = new Agent({ keepAlive: true, ca });
    const client = createBinanceMarginClient({ ...credentials.hmac, baseUrl: url, agent });

    await assert.rejects(client.cancelOrder(order), { code: "REFUSED", exchangeCode: -2011 });

    agent.destroy();
    const ended = once(child, "close");
    child.kill("SIGTERM");
    assert.deepEqual(await ended, [0, null]);
  } finally {
    child.kill("SIGKILL");
  }
});
