import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerParent } from "./child.ts";

// A node:http server that verifies nothing and answers the same each time, in a process of its own.

let headers: Readonly<Record<string, string>> = {};
// As text it goes out in one piece with the head, which is fastest.
let body = "";
const server = createServer((_, response) => response.writeHead(200, headers).end(body));

const commands = {
  /** Listens, and answers these headers and this body from now on. */
  start(answer: { readonly headers: Readonly<Record<string, string>>; readonly body: string }) {
    headers = answer.headers;
    body = answer.body;
    return new Promise<string>((resolve) => {
      server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    });
  },
  cpuUs: () => process.cpuUsage().user + process.cpuUsage().system,
};

/** What the program answers to. */
export type BareServerCommands = typeof commands;

answerParent(commands);
