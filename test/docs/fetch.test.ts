import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { rawAddress } from "../../src/docs/fetch.ts";
import { run } from "../../src/docs/run.ts";
import { parseSpec } from "../../src/docs/spec/node.ts";
import { pageOf, parsers, specs } from "./checked.ts";

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

const options = { timeoutMs: 300, retries: 1, backoffMs: 10, userAgent: "cancelkit-test" };
const fetched = async (...addresses: readonly string[]) => (await run(addresses, specs, parsers, options)).report;

describe("fetching", () => {
  test("follows a redirect and says who asks", async () => {
    const agents: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      agents.push(request.headers["user-agent"]);
      if (request.url === "/old") response.writeHead(302, { Location: "/new" }).end();
      else response.end(pageOf("developers.html"));
    });

    const report = await fetched(`${url}/old`);

    expect(report.exitCode).toBe(0);
    expect(report.summary.endpoints).toBe(1);
    expect(agents).toEqual(["cancelkit-test", "cancelkit-test"]);
  });

  test("a page that is not there is a failure, at once", async () => {
    let count = 0;
    const url = await serve((_, response) => {
      count++;
      response.writeHead(404).end("no");
    });

    const report = await fetched(`${url}/page`);

    expect(report).toMatchObject({
      exitCode: 2,
      failures: [{ file: `${url}/page`, message: "answered with 404 Not Found" }],
    });
    expect(count).toBe(1);
  });

  test("a slow page is tried again, then a failure", async () => {
    let count = 0;
    const url = await serve(() => {
      count++;
    });

    const report = await fetched(`${url}/page`);

    expect(report).toMatchObject({ exitCode: 2, failures: [{ message: "did not answer within 300 ms" }] });
    expect(count).toBe(2);
  });

  test("a page whose text ends too early is a failure, whatever its length says", async () => {
    const page = pageOf("developers.html");
    const url = await serve((_, response) => {
      response.end(page.slice(0, page.length * 0.8));
    });

    const report = await fetched(`${url}/page`);

    expect(report).toMatchObject({ exitCode: 2, failures: [{ message: "ends in the middle of the page" }] });
  });

  test("half a page is a failure, not a page without its end", async () => {
    const url = await serve((_, response) => {
      const text = pageOf("developers-both.md");
      response.writeHead(200, { "Content-Length": Buffer.byteLength(text) });
      response.write(text.slice(0, 900), () => response.destroy());
    });

    expect((await fetched(`${url}/page`)).exitCode).toBe(2);
  });

  test("a server that is busy is asked again", async () => {
    let count = 0;
    const url = await serve((_, response) => {
      count++;
      if (count === 1) response.writeHead(503).end();
      else response.end(pageOf("developers-both.md"));
    });

    expect((await fetched(`${url}/page`)).exitCode).toBe(0);
    expect(count).toBe(2);
  });

  test("asks two at once", async () => {
    let open = 0;
    let most = 0;
    const url = await serve((_, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        response.end(pageOf("developers-both.md"));
      }, 20);
    });

    await fetched(...Array.from({ length: 6 }, (_, index) => `${url}/${index}`));

    expect(most).toBe(2);
  });
});

test("without arguments the source page of every operation is fetched, and must show it", async () => {
  const url = await serve((request, response) => {
    // One address has come to show another endpoint.
    response.end(pageOf(request.url === "/orders" ? "developers-en.md" : "other-bitopro.md"));
  });
  const text = `openapi: 3.1.0
paths:
  /fapi/v1/batchOrders:
    delete:
      operationId: cancelMultipleOrders
      externalDocs: { url: "${url}/orders" }
      responses: {}
  /v3/orders/all:
    delete:
      operationId: cancelAll
      externalDocs:
        url: ${url}/all
      responses: {}
`;

  const { report } = await run([], [parseSpec("x.yaml", "x", text, parsers)], parsers, options);

  expect(report.differences.filter(({ kind }) => kind === "source")).toMatchObject([
    {
      severity: "breaking",
      operation: "x/cancelAll",
      spec: { file: "x.yaml", line: 12 },
      says: { page: "shows PUT /orders" },
    },
  ]);
});

test("what a source page describes beside its own operation is a note, but not where the page was asked for", async () => {
  const url = await serve((_, response) => {
    response.end(`${pageOf("developers-en.md")}\n# Ping\n\nGET \`/fapi/v1/ping\`\n\n## Request Parameters\n\nNONE\n`);
  });
  const text = `openapi: 3.1.0
paths:
  /fapi/v1/batchOrders:
    delete:
      operationId: cancelMultipleOrders
      externalDocs: { url: "${url}/orders" }
      responses: {}
`;
  const spec = parseSpec("x.yaml", "x", text, parsers);

  const { report } = await run([], [spec], parsers, options);
  const { report: asked } = await run([`${url}/orders`], [spec], parsers, options);

  expect(report.missing).toEqual([]);
  expect(report.notes.map(({ message }) => message)).toContain(
    "describes GET /fapi/v1/ping too, which the specs do not have",
  );
  expect(asked.missing).toMatchObject([{ method: "GET", path: "/fapi/v1/ping" }]);
});

test("a blob on GitHub is read as it is", () => {
  expect(rawAddress("https://github.com/a/b/blob/main/c/d.md")).toBe(
    "https://raw.githubusercontent.com/a/b/main/c/d.md",
  );
});
