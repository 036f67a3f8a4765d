import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, suite, test } from "vitest";
import { CredentialsError, readCredentials } from "../../src/probe/credentials.ts";
import { loadApi, type ProbedApi } from "../../src/probe/probed-api.ts";

const secret = "Zm9vYmFyYmF6cXV4";
let folder: string;
let api: ProbedApi;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "probe-"));
  api = await loadApi("bitopro");
});

afterAll(() => rmSync(folder, { recursive: true }));

suite("readCredentials", () => {
  test("reads the environment variables that the exchange's credentials are called by", () => {
    const keys = { CANCELKIT_API_KEY: "k", CANCELKIT_SECRET: "s", CANCELKIT_IDENTITY: "i", CANCELKIT_PASSPHRASE: "p" };

    expect(readCredentials(api, undefined, keys)).toEqual({ apiKey: "k", secret: "s", identity: "i" });
  });

  test("reads a file, and then no environment", () => {
    const file = join(folder, "keys.json");
    writeFileSync(file, JSON.stringify({ apiKey: "k", secret: "s" }));

    expect(readCredentials(api, file, { CANCELKIT_IDENTITY: "i" })).toEqual({ apiKey: "k", secret: "s" });
  });

  test.each([
    ["no JSON", `{"secret": "${secret}"`],
    ["another name", `{"${secret}": "x"}`],
    ["no text", `{"secret": ["${secret}"]}`],
    ["no object", `"${secret}"`],
    ["nothing", "{}"],
  ])("refuses a file with %s, and does not quote it", (what, content) => {
    const file = join(folder, `${what}.json`);
    writeFileSync(file, content);

    const read = () => readCredentials(api, file, {});

    expect(read).toThrow(CredentialsError);
    expect(read).not.toThrow(secret);
  });

  test.each([
    ["a file that is not there", "nowhere.json", {}],
    ["empty variables", undefined, { CANCELKIT_API_KEY: "" }],
  ])("refuses %s", (_, file, environment) => {
    expect(() => readCredentials(api, file, environment)).toThrow(CredentialsError);
  });
});
