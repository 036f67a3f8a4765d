import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { formats } from "../../src/docs/output/formats.ts";
import { printableAddress } from "../../src/docs/printable-address.ts";
import { run } from "../../src/docs/run.ts";
import { pageOf, parsers, specs } from "./checked.ts";

describe("printableAddress", () => {
  test.each([
    ["https://docs.example/a/b.md", "https://docs.example/a/b.md"],
    ["https://user:pass@docs.example/a", "https://docs.example/a"],
    ["https://token@docs.example/a", "https://docs.example/a"],
    ["https://user:p@ss@docs.example/a", "https://docs.example/a"],
    ["HTTPS://user:pass@docs.example/@team/a", "HTTPS://docs.example/@team/a"],
    ["https://docs.example/a?token=secret&lang=en", "https://docs.example/a?token=…&lang=…"],
    ["https://docs.example/a?secret", "https://docs.example/a?…"],
    ["https://docs.example/a?key=se?cret/@x#top", "https://docs.example/a?key=…?…#top"],
    ["https://docs.example/a#cancel-order", "https://docs.example/a#cancel-order"],
    ["https://docs.example/a#access_token=secret&x", "https://docs.example/a#access_token=…&…"],
    ["https://user:pass@", "https://…"],
    ["https://user:pass/word@docs.example/", "https://…"],
    ["https://", "https://"],
  ])("%s is printed as %s", (address, printed) => {
    expect(printableAddress(address)).toBe(printed);
  });
});

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${(started.address() as AddressInfo).port}`;
}

const options = { timeoutMs: 2000, retries: 0, backoffMs: 1, userAgent: "cancelkit-test" };

/** All that is printed of a check. */
async function printed(...addresses: readonly string[]) {
  const outcome = await run(addresses, specs, parsers, options);
  const texts = Object.values(formats).map((write) => write(outcome, parsers, 200));
  return { report: outcome.report, text: texts.join("\n") };
}

test("a name, a password and a token of an address are sent, and appear in no output", async () => {
  const seen: (string | undefined)[] = [];
  const host = await serve((request, response) => {
    seen.push(request.url, request.headers.authorization);
    response.end(pageOf("developers-both.md").replace("60000", "5000"));
  });

  const { report, text } = await printed(`http://someone:pass%20word@${host}/page?token=s3cret`);

  expect(seen).toEqual(["/page?token=s3cret", `Basic ${Buffer.from("someone:pass word").toString("base64")}`]);
  expect(report.differences[0]?.page.file).toBe(`http://${host}/page?token=…`);
  expect(text).not.toMatch(/someone|pass%20word|s3cret/);
});

test.each([
  ["that cannot be had", (host: string) => `http://someone:passw0rd@${host}/none?token=s3cret`],
  ["of a host that does not answer", () => "http://someone:passw0rd@127.0.0.1:1/?token=s3cret"],
  ["that is none", () => "http://someone:passw0rd@:bad:/?token=s3cret"],
])("an address %s keeps its secrets in what is printed", async (_what, address) => {
  const host = await serve((_, response) => response.writeHead(404).end());

  const { report, text } = await printed(address(host));

  expect(report.failures).toHaveLength(1);
  expect(text).not.toMatch(/someone|passw0rd|s3cret/);
});

test("a redirect to another host does not take the password along", async () => {
  const seen: (string | undefined)[] = [];
  const other = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.end(pageOf("developers-both.md"));
  });
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const host = await serve((_, response) => {
    response.writeHead(302, { Location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` }).end();
  });

  const { report } = await printed(`http://someone:passw0rd@${host}/`);

  other.closeAllConnections();
  other.close();
  expect(report.exitCode).toBe(0);
  expect(seen).toEqual([undefined]);
});

test("addresses that differ only in what is not printed are told apart", async () => {
  const host = await serve((_, response) => response.end(pageOf("developers-both.md").replace("60000", "5000")));

  const { report } = await printed(`http://${host}/?v=1`, `http://${host}/?v=2`, `http://${host}/?v=1`);

  expect([...new Set(report.differences.map(({ page }) => page.file))].sort()).toEqual([
    `http://${host}/?v=…`,
    `http://${host}/?v=… (2)`,
  ]);
});
