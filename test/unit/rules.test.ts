import { afterAll, beforeAll, beforeEach, expect, suite, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import { ParameterError, type ParameterErrorCode } from "../../src/errors.ts";
import type { Operation } from "../../src/operation.ts";
import { documentedAnswer, documentedExamples } from "./documented.ts";
import { type RecordingServer, startRecordingServer } from "./recording-server.ts";

/** A client as a program without types sees it. */
type Untyped = Readonly<Record<string, (...given: readonly unknown[]) => Promise<unknown>>> & {
  readonly client: Readonly<Record<string, (path: string, init: object) => Promise<unknown>>>;
};

const key = { apiKey: "key", secret: "secret" };
let server: RecordingServer;
let clients: Readonly<Record<string, Untyped>>;

beforeAll(async () => {
  server = await startRecordingServer();
  const baseUrl = server.url;
  clients = {
    "binance-margin": createBinanceMarginClient({ ...key, baseUrl }) as unknown as Untyped,
    "binance-usdm-futures": createBinanceUsdmFuturesClient({ ...key, baseUrl }) as unknown as Untyped,
    bitopro: createBitoproClient({ ...key, identity: "me", baseUrl }) as unknown as Untyped,
  };
});
afterAll(() => server.close());
beforeEach(() => {
  server.received.length = 0;
});

interface Callable {
  readonly api: string;
  readonly operation: Operation;
}

/** An operation by its id, or by API and id. */
function find(name: string): Callable {
  const found = documentedExamples.find(({ api, operation }) =>
    [operation.id, `${api} ${operation.id}`].includes(name),
  );
  if (!found) throw new Error(`no operation ${name}`);
  return found;
}

function clientOf({ api }: Callable): Untyped {
  const client = clients[api];
  if (!client) throw new Error(`no client of ${api}`);
  return client;
}

type Way = (operation: string, parameters: object, options?: object) => Promise<unknown>;

const ways: Readonly<Record<string, Way>> = {
  "the named operation": async (name, ...given) => {
    const found = find(name);
    return clientOf(found)[found.operation.id]?.(...given);
  },
  ".client": async (name, parameters, options) => {
    const found = find(name);
    const { operation } = found;
    const params: Record<string, Record<string, unknown>> = { path: {}, query: {} };
    for (const name of Object.keys(parameters)) {
      const place = operation.parameters.find((each) => each.name === name)?.in ?? "query";
      // Parameters may be getters, and `__proto__` is a name like any other.
      Object.defineProperty(params[place], name, Object.getOwnPropertyDescriptor(parameters, name) as object);
    }
    return clientOf(found).client[operation.method]?.(operation.path, { params, ...options });
  },
};

interface Refusal {
  readonly code: ParameterErrorCode;
  readonly parameter: string;
}

async function expectRefused(call: () => PromiseLike<unknown>, operation: string, refusal: Refusal): Promise<void> {
  const error = await Promise.resolve(call()).then(
    () => undefined,
    (reason: unknown) => reason,
  );

  expect(error).toBeInstanceOf(ParameterError);
  expect(error).toMatchObject({ ...refusal, outcome: "not-sent", operation: find(operation).operation.id });
  expect(server.received).toEqual([]);
}

async function querySent(call: () => PromiseLike<unknown>): Promise<Record<string, string>> {
  await call();
  expect(server.received).toHaveLength(1);
  const { searchParams } = new URL(server.received[0]?.url ?? "", server.url);
  searchParams.delete("signature");
  searchParams.delete("timestamp");
  return Object.fromEntries(searchParams);
}

const never = () => "28";
const anything: readonly (readonly [shown: string, value: unknown])[] = [
  ["null", null],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["a fraction", 1.5],
  ["a negative number", -1],
  ["an unsafe integer", 2 ** 53],
  ["true", true],
  ["false", false],
  ["an object", {}],
  ["an object without prototype", Object.create(null)],
  ["an object that turns into text", { toString: never, valueOf: never }],
  ["a boxed text", new String("28")],
  ["a list", []],
  ["a list of one", ["28"]],
  ["a Symbol", Symbol("28")],
  ["a function", never],
  ["a Date", new Date(0)],
  ["blanks", "  "],
  ["a line break", "\n"],
  ["an ideographic space", "\u3000"],
];

const numbers: typeof anything = [
  ["a number", 28],
  ["a bigint", 28n],
];
const surrogates: typeof anything = [
  ["a lone high surrogate", "a\ud83d"],
  ["a lone low surrogate", "\ude00a"],
];

const kinds: readonly {
  readonly operation: string;
  readonly parameter: string;
  readonly rest: object;
  readonly values: typeof anything;
  readonly empty: ParameterErrorCode;
}[] = [
  {
    operation: "cancelOrder",
    parameter: "symbol",
    rest: { orderId: 28 },
    values: [...anything, ...numbers, ...surrogates],
    empty: "PARAMETER_MISSING",
  },
  {
    operation: "cancelOrder",
    parameter: "origClientOrderId",
    rest: { symbol: "BTCUSDT", orderId: 28 },
    values: [...anything, ...numbers, ...surrogates],
    empty: "PARAMETER_INVALID",
  },
  {
    operation: "cancelOrderList",
    parameter: "listClientOrderId",
    rest: { symbol: "BTCUSDT" },
    values: [...anything, ...numbers, ...surrogates],
    empty: "PARAMETER_INVALID",
  },
  {
    operation: "cancelOrder",
    parameter: "newClientOrderId",
    rest: { symbol: "BTCUSDT", orderId: 28 },
    values: [...anything, ...numbers, ...surrogates],
    empty: "PARAMETER_INVALID",
  },
  ...["cancelOrder", "cancelOrderList"].map((operation) => ({
    operation,
    parameter: operation === "cancelOrder" ? "orderId" : "orderListId",
    rest: { symbol: "BTCUSDT" },
    values: [
      ...anything,
      ...["007", "+1", "-1", "1e3", " 1", "1 ", "1\n", "1.0", "1_000", "0x1c", "１", "28n", "9223372036854775808"].map(
        (text) => [JSON.stringify(text), text] as const,
      ),
      ["2^63", 2n ** 63n],
      ["a negative bigint", -1n],
      ["-2^53", -(2 ** 53)],
    ] as const,
    empty: "PARAMETER_INVALID" as const,
  })),
  {
    operation: "cancelOrder",
    parameter: "recvWindow",
    rest: { symbol: "BTCUSDT", orderId: 28 },
    values: [...anything, ["0", 0], ["a bigint", 5000n], ["60001", 60_001], ['"5000"', "5000"]],
    empty: "PARAMETER_INVALID",
  },
  {
    operation: "cancelAllOpenOrders",
    parameter: "isIsolated",
    rest: { symbol: "BTCUSDT" },
    values: [...anything, ...numbers, ["true as text", "true"], ["True", "True"], ["TRUE and a blank", "TRUE "]],
    empty: "PARAMETER_INVALID",
  },
  {
    operation: "cancelMarginOrdersByPair",
    parameter: "pair",
    rest: {},
    values: [
      ...anything,
      ...numbers,
      ...surrogates,
      ...[
        "all",
        "ALL",
        "../x",
        "..",
        ".",
        "BTC",
        "btc_usdt",
        "BTC_",
        "_USDT",
        "BTC_USDT/..",
        "BTC_USDT?x",
        "BTC_USDT#x",
      ].map((text) => [JSON.stringify(text), text] as const),
      ...[" BTC_USDT", "BTC_USDT ", "BTC_USDT\n", "BTC_USDT_ETH", "BTC%5FUSDT", "ＢＴＣ_USDT"].map(
        (text) => [JSON.stringify(text), text] as const,
      ),
    ],
    empty: "PARAMETER_MISSING",
  },
  ...["orderIdList", "origClientOrderIdList"].map((parameter) => ({
    operation: "cancelMultipleOrders",
    parameter,
    rest: { symbol: "BTCUSDT" },
    values: [
      ...anything.filter(([shown]) => shown !== "a list of one"),
      ...numbers,
      ["a text", "28"],
      ["an object like a list", { 0: "28", length: 1 }],
      ["a Set", new Set(["28"])],
      ["11 items", Array.from({ length: 11 }, (_, index) => String(index))],
      ["a duplicate", ["28", "29", "28"]],
      ["a hole", Object.assign([], { 1: "28" })],
      ["undefined in it", ["28", undefined]],
      ["null in it", ["28", null]],
      ["an empty text in it", ["28", ""]],
      ["blanks in it", ["28", " "]],
      ["a list in it", ["28", ["29"]]],
      ["a Symbol in it", ["28", Symbol("29")]],
      ...(parameter === "orderIdList"
        ? ([
            ["duplicates of other types", [28, "28", 28n]],
            ["an unsafe integer in it", [28, 2 ** 53]],
            ["a fraction in it", [28, 1.5]],
            ["a negative number in it", [28, -1]],
            ["a word in it", ["28", "mine"]],
            ["2^63 in it", [2n ** 63n]],
          ] as const)
        : ([
            ["a number in it", ["28", 29]],
            ["a lone surrogate in it", ["\ud800"]],
          ] as const)),
    ] as const,
    empty: "PARAMETER_INVALID" as const,
  })),
];

/** The documented answer, about the order or the list that a call names. */
function answerTo(operation: string, named: object): unknown {
  const answer = documentedAnswer(operation);
  return Array.isArray(answer) ? answer : { ...Object(answer), symbol: "A", ...named };
}

suite.each(Object.entries(ways))("through %s", (_way, call) => {
  suite.each(kinds)("$parameter of $operation", ({ operation, parameter, rest, values, empty }) => {
    test.each(values)("refuses %s", async (_shown, value) => {
      const given = { ...rest, [parameter]: value };

      await expectRefused(() => call(operation, given), operation, { code: "PARAMETER_INVALID", parameter });
    });

    test("refuses an empty text", async () => {
      await expectRefused(() => call(operation, { ...rest, [parameter]: "" }), operation, { code: empty, parameter });
    });
  });

  test.each<[operation: string, parameters: object, missing: string]>([
    ["cancelOrder", {}, "symbol"],
    ["cancelOrder", { orderId: 28 }, "symbol"],
    ["cancelOrder", { symbol: undefined, orderId: 28 }, "symbol"],
    ["cancelOrder", Object.create({ symbol: "BTCUSDT" }), "symbol"],
    ["cancelOrderList", { orderListId: 1 }, "symbol"],
    ["cancelAllOpenOrders", {}, "symbol"],
    ["cancelMultipleOrders", { orderIdList: [1] }, "symbol"],
    ["cancelMarginOrdersByPair", {}, "pair"],
    ["cancelMarginOrdersByPair", { pair: undefined }, "pair"],
  ])("%s refuses %j, which lacks %s", async (operation, parameters, parameter) => {
    await expectRefused(() => call(operation, parameters), operation, { code: "PARAMETER_MISSING", parameter });
  });

  test.each<[operation: string, parameters: object, between: string]>([
    ["cancelOrder", { symbol: "A" }, "orderId, origClientOrderId"],
    ["cancelOrder", { symbol: "A", orderId: undefined }, "orderId, origClientOrderId"],
    ["cancelOrder", { symbol: "A", newClientOrderId: "b" }, "orderId, origClientOrderId"],
    ["cancelOrderList", { symbol: "A" }, "orderListId, listClientOrderId"],
    ["cancelMultipleOrders", { symbol: "A" }, "orderIdList, origClientOrderIdList"],
    ["cancelMultipleOrders", { symbol: "A", orderIdList: undefined }, "orderIdList, origClientOrderIdList"],
    [
      "cancelMultipleOrders",
      { symbol: "A", orderIdList: [1], origClientOrderIdList: ["b"] },
      "orderIdList, origClientOrderIdList",
    ],
  ])("%s refuses %j, which breaks the rule between %s", async (operation, parameters, parameter) => {
    await expectRefused(() => call(operation, parameters), operation, { code: "PARAMETER_DEPENDENCY", parameter });
  });

  test.each<[operation: string, name: string]>([
    ["cancelOrder", "orderID"],
    ["cancelOrder", "orderIdList"],
    ["cancelOrder", "timestamp"],
    ["cancelOrder", "signature"],
    ["cancelOrder", "__proto__"],
    ["cancelOrder", "constructor"],
    ["cancelOrder", "toString"],
    ["cancelAllOpenOrders", "orderId"],
    ["cancelMarginOrdersByPair", "symbol"],
    ["cancelMarginOrdersByPair", "nonce"],
    ["cancelAllMarginOrders", "pair"],
    ["cancelAllMarginOrders", "__proto__"],
  ])("%s refuses the unknown parameter %s", async (operation, name) => {
    const known = { cancelMarginOrdersByPair: { pair: "BTC_USDT" }, cancelAllMarginOrders: {} }[operation];
    const refusal = { code: "PARAMETER_UNKNOWN", parameter: name } as const;

    for (const value of ["5", undefined]) {
      const given = { ...(known ?? { symbol: "A" }), ...(operation === "cancelOrder" && { orderId: 28 }) };
      Object.defineProperty(given, name, { value, enumerable: true });

      await expectRefused(() => call(operation, given), operation, refusal);
    }
  });

  test.each<[operation: string, parameters: object, sent: object]>([
    ["cancelOrder", { symbol: "A", orderId: 0 }, { orderId: "0" }],
    ["cancelOrder", { symbol: "A", orderId: 28 }, { orderId: "28" }],
    ["cancelOrder", { symbol: "A", orderId: 28n }, { orderId: "28" }],
    ["cancelOrder", { symbol: "A", orderId: Number.MAX_SAFE_INTEGER }, { orderId: "9007199254740991" }],
    ["cancelOrder", { symbol: "A", orderId: "8389765519993908929" }, { orderId: "8389765519993908929" }],
    ["cancelOrder", { symbol: "A", orderId: "9223372036854775807" }, { orderId: "9223372036854775807" }],
    ["cancelOrder", { symbol: "A", orderId: 2n ** 63n - 1n }, { orderId: "9223372036854775807" }],
    ["cancelOrder", { symbol: "A", orderId: 28, origClientOrderId: "b" }, { orderId: "28", origClientOrderId: "b" }],
    [
      "cancelOrderList",
      { symbol: "A", orderListId: 1, listClientOrderId: "b" },
      { orderListId: "1", listClientOrderId: "b" },
    ],
    [
      "cancelOrder",
      { symbol: "A", orderId: 28, origClientOrderId: undefined, isIsolated: undefined },
      { orderId: "28" },
    ],
    [
      "cancelOrder",
      { symbol: "A", orderId: undefined, origClientOrderId: "undefined" },
      { origClientOrderId: "undefined" },
    ],
    ["cancelAllOpenOrders", { symbol: "A", isIsolated: "TRUE", recvWindow: undefined }, { isIsolated: "TRUE" }],
    ["cancelAllOpenOrders", { symbol: "A", recvWindow: 60_000 }, { recvWindow: "60000" }],
    ["cancelAllOpenOrders", { symbol: "A", recvWindow: 1 }, { recvWindow: "1" }],
    [
      "cancelMultipleOrders",
      { symbol: "A", orderIdList: [1], recvWindow: 60_001 },
      { orderIdList: "[1]", recvWindow: "60001" },
    ],
    [
      "cancelMultipleOrders",
      { symbol: "A", orderIdList: [1], origClientOrderIdList: undefined },
      { orderIdList: "[1]" },
    ],
    [
      "cancelMultipleOrders",
      { symbol: "A", orderIdList: [1, 2, 3, 4, 5, 6, 7, 8, 9, "8389765519993908929"] },
      { orderIdList: "[1,2,3,4,5,6,7,8,9,8389765519993908929]" },
    ],
  ])("%s sends %o as %j", async (operation, parameters, sent) => {
    server.answer(answerTo(operation, sent));

    expect(await querySent(() => call(operation, parameters))).toEqual({ symbol: "A", ...sent });
  });

  test("keeps frozen parameters as they are", async () => {
    server.answer(documentedAnswer("cancelMultipleOrders"));
    const parameters = Object.freeze({ symbol: "A", orderIdList: Object.freeze([1n, 2]), recvWindow: undefined });
    const options = Object.freeze({ recvWindow: 3000 });

    const sent = await querySent(() => call("cancelMultipleOrders", parameters, options));

    expect(sent).toEqual({ symbol: "A", orderIdList: "[1,2]", recvWindow: "3000" });
    expect(parameters).toEqual({ symbol: "A", orderIdList: [1n, 2], recvWindow: undefined });
  });

  test("reads each parameter once", async () => {
    server.answer(answerTo("cancelOrder", { orderId: "28" }));
    const reads: string[] = [];
    const parameters = {
      get symbol() {
        reads.push("symbol");
        return "A";
      },
      get orderId() {
        reads.push("orderId");
        return 28;
      },
    };

    const sent = await querySent(() => call("cancelOrder", parameters));

    expect(sent).toEqual({ symbol: "A", orderId: "28" });
    expect(reads.toSorted()).toEqual(["orderId", "symbol"]);
  });

  test("a list may change once the call is under way", async () => {
    server.answer(documentedAnswer("cancelMultipleOrders"));
    const orderIdList = [1, 2];

    const sent = await querySent(() => {
      const under = call("cancelMultipleOrders", { symbol: "A", orderIdList });
      orderIdList.push(3);
      return under;
    });

    expect(sent).toEqual({ symbol: "A", orderIdList: "[1,2]" });
  });

  test.each<[operation: string, option: string, value: unknown]>([
    ["cancelOrder", "recvwindow", 5],
    ["cancelOrder", "symbol", "A"],
    ["cancelOrder", "apiKey", "other"],
    ["cancelOrder", "timeoutMs", 0],
    ["cancelOrder", "timeoutMs", Number.NaN],
    ["cancelOrder", "timeoutMs", "1000"],
    ["cancelOrder", "timeoutMs", null],
    ["cancelOrder", "timeoutMs", 2 ** 31],
    ["cancelOrder", "signal", null],
    ["cancelOrder", "signal", {}],
    ["cancelAllMarginOrders", "recvWindow", 5000],
    ["cancelAllMarginOrders", "pair", "BTC_USDT"],
  ])("%s refuses the option %s: %o", async (operation, parameter, value) => {
    const given = operation === "cancelOrder" ? { symbol: "A", orderId: 28 } : {};
    const refusal = { code: "OPTION_INVALID", parameter } as const;

    await expectRefused(() => call(operation, given, { [parameter]: value }), operation, refusal);
  });

  test.each([0, -1, 1.5, 60_001, "5000", null, Number.NaN])(
    "refuses %o for recvWindow as an option",
    async (recvWindow) => {
      const refusal = { code: "PARAMETER_INVALID", parameter: "recvWindow" } as const;

      await expectRefused(
        () => call("cancelOrder", { symbol: "A", orderId: 28 }, { recvWindow }),
        "cancelOrder",
        refusal,
      );
    },
  );
});

suite.each(Object.entries(ways))("every operation, through %s", (_way, call) => {
  const names = [...new Set(documentedExamples.map(({ api, operation }) => `${api} ${operation.id}`))];

  test.each(names)("%s refuses null, what it does not know, and to be given nothing", async (name) => {
    const { parameters, dependencies } = find(name).operation;

    for (const { name: parameter, filled } of parameters) {
      const code = filled ? "PARAMETER_UNKNOWN" : "PARAMETER_INVALID";
      await expectRefused(() => call(name, { [parameter]: null }), name, { code, parameter });
    }
    await expectRefused(() => call(name, { unheardOf: 1 }), name, {
      code: "PARAMETER_UNKNOWN",
      parameter: "unheardOf",
    });
    const missing = parameters.find(({ required, filled }) => required && !filled)?.name;
    const broken = dependencies.find(({ holds }) => !holds({}))?.names.join(", ");
    if (missing) await expectRefused(() => call(name, {}), name, { code: "PARAMETER_MISSING", parameter: missing });
    else if (broken)
      await expectRefused(() => call(name, {}), name, { code: "PARAMETER_DEPENDENCY", parameter: broken });
  });
});

suite("recvWindow", () => {
  test.each<[client: number | undefined, call: number | undefined, parameter: number | undefined, sent: object]>([
    [undefined, undefined, undefined, {}],
    [1000, undefined, undefined, { recvWindow: "1000" }],
    [1000, 2000, undefined, { recvWindow: "2000" }],
    [1000, 2000, 3000, { recvWindow: "3000" }],
    [1000, undefined, 3000, { recvWindow: "3000" }],
    [undefined, 2000, 3000, { recvWindow: "3000" }],
    [undefined, 2000, undefined, { recvWindow: "2000" }],
  ])(
    "of client, call and parameters (%o, %o, %o) the nearest is sent",
    async (ofClient, ofCall, ofParameters, sent) => {
      server.answer(documentedAnswer("cancelAllOpenOrders"));
      const margin = createBinanceMarginClient({ ...key, baseUrl: server.url, recvWindow: ofClient });

      const query = await querySent(() =>
        margin.cancelAllOpenOrders({ symbol: "A", recvWindow: ofParameters }, { recvWindow: ofCall }),
      );

      margin.close();
      expect(query).toEqual({ symbol: "A", ...sent });
    },
  );
});

suite("an operation without parameters", () => {
  test.each<[shown: string, given: readonly unknown[]]>([
    ["nothing", []],
    ["undefined", [undefined]],
    ["an empty object", [{}]],
    ["an empty object and options", [{}, { timeoutMs: 5000 }]],
    ["undefined and options", [undefined, { timeoutMs: 5000 }]],
  ])("takes %s", async (_shown, given) => {
    server.answer(documentedAnswer("cancelAllMarginOrders"));

    await clients.bitopro?.cancelAllMarginOrders?.(...given);

    expect(server.received.map(({ url }) => url)).toEqual(["/v3/margin/orders/all"]);
  });

  test.each<[shown: string, given: unknown]>([
    ["a pair alone", "BTC_USDT"],
    ["a list", ["BTC_USDT"]],
    ["null", null],
    ["a number", 5],
    ["a function", () => ({})],
  ])("refuses %s for parameters", async (_shown, given) => {
    const refusal = { code: "PARAMETER_INVALID", parameter: "parameters" } as const;

    await expectRefused(async () => clients.bitopro?.cancelAllMarginOrders?.(given), "cancelAllMarginOrders", refusal);
  });

  test.each([null, "BTC_USDT", 5])("refuses %o for options", async (given) => {
    const refusal = { code: "OPTION_INVALID", parameter: "options" } as const;

    await expectRefused(
      async () => clients.bitopro?.cancelAllMarginOrders?.({}, given),
      "cancelAllMarginOrders",
      refusal,
    );
  });
});

const overrides: Readonly<Record<string, unknown>> = {
  baseUrl: "https://example.com",
  fetch: async () => new Response("{}"),
  parseAs: "text",
  querySerializer: () => "symbol=ALL",
  bodySerializer: () => "x",
  pathSerializer: () => "/other",
  Request: class extends Request {},
};

suite("what only .client can be given", () => {
  const query = { symbol: "A", orderId: 28 };
  const remove = async (init: object) => clients["binance-margin"]?.client.DELETE?.("/sapi/v1/margin/order", init);

  test.each<[shown: string, refusal: Refusal, init: object]>([
    ["no parameters", { code: "PARAMETER_MISSING", parameter: "symbol" }, {}],
    ["a query that is a text", { code: "PARAMETER_INVALID", parameter: "query" }, { params: { query: "symbol=A" } }],
    [
      "a query that is a list",
      { code: "PARAMETER_INVALID", parameter: "query" },
      { params: { query: [["symbol", "A"]] } },
    ],
    ["a query that is null", { code: "PARAMETER_INVALID", parameter: "query" }, { params: { query: null } }],
    ["params that are a list", { code: "PARAMETER_INVALID", parameter: "params" }, { params: [] }],
    ["params that are a number", { code: "PARAMETER_INVALID", parameter: "params" }, { params: 5 }],
    ["parameters in the wrong place", { code: "PARAMETER_UNKNOWN", parameter: "symbol" }, { params: { path: query } }],
    [
      "header parameters",
      { code: "PARAMETER_UNKNOWN", parameter: "x-a" },
      { params: { query, header: { "x-a": "b" } } },
    ],
    ["cookies", { code: "PARAMETER_UNKNOWN", parameter: "cookie" }, { params: { query, cookie: { a: "b" } } }],
    ["a body", { code: "PARAMETER_UNKNOWN", parameter: "body" }, { params: { query }, body: {} }],
    ["null for a body", { code: "PARAMETER_UNKNOWN", parameter: "body" }, { params: { query }, body: null }],
    ...["baseUrl", "fetch", "parseAs", "querySerializer", "bodySerializer", "pathSerializer", "Request"].map(
      (name): [string, Refusal, object] => [
        `${name} of its own`,
        { code: "OPTION_INVALID", parameter: name },
        { params: { query }, [name]: overrides[name] },
      ],
    ),
    [
      "a method of its own",
      { code: "OPTION_INVALID", parameter: "credentials" },
      { params: { query }, credentials: "omit" },
    ],
  ])("refuses %s", async (_shown, refusal, init) => {
    await expectRefused(() => remove(init), "cancelOrder", refusal);
  });

  test("refuses a path of no operation", async () => {
    const { client } = clientOf(find("cancelOrder"));

    const error = await client.DELETE?.("/sapi/v1/margin/all", {}).catch((reason: unknown) => reason);

    expect(error).toMatchObject({ code: "OPTION_INVALID", outcome: "not-sent", parameter: "path" });
    expect(server.received).toEqual([]);
  });
});
