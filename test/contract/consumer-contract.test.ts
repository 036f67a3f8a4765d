import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import type { Contract, ContractInteraction, MockExchange } from "../../src/testing/index.ts";
import { send, sendSigned } from "./mock-requests.ts";
import { createMockExchange } from "./way.ts";

let exchange: MockExchange;

beforeEach(async () => {
  exchange = await createMockExchange();
});

afterEach(() => exchange.close());

const order = { api: "binance-margin", symbol: "BTCUSDT" } as const;
const options = () => ({ ...exchange.credentials.hmac, baseUrl: exchange.url, rateLimit: false, maxRetries: 0 });
const margin = () => createBinanceMarginClient(options());
const usdm = () => createBinanceUsdmFuturesClient(options());

/** Cancels an order that is opened for it. */
async function cancel(parameters: object = {}) {
  const { orderId } = exchange.orders.open(order);
  return margin().cancelOrder({ symbol: "BTCUSDT", orderId, ...parameters });
}

function only({ interactions }: Contract): ContractInteraction {
  expect(interactions).toHaveLength(1);
  return interactions[0] as ContractInteraction;
}

const contentOf = ({ response }: ContractInteraction) => response.body?.content as never as Record<string, unknown>;
const descriptions = ({ interactions }: Contract) => interactions.map(({ description }) => description);

