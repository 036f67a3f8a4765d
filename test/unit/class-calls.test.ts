import { expect, test } from "vitest";
import { createClassCalls } from "../../src/classes.ts";
import type { Operation } from "../../src/operation.ts";

/** What stands in for a client and for the generated code, which writes requests that are never sent. */
function createCalls(operation: Pick<Operation, "parameters"> & Partial<Operation>) {
  const started: unknown[] = [];
  const createOrder = (parameters: unknown, options: object) => {
    started.push([parameters, options]);
    return { withResponse: async () => ({ data: {}, response: "response" }) };
  };
  const calls = createClassCalls("some-exchange", { createOrder: operation as Operation }, { createOrder });
  const shownTo: unknown[] = [];
  const call = (parameters: unknown, overrides?: unknown) =>
    calls.carry("createOrder", parameters, overrides, async (shown, carried) => {
      shownTo.push(shown);
      const init = { method: "POST", headers: {}, ...(await carried({ init: {}, context: {} })) };
      for (const { pre } of calls.middleware) await pre({ url: "/order", init });
      return calls.fetchApi("/order", init);
    });
  return { call, started, shownTo };
}

const text = (name: string) => ({ name, in: "body" }) as const;

test("a JSON body, which generated code has as one parameter, gives its fields as parameters", async () => {
  const mode = { name: "mode", in: "query" } as const;
  const { call, started } = createCalls({ body: "json", parameters: [mode, text("symbol"), text("id")] });

  const response = await call({ mode: "test", body: { symbol: "BTCUSDT", id: 28n } }, { timeoutMs: 5 });

  expect(response).toBe("response");
  expect(started).toEqual([[{ symbol: "BTCUSDT", id: 28n, mode: "test" }, { timeoutMs: 5 }]]);
});

test.each([undefined, "text", [1], { body: "text" }, { body: [1] }, { other: 1 }])(
  "what is no JSON body is left for the rules to refuse: %j",
  async (parameters) => {
    const { call, started } = createCalls({ body: "json", parameters: [text("symbol")] });

    await call(parameters);

    expect(started).toEqual([[parameters, {}]]);
  },
);

test("a name that is no identifier is understood as generated code has it", async () => {
  const { call, started } = createCalls({ parameters: [text("X-Mode"), text("symbol")] });

  await call({ X_Mode: "a", symbol: "b", "other-name": "c" });

  expect(started).toEqual([[{ "X-Mode": "a", symbol: "b", "other-name": "c" }, {}]]);
});

test("generated code sees nothing that it would throw at", async () => {
  const parameters = { symbol: "a\ud800", ids: ["\udfff", "1"], count: 1, none: null, body: { id: 28n } };
  const { call, started, shownTo } = createCalls({ parameters: [] });

  await call(parameters);

  expect(shownTo).toEqual([{ symbol: "a\ufffd", ids: ["\ufffd", "1"], count: 1, none: null, body: {} }]);
  expect(started).toEqual([[parameters, {}]]);
});

test("an error of the caller's own overrides comes out as it is", async () => {
  const { call, started } = createCalls({ parameters: [] });
  const own = new Error("own");

  const failed = call({}, async () => {
    throw own;
  });

  await expect(failed).rejects.toBe(own);
  expect(started).toEqual([]);
});
