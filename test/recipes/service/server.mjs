import { once } from "node:events";
import { createServer } from "node:http";

/** Serves `POST /orders/<symbol>/<id>/cancel`, which answers `{ "state": … }`. */
export async function serve(cancel, margin) {
  const server = createServer(async (request, response) => {
    const [, , symbol, orderId, action] = request.url.split("/");
    if (request.method !== "POST" || action !== "cancel") return response.writeHead(404).end();
    const state = await cancel(margin, { symbol, orderId });
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ state }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
