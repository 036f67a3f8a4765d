import { once } from "node:events";
import { connect } from "node:net";

/** Writes requests to sockets and reads answers no closer than needed, so that the server is what is measured. */
export async function sendAll(url: string, requests: readonly string[], connections: number): Promise<void> {
  const { hostname, port } = new URL(url);
  let next = 0;
  const work = async () => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, "connect");
    await new Promise<void>((resolve, reject) => {
      let text = "";
      const send = () => {
        const request = requests[next++];
        if (request === undefined) return resolve();
        socket.write(request);
      };
      socket.on("error", reject);
      socket.on("close", () => reject(new Error("the server closed the connection")));
      socket.on("data", (chunk) => {
        text += chunk.toString("latin1");
        const length = answerLength(text);
        if (length === undefined || text.length < length) return;
        if (!text.startsWith("HTTP/1.1 200 ")) return reject(new Error(text));
        text = text.slice(length);
        send();
      });
      send();
    });
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, work));
}

function answerLength(text: string): number | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [, length = "0"] = /\r\ncontent-length: *(\d+)/i.exec(text) ?? [];
  return end + 4 + Number(length);
}