describe("contract", () => {
  test("is a Pact file of version 4, without anything that proves who asked", async () => {
    await cancel({ recvWindow: 4000 });

    const contract = exchange.contract({ consumer: "order-service" });
    const interaction = only(contract);

    expect(contract).toMatchObject({
      consumer: { name: "order-service" },
      provider: { name: "binance-margin" },
      metadata: { pactSpecification: { version: "4.0" } },
    });
    expect(interaction).toMatchObject({
      type: "Synchronous/HTTP",
      description: "cancelOrder symbol orderId recvWindow -> 200",
      pending: false,
      providerStates: [{ name: "an order is there", params: { api: "binance-margin", symbol: "BTCUSDT" } }],
      request: { method: "DELETE", path: "/sapi/v1/margin/order" },
      response: { status: 200, body: { contentType: "application/json", encoded: false } },
    });
    expect(Object.keys(interaction.request.query ?? {})).toEqual(["symbol", "orderId", "recvWindow"]);
    expect(interaction.request.headers).toBeUndefined();
    const text = JSON.stringify(contract);
    for (const secret of [
      exchange.credentials.hmac.apiKey,
      exchange.credentials.hmac.secret,
      "signature",
      "timestamp",
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  test("has every documented field of an answer with a matcher for its type", async () => {
    const answer = await cancel();

    const interaction = only(exchange.contract());

    expect(Object.keys(contentOf(interaction)).sort()).toEqual(Object.keys(answer).sort());
    const rules = interaction.response.matchingRules?.body ?? {};
    expect(Object.keys(rules).sort()).toEqual(
      Object.keys(answer)
        .map((name) => `$.${name}`)
        .sort(),
    );
    expect(rules["$.price"]?.matchers).toEqual([{ match: "regex", regex: "^-?\\d+(\\.\\d+)?$" }]);
    expect(rules["$.isIsolated"]?.matchers).toEqual([{ match: "boolean" }]);
  });

  test("is the same text after the same run with other ids, names and times", async () => {
    const run = async (name: string) => {
      const mine = await createMockExchange();
      const client = createBinanceMarginClient({ ...mine.credentials.hmac, baseUrl: mine.url, rateLimit: false });
      mine.orders.open({ ...order, clientOrderId: name });
      await client.cancelOrder({ symbol: "BTCUSDT", origClientOrderId: name });
      await client.cancelOrder({ symbol: "BTCUSDT", origClientOrderId: name }).catch(() => {});
      const text = JSON.stringify(mine.contract());
      await mine.close();
      return text;
    };

    const [first, second] = [await run("6f1c7a52-0d4e"), await run("0b9e3d41-7c2a")];

    expect(second).toBe(first);
    expect(first).not.toContain("6f1c7a52");
  });

  test("takes requests of one shape together, keeps its extremes, and outlives history and clear()", async () => {
    await exchange.close();
    exchange = await createMockExchange({ history: 2 });
    for (const recvWindow of [3000, 1000, 5000, 2000]) await cancel({ recvWindow });
    exchange.clear();

    const interaction = only(exchange.contract());

    const { requests = [] } = interaction.comments.cancelkit;
    const windows = [interaction.request, ...requests].map(({ query }) => query?.recvWindow?.[0]);
    expect(windows.sort()).toEqual(["1000", "5000"]);
  });

  test("has the status and the code of a refusal, which have to be the same", async () => {
    await margin()
      .cancelOrder({ symbol: "BTCUSDT", orderId: "7" })
      .catch(() => {});

    const interaction = only(exchange.contract());

    expect(interaction).toMatchObject({
      providerStates: [{ name: "the exchange refuses with CANCEL_REJECTED" }],
      response: { status: 400, body: { content: { code: -2011 } } },
    });
    expect(Object.keys(interaction.response.matchingRules?.body ?? {})).toEqual(["$.msg"]);
  });

  test("tells the kinds of a batch's items apart", async () => {
    exchange.orders.open({ ...order, api: "binance-usdm-futures", orderId: "28" });
    await usdm().cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["28", "29"] });

    const interaction = only(exchange.contract());

    const [rule] = interaction.response.matchingRules?.body?.$?.matchers ?? [];
    expect(rule).toMatchObject({ match: "arrayContains", variants: [{ index: 0 }, { index: 1 }] });
    expect(contentOf(interaction)).toMatchObject([{ status: "CANCELED" }, { code: -2011 }]);
    expect(interaction.request.query?.orderIdList).toEqual(["[10,11]"]);
  });

  test("matches maps by their values, and paths by their template", async () => {
    const { bitopro } = exchange.credentials;
    exchange.orders.open({ api: "bitopro", pair: "BTC_USDT" });
    await createBitoproClient({ ...bitopro, baseUrl: exchange.url }).cancelMarginOrdersByPair({ pair: "BTC_USDT" });

    const { request, response } = only(exchange.contract());

    expect(request.matchingRules?.path?.matchers).toEqual([{ match: "regex", regex: "^/v3/margin/orders/[^/]+$" }]);
    expect(response.matchingRules?.body?.["$.data"]?.matchers).toEqual([{ match: "values" }]);
    expect(JSON.stringify({ request, response })).not.toContain(bitopro.apiKey);
  });

  test("has requests without an answer, and answers that a fault put in place of the exchange's", async () => {
    exchange.fail("cancelOrder", { kind: "lost-answer" });
    await cancel().catch(() => {});
    exchange.fail("cancelOrder", { code: -1000 });
    await cancel().catch(() => {});

    expect(descriptions(exchange.contract())).toEqual([
      "cancelOrder symbol orderId -> 400 -1000",
      "cancelOrder symbol orderId -> unanswered",
    ]);
  });

  test("says how to lose an answer, and keeps no verifier from its verdict by it", async () => {
    exchange.fail("cancelOrder", { kind: "lost-answer" });
    await cancel().catch(() => {});

    const { pending, providerStates, request, comments } = only(exchange.contract());

    expect({ pending, isUnanswered: comments.cancelkit.isUnanswered }).toEqual({ pending: true, isUnanswered: true });
    expect(providerStates).toEqual([
      { name: "an order is there", params: { ...order, orderId: request.query?.orderId?.[0] } },
      { name: "no answer reaches the consumer", params: { api: "binance-margin", operation: "cancelOrder" } },
    ]);
    const [opened, lost] = providerStates.map(({ params }) => params as { api: "binance-margin"; operation: string });
    const provider = await createMockExchange();
    provider.orders.open(opened as never);
    provider.fail(`${lost?.api}/${lost?.operation}` as never, { kind: "lost-answer" });
    expect(provider.orders.list()).toHaveLength(1);
    await provider.close();
  });

  test("does not ask for a code that stands for the status alone", async () => {
    exchange.fail("cancelOrder", { status: 503 });
    await cancel().catch(() => {});

    const { pending, providerStates, response } = only(exchange.contract());

    expect([pending, providerStates]).toEqual([false, [{ name: "the exchange refuses", params: { status: 503 } }]]);
    expect(response.matchingRules?.body?.["$.code"]?.matchers).toEqual([{ match: "integer" }]);
  });

  test.each([
    [-1022, "Signature for this request is not valid."],
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed."],
    [-2011, "Unknown order sent."],
  ])("has the documented text of code %i", async (code, msg) => {
    exchange.fail("cancelOrder", { code });
    await cancel().catch(() => {});

    expect(contentOf(only(exchange.contract()))).toEqual({ code, msg });
  });

  test("keeps what was refused for its parameters apart, and what no API has out", async () => {
    await sendSigned(exchange, "/sapi/v1/margin/order", "orderId=1&colour=red");
    await send(exchange.url, "/nowhere", { method: "GET" });

    const interaction = only(exchange.contract());

    expect(interaction.description).toBe("malformed cancelOrder orderId -> 400 -1102");
    expect(interaction.comments.cancelkit.isMalformed).toBe(true);
    expect(JSON.stringify(interaction)).not.toContain("red");
  });

  test.each([
    ["no API was called", async () => {}, {}, "provider"],
    [
      "several APIs were called",
      async () => {
        await margin().checkServerTime({});
        await usdm().checkServerTime({});
      },
      {},
      "provider",
    ],
    ["there is no such API", async () => {}, { provider: "acme" }, "provider"],
    ["the consumer has no name", async () => {}, { consumer: "" }, "consumer"],
  ] as const)("is refused where %s", async (_, run, asked, field) => {
    await run();

    expect(() => exchange.contract(asked)).toThrow(expect.objectContaining({ code: "OPTION_INVALID", field }));
  });

  test("is had over HTTP, for each API", async () => {
    await margin().checkServerTime({});
    await usdm().checkServerTime({});

    const named = await send(exchange.url, "/_mock/contract?provider=binance-margin&consumer=python", {
      method: "GET",
    });
    const unnamed = await send(exchange.url, "/_mock/contract", { method: "GET" });
    const other = await send(exchange.url, "/_mock/contract?color=red", { method: "GET" });

    expect(named.body).toEqual(exchange.contract({ provider: "binance-margin", consumer: "python" }));
    expect([unnamed, other].map(({ status, body }) => [status, body.code, body.field])).toEqual([
      [400, "OPTION_INVALID", "provider"],
      [400, "OPTION_INVALID", "color"],
    ]);
  });
});

describe("recordReads", () => {
  const fields = () => Object.keys(contentOf(only(exchange.contract())));

  test("leaves the answer as it is, and the contract with what was read", async () => {
    const { recordReads } = exchange;
    const plain = await cancel();

    const answer = recordReads(plain);

    expect(answer.status).toBe("CANCELED");
    expect(fields()).toEqual(["status"]);
    expect(answer).toEqual(plain);
    expect(recordReads(plain)).toBe(answer);
    expect(recordReads(answer)).toBe(answer);
    expect(fields().sort()).toEqual(Object.keys(plain).sort());
  });

  test.each<[what: string, read: (answer: Record<string, unknown>) => unknown, expected: readonly string[]]>([
    ["nothing", () => {}, []],
    ["a field that is asked for with in", (answer) => "price" in answer, ["price"]],
    ["a field that is asked for with hasOwn", (answer) => Object.hasOwn(answer, "price"), ["price"]],
    ["what is taken apart", ({ price, side }) => [price, side], ["price", "side"]],
    ["a field that is documented nowhere", (answer) => answer.colour, []],
  ])("notes %s", async (_, read, expected) => {
    read(exchange.recordReads(await cancel()) as never);

    expect(fields()).toEqual(expected);
  });

  test.each<[what: string, read: (answer: object) => unknown]>([
    ["Object.keys", Object.keys],
    ["a spread", (answer) => ({ ...answer })],
    ["JSON.stringify", (answer) => JSON.stringify(answer)],
    ["structured equality", (answer) => expect(answer).toEqual({ ...answer })],
  ])("notes all fields for %s", async (_, read) => {
    const plain = await cancel();

    read(exchange.recordReads(plain));

    expect(fields().sort()).toEqual(Object.keys(plain).sort());
  });

  test("notes fields inside of lists", async () => {
    const { orderListId } = exchange.orders.open({ ...order, orders: [{}, {}] });
    const answer = exchange.recordReads(await margin().cancelOrderList({ symbol: "BTCUSDT", orderListId }));

    const sides = answer.orderReports.map(({ side }) => side);

    expect(sides).toHaveLength(2);
    expect(contentOf(only(exchange.contract()))).toEqual({ orderReports: [{ side: "SELL" }] });
  });

  test("tells the items of a batch apart, one by one as well", async () => {
    exchange.orders.open({ ...order, api: "binance-usdm-futures", orderId: "28" });
    const answer = await usdm().cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["28", "29"] });

    const first = exchange.recordReads(answer[0] as object) as { orderId?: string };

    const { code } = exchange.recordReads(answer[1] as object) as { code?: number };
    await usdm().cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["28", "29"] });

    expect([first.orderId, code]).toEqual(["28", -2011]);
    expect(exchange.contract().interactions.map(contentOf)).toEqual([
      [{ orderId: 283194212 }, { code: -2011 }],
      [{ code: -2011, msg: "Unknown order sent." }],
    ]);
  });

  test.each<[what: string, decode: (text: string) => unknown]>([
    ["rounds ids", (text) => JSON.parse(text)],
    ["gives ids as text", (text) => JSON.parse(text.replace(/:(\d{16,})/g, ':"$1"'))],
    [
      "gives ids as bigints and adds a field",
      (text) =>
        JSON.parse(text.replace(/:(\d{16,})/g, ':"$1n"'), (_, value) =>
          typeof value === "string" && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
        ),
    ],
    ["freezes what it gives", (text) => Object.freeze(JSON.parse(text))],
  ])("finds the answer of a client that %s", async (_, decode) => {
    exchange.orders.open({ ...order, orderId: "8389765519993908929" });
    const { text } = await sendSigned(exchange, "/sapi/v1/margin/order", "symbol=BTCUSDT&orderId=8389765519993908929", {
      method: "GET",
    });

    const answer = exchange.recordReads(decode(text)) as { orderId: unknown };

    expect(Number(answer.orderId)).toBe(Number("8389765519993908929"));
    expect(fields()).toEqual(["orderId"]);
  });

  test("takes errors: the client's own, and the body that another client decoded", async () => {
    const refuse = () => margin().cancelOrder({ symbol: "BTCUSDT", orderId: "7" });
    const error = await refuse().catch((thrown) => exchange.recordReads(thrown));

    expect(error).toBeInstanceOf(Error);
    expect(error.exchangeCode).toBe(-2011);
    expect(contentOf(only(exchange.contract()))).toEqual({ code: -2011 });

    const { body } = await sendSigned(exchange, "/sapi/v1/margin/order", "symbol=BTCUSDT&orderId=7");
    expect(exchange.recordReads(body).msg).toBe("Unknown order sent.");
    expect(contentOf(only(exchange.contract()))).toEqual({ code: -2011, msg: "Unknown order sent." });
  });

  test("relies on all fields as soon as one answer of the kind did not pass through it", async () => {
    exchange.recordReads(await cancel()).status;
    const plain = await cancel();

    expect(fields().sort()).toEqual(Object.keys(plain).sort());
  });

  test("refuses what this exchange did not give, and lets through what has no fields", () => {
    expect(() => exchange.recordReads({ status: "CANCELED" })).toThrow(
      expect.objectContaining({ code: "OPTION_INVALID", field: "answer" }),
    );
    expect([exchange.recordReads(undefined), exchange.recordReads("text")]).toEqual([undefined, "text"]);
  });
});
