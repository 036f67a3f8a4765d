import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { idMark, readAnswers } from "./answers.ts";
import { answerParent } from "./child.ts";
import { credentials } from "./credentials.ts";

// A plain server, in a process of its own: it answers documented examples for the ids that it is asked for.

const [certFile = "", keyFile = ""] = process.argv.slice(2);
const answers = readAnswers();
const order = split(answers.order);
const batchItem = split(answers.batchItem);
const used = { "X-SAPI-USED-IP-WEIGHT-1M": "10", "X-MBX-USED-WEIGHT-1M": "1" };

let handshakes = 0;
let verifies = false;

const options = { cert: readFileSync(certFile), key: readFileSync(keyFile), keepAliveTimeout: 75_000 };
const server = createServer(options, (request, response) => {
  const { url = "", headers } = request;
  const [path = "", query = ""] = url.split("?");
  if (verifies && !isSigned(query, headers["x-mbx-apikey"])) return response.writeHead(400).end("signature");
  const body = answer(path, query);
  if (body === undefined) return response.writeHead(404).end("path");
  response.writeHead(200, {
    "Content-Type": "application/json;charset=UTF-8",
    "Content-Length": Buffer.byteLength(body),
    // Said here, or node adds how long it keeps the connection, which not every server tells.
    Connection: "keep-alive",
    ...used,
  });
  response.end(body);
});
server.on("secureConnection", () => handshakes++);

function answer(path: string, query: string): string | undefined {
  const [, name, value = ""] = /(?:^|&)(orderId(?:List)?)=([^&]*)/.exec(query) ?? [];
  switch (path) {
    case "/sapi/v1/margin/order":
      return name === "orderId" ? order.join(value) : undefined;
    case "/fapi/v1/order":
      return name === "orderId" ? batchItem.join(value) : undefined;
    case "/fapi/v1/batchOrders": {
      if (name !== "orderIdList") return undefined;
      const ids = decodeURIComponent(value).slice(1, -1).split(",");
      return `[${ids.map((id) => batchItem.join(id)).join(",")}]`;
    }
    default:
      return undefined;
  }
}

function split(template: string): readonly string[] {
  return template.split(idMark);
}

function isSigned(query: string, key: unknown): boolean {
  const [payload = "", signature] = query.split("&signature=");
  return (
    key === credentials.apiKey && createHmac("sha256", credentials.secret).update(payload).digest("hex") === signature
  );
}

const commands = {
  /** Starts to listen; gives the base URL. */
  listen: () =>
    new Promise<string>((resolve) => {
      server.listen(0, "127.0.0.1", () => resolve(`https://127.0.0.1:${(server.address() as AddressInfo).port}`));
    }),
  /** TLS handshakes so far. */
  handshakes: () => handshakes,
  /** Whether signatures are checked from now on. */
  verify(on: boolean) {
    verifies = on;
  },
};

export type ServerCommands = typeof commands;

answerParent(commands);
