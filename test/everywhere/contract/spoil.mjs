import { Buffer } from "node:buffer";
import { createServer, request as send } from "node:http";
import { mock } from "./cases.mjs";

/**
 * Serves between a client and the mock exchange, and spoils requests, one step per request: `lose` cuts the connection
 * after the exchange has acted, `drop` before it hears of it; without a step left, all goes well.
 */
export async function serveSpoiled(steps) {
  const left = [...steps];
  const server = createServer(async (incoming, response) => {
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const step = left.shift();
    if (step === "hang") return;
    if (step === "drop") return incoming.socket.destroy();
    if (step === "redirect") return response.writeHead(307, { Location: `${mock.url}${incoming.url}` }).end();
    if (step === "garble") return response.writeHead(200, { "Content-Type": "application/json" }).end("<html>");
    if (step === "refuse") {
      response.writeHead(429, { "Retry-After": "1", "Content-Type": "application/json" });
      return response.end('{"code":-1003,"msg":"Too many requests."}');
    }
    const { status, headers, body } = await forward(incoming, Buffer.concat(chunks));
    if (step === "lose") return incoming.socket.destroy();
    if (step === "cut") {
      response.writeHead(status, { ...headers, "content-length": body.length });
      response.write(body.subarray(0, 10), () => incoming.socket.destroy());
      return;
    }
    response.writeHead(status, headers).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function forward({ method, url, headers }, body) {
  return new Promise((resolve, reject) => {
    const outgoing = send(new URL(url, mock.url), { method, headers: { ...headers, connection: "close" } });
    outgoing.on("error", reject);
    outgoing.on("response", async (answer) => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) });
    });
    outgoing.end(body);
  });
}
