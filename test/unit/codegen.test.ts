import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, beforeEach, expect, suite, test } from "vitest";
import { compiled } from "../commands/command.ts";
import { generate, write } from "./generate.ts";
import { type Received, type RecordingServer, startRecordingServer } from "./recording-server.ts";

const fixtures = "test/fixtures/specs";
// As deep below the top as `generated/<api>`, so that imports lead to the same `src`.
const output = resolve(".cache");

/** A program that uses the fixtures' clients, to see what their types take. */
const usage = `
import { createFixtureFormClient } from "../fixture-form/index.ts";
import { createFixtureJsonClient } from "../fixture-json/index.ts";

const form = createFixtureFormClient({ apiKey: "k", secret: "s", recvWindow: 5 });
const json = createFixtureJsonClient({ apiKey: "k", secret: "s", identity: "i" });

form.listTickers();
form.listTickers({ symbols: ["A"] as const, limit: undefined }, { timeoutMs: 5 });
// @ts-expect-error There is no such parameter.
form.listTickers({ symbol: "A" });
form.getOrder({ account: "a", orderId: 1n, symbol: "A", "X-Trace": "t" });
// @ts-expect-error The path needs the account.
form.getOrder({ orderId: 1n, symbol: "A" });
form.placeOrder({ symbol: "A", type: "MARKET", legIds: [1, 2n, "3"] as const }, { recvWindow: 5 });
form.placeOrder({ symbol: "A", type: "MARKET", stopPrice: "1", stopType: "x", groupId: 5 });
// @ts-expect-error All or none of the two.
form.placeOrder({ symbol: "A", type: "MARKET", stopPrice: "1" });
// @ts-expect-error At most one of the two.
form.placeOrder({ symbol: "A", type: "MARKET", groupId: 5, groupName: "g" });
// @ts-expect-error The type is one of two.
form.placeOrder({ symbol: "A", type: "OTHER" });
form.placeOrders({ orders: [{ symbol: "A", replaces: 1n, quantity: undefined }] as const });
// @ts-expect-error Each order needs its symbol.
form.placeOrders({ orders: [{ replaces: 1n }] });
const trade: Promise<string | undefined> = form.placeOrder({ symbol: "A", type: "MARKET" }).then((order) => order.fills?.[0]?.tradeId);

json.createOrder({ pair: "A_B", action: "BUY", amount: "1", legs: [{ pair: "x", ids: [1n] as const }] as const });
// @ts-expect-error Signing fills it in.
json.createOrder({ pair: "A_B", action: "BUY", amount: "1", timestamp: 1 });
// @ts-expect-error An amount is a decimal text.
json.createOrder({ pair: "A_B", action: "BUY", amount: 1 });
json.client.POST("/v3/pairs/{pair}/orders", { params: { path: { pair: "A_B" } }, body: { action: "BUY", amount: "1" } });
json.changeOrder({ orderId: "1", price: "2", dryRun: true });
json.cancelOrders({ body: { A_B: ["1", 2n, 3] as const } });
// @ts-expect-error The map is the body.
json.cancelOrders({ A_B: ["1"] });
const ids: Promise<string | undefined> = json.cancelOrders({ body: {} }).then((data) => data.A_B?.[0]);
json.listAccounts();
// @ts-expect-error It takes no parameter.
json.listAccounts({ pair: "A_B" });
export { ids, trade };
`;

type Untyped = Readonly<Record<string, (...given: readonly unknown[]) => Promise<unknown>>> & {
  readonly client: Readonly<Record<string, (path: string, init: object) => Promise<{ readonly data: unknown }>>>;
};

const sent = (received: Received) => `${received.method} ${received.url}`;

beforeAll(async () => {
  write(output, await generate(fixtures));
  write(output, new Map([["fixture-usage/index.ts", usage]]));
});

suite("what codegen makes of specs that it never saw", () => {
  test("has types that fit their use", { timeout: 120_000 }, () => {
    const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
    const program = ts.createProgram([join(output, "fixture-usage/index.ts")], options);

    const files = program.getSourceFiles().filter(({ fileName }) => fileName.includes("/fixture-"));
    const errors = files.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]);

    expect(files.map(({ fileName }) => fileName.replace(output, "")).toSorted()).toEqual([
      "/fixture-form/index.ts",
      "/fixture-form/operations.ts",
      "/fixture-form/types.ts",
      "/fixture-json/index.ts",
      "/fixture-json/operations.ts",
      "/fixture-json/types.ts",
      "/fixture-usage/index.ts",
    ]);
    expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  });

  test("is the same the next time", async () => {
    expect([...(await generate(fixtures))]).toEqual([...(await generate(fixtures))]);
    expect([...(await generate("specs"))]).toEqual([...(await generate("specs"))]);
  });

  test("cannot be broken by a description", async () => {
    const files = await generate(fixtures);

    const entry = files.get("fixture-form/index.ts") ?? "";

    expect(entry).toContain("Ends no comment *\\/ although it tries.");
    expect(entry).toContain("@param parameters.symbols The pairs, joined by commas. (at most 5)\n");
    expect(entry).toContain("@param parameters.account The account's name.\n");
    expect(entry).toContain("@param parameters.symbol The pair.\n");
  });
});

suite.each([
  ["the transport", {}],
  ["a fetch of the caller", { fetch: (url: string, init: RequestInit) => fetch(url, init) }],
])("a client of such a spec, through %s", (_way, options) => {
  let server: RecordingServer;
  let form: Untyped;
  let json: Untyped;

  beforeAll(async () => {
    server = await startRecordingServer();
    const all = { apiKey: "the-key", secret: "the-secret", baseUrl: server.url, clock: () => 7000, ...options };
    const forms = await import(join(output, "fixture-form/index.ts"));
    const jsons = await import(join(output, "fixture-json/index.ts"));
    form = forms.createFixtureFormClient(all);
    json = jsons.createFixtureJsonClient({ ...all, identity: "me" });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.received.length = 0;
  });

  function received(): Received {
    expect(server.received).toHaveLength(1);
    return server.received[0] as Received;
  }

  function expectFormSigned({ url, body, headers }: Received): void {
    const [, payload = "", signature] = /^[^?]*\?(.*)&signature=([^&]*)$/.exec(url) ?? [];
    expect(signature).toBe(createHmac("sha256", "the-secret").update(`${payload}${body}`).digest("hex"));
    expect(payload).toMatch(/(?:^|&)timestamp=7000$/);
    expect(headers["x-mbx-apikey"]).toBe("the-key");
  }

  function expectPayloadSigned({ headers }: Received, decoded: string): void {
    const payload = String(headers["x-bitopro-payload"]);
    expect(Buffer.from(payload, "base64").toString()).toBe(decoded);
    expect(headers["x-bitopro-signature"]).toBe(createHmac("sha384", "the-secret").update(payload).digest("hex"));
    expect(headers["x-bitopro-apikey"]).toBe("the-key");
  }

  /** One header, not two that differ in case or a joined one. */
  function expectHeader({ rawHeaders }: Received, name: string, value: string | undefined): void {
    const values = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
    expect(values).toEqual(value === undefined ? [] : [value]);
  }

  test("sends a public operation without key, time and signature, lists in both styles", async () => {
    server.answer('[{"symbol":"A","last":"0.10","volume":12345678901234567890}]');

    const tickers = await form.listTickers?.({
      symbols: ["A", "B"],
      tags: ["a b", "c"],
      limit: 5,
      depth: 0.5,
      closed: false,
    });

    expect(tickers).toEqual([{ symbol: "A", last: "0.10", volume: 12345678901234567000 }]);
    expect(sent(received())).toBe("GET /v1/tickers?symbols=A%2CB&tags=a%20b&tags=c&limit=5&depth=0.5&closed=false");
    expectHeader(received(), "x-mbx-apikey", undefined);
    expectHeader(received(), "content-type", undefined);
    expect(received().body).toBe("");
  });

  test("sends a public operation without parameters", async () => {
    server.answer("[]");

    await form.listTickers?.();

    expect(sent(received())).toBe("GET /v1/tickers");
  });

  test("sends path, query and header parameters", async () => {
    server.answer('{"orderId": 8389765519993908929, "symbol": "A", "fills": [{"tradeId": 9007199254740993}]}');

    const order = await form.getOrder?.({ account: "me/you", orderId: 28n, symbol: "A", "X-Trace": "abc def" });

    expect(order).toEqual({ orderId: "8389765519993908929", symbol: "A", fills: [{ tradeId: "9007199254740993" }] });
    expect(sent(received())).toMatch(/^GET \/v1\/accounts\/me%2Fyou\/orders\/28\?symbol=A&timestamp=7000&signature=/);
    expectFormSigned(received());
    expectHeader(received(), "x-trace", "abc def");
  });

  test("signs query and form body together", async () => {
    server.answer('{"orderId": 1, "symbol": "A"}', 201);
    const fields = { symbol: "Ä 'B'", type: "LIMIT", price: "0.10", quantity: "1", groupId: 8389765519993908929n };

    const order = await form.placeOrder?.({ ...fields, legIds: [1, "2"], stopPrice: undefined }, { recvWindow: 5000 });

    expect(order).toEqual({ orderId: "1", symbol: "A" });
    expect(sent(received())).toMatch(/^POST \/v1\/order\?recvWindow=5000&timestamp=7000&signature=/);
    expect(received().body).toBe(
      "symbol=%C3%84%20%27B%27&type=LIMIT&price=0.10&quantity=1&groupId=8389765519993908929&legIds=%5B1%2C2%5D",
    );
    expectFormSigned(received());
    expectHeader(received(), "content-type", "application/x-www-form-urlencoded");
    expectHeader(received(), "content-length", String(received().body.length));
  });

  test.each<[parameters: object, code: string, parameter: string]>([
    [{ symbol: "A" }, "PARAMETER_MISSING", "type"],
    [{ symbol: "A", type: "LIMIT", price: "1" }, "PARAMETER_DEPENDENCY", "type, price, quantity"],
    [{ symbol: "A", type: "MARKET", stopPrice: "1" }, "PARAMETER_DEPENDENCY", "stopPrice, stopType"],
    [{ symbol: "A", type: "MARKET", groupId: 1, groupName: "g" }, "PARAMETER_DEPENDENCY", "groupId, groupName"],
    [{ symbol: "A", type: "MARKET", price: 1 }, "PARAMETER_INVALID", "price"],
    [{ symbol: "A", type: "MARKET", legIds: [1.5] }, "PARAMETER_INVALID", "legIds"],
    [{ symbol: "A", type: "MARKET", recvWindow: 60_001 }, "PARAMETER_INVALID", "recvWindow"],
    [{ symbol: "A", type: "MARKET", timestamp: 1 }, "PARAMETER_UNKNOWN", "timestamp"],
    [{ symbol: "A", type: "MARKET", other: 1 }, "PARAMETER_UNKNOWN", "other"],
  ])("refuses the order %o", async (parameters, code, parameter) => {
    const error = await form.placeOrder?.(parameters).catch((reason: unknown) => reason);

    expect(error).toMatchObject({ code, parameter, outcome: "not-sent", operation: "placeOrder" });
    expect(server.received).toEqual([]);
  });

  test("sends a list of objects as JSON", async () => {
    server.answer("[]");

    await form.placeOrders?.({
      orders: [
        { symbol: "A", replaces: "8389765519993908929" },
        { symbol: "B", share: 0.5 },
      ],
    });

    const list = '[{"symbol":"A","replaces":8389765519993908929},{"symbol":"B","share":0.5}]';
    expect(sent(received()).split("&")[0]).toBe(`POST /v1/orders/batch?orders=${encodeURIComponent(list)}`);
    expectFormSigned(received());
    expect(received().body).toBe("");
  });

  test("signs a JSON body, the time filled in", async () => {
    server.answer('{"orderId":"8389765519993908929"}');
    const fields = { action: "BUY", amount: "0.10", clientId: 8389765519993908929n, parentId: 2n ** 53n, percent: 0.5 };

    const order = await json.createOrder?.({ pair: "BTC_USDT", ...fields, legs: [{ pair: "é", ids: [1n] }] });

    const body =
      '{"timestamp":7000,"action":"BUY","amount":"0.10","clientId":8389765519993908929,' +
      '"parentId":"9007199254740992","percent":0.5,"legs":[{"pair":"é","ids":[1]}]}';
    expect(order).toEqual({ orderId: "8389765519993908929" });
    expect(sent(received())).toBe("POST /v3/pairs/BTC_USDT/orders");
    expect(received().body).toBe(body);
    expectPayloadSigned(received(), body);
    expectHeader(received(), "content-type", "application/json");
    expectHeader(received(), "content-length", String(Buffer.byteLength(body)));
  });

  test("signs a JSON body through .client", async () => {
    server.answer('{"orderId":"1"}');
    const init = { params: { path: { pair: "BTC_USDT" } }, body: { action: "SELL", amount: "1" } };

    const result = await json.client.POST?.("/v3/pairs/{pair}/orders", init);

    expect(result?.data).toEqual({ orderId: "1" });
    const { timestamp, ...rest } = JSON.parse(received().body);
    expect(rest).toEqual(init.body);
    expect(timestamp).toBeGreaterThan(7000);
    expectPayloadSigned(received(), received().body);
  });

  test("sends path, query and JSON body together", async () => {
    server.answer('{"changed":true}');

    await json.changeOrder?.({ orderId: "28", dryRun: true, price: "2", replaces: ["9007199254740993"] });

    expect(sent(received())).toBe("PUT /v3/orders/28?dryRun=true");
    expect(received().body).toBe('{"price":"2","replaces":[9007199254740993]}');
    expectPayloadSigned(received(), received().body);
  });

  test("sends a map as the whole body", async () => {
    server.answer('{"BTC_USDT":[8389765519993908929,2],"ETH_USDT":[]}');
    const body = { BTC_USDT: ["8389765519993908929", 2n], ETH_USDT: [3] };

    const canceled = await json.cancelOrders?.({ body });

    expect(canceled).toEqual({ BTC_USDT: ["8389765519993908929", "2"], ETH_USDT: [] });
    expect(sent(received())).toBe("PUT /v3/orders");
    expect(received().body).toBe('{"BTC_USDT":["8389765519993908929","2"],"ETH_USDT":["3"]}');
    expectPayloadSigned(received(), received().body);
  });

  test.each<[body: unknown, code: string]>([
    [undefined, "PARAMETER_MISSING"],
    [{}, "PARAMETER_INVALID"],
    [{ BTC_USDT: [] }, "PARAMETER_INVALID"],
    [{ BTC_USDT: ["1", 1n] }, "PARAMETER_INVALID"],
    [{ BTC_USDT: ["1", "2", "3", "4"] }, "PARAMETER_INVALID"],
    [{ all: ["1"] }, "PARAMETER_INVALID"],
    [JSON.parse('{"__proto__":["1"]}'), "PARAMETER_INVALID"],
    [["1"], "PARAMETER_INVALID"],
    ["BTC_USDT", "PARAMETER_INVALID"],
    [null, "PARAMETER_INVALID"],
  ])("refuses the map %o, also through .client", async (body, code) => {
    const named = await json.cancelOrders?.({ body }).catch((reason: unknown) => reason);
    const plain = await json.client.PUT?.("/v3/orders", { body }).catch((reason: unknown) => reason);

    for (const error of [named, plain]) expect(error).toMatchObject({ code, parameter: "body", outcome: "not-sent" });
    expect(server.received).toEqual([]);
  });

  test("gives ids in a map as text", async () => {
    server.answer('{"A":8389765519993908929,"B":1}');

    expect(await json.listAccounts?.()).toEqual({ A: "8389765519993908929", B: "1" });
    expect(sent(received())).toBe("GET /v3/accounts");
    const { nonce } = JSON.parse(Buffer.from(String(received().headers["x-bitopro-payload"]), "base64").toString());
    expectPayloadSigned(received(), JSON.stringify({ identity: "me", nonce }));
  });

  test("names the example when a text has another form", async () => {
    const given = { pair: "all", action: "BUY", amount: "1" };

    const error = await json.createOrder?.(given).catch((reason: unknown) => reason);

    expect(error).toMatchObject({ code: "PARAMETER_INVALID", parameter: "pair" });
    expect(String(error)).toContain("such as BTC_USDT");
  });
});

suite("a spec that cannot be read", () => {
  const folder = mkdtempSync(join(tmpdir(), "specs-"));
  const file = join(folder, "broken.yaml");
  afterAll(() => rmSync(folder, { recursive: true }));

  const formSpec = readFileSync(join(fixtures, "fixture-form.yaml"), "utf8");
  const jsonSpec = readFileSync(join(fixtures, "fixture-json.yaml"), "utf8");

  /** Each change marks the line that is at fault with `# here`. */
  const changes: readonly (readonly [what: string, spec: string, from: string, to: string])[] = [
    [
      "a dependency without sense",
      formSpec,
      "IF type == 'LIMIT' THEN price AND quantity;",
      "IF type == THEN price; # here",
    ],
    [
      "a dependency that is not ended",
      formSpec,
      "AllOrNone(stopPrice, stopType);",
      "AllOrNone(stopPrice, stopType) # here",
    ],
    ["a dependency on nothing", formSpec, "AllOrNone(stopPrice, stopType);", "AllOrNone(stopPrice, nothing); # here"],
    [
      "a dependency on what signing fills in",
      formSpec,
      "ZeroOrOne(groupId, groupName);",
      "Or(groupId, timestamp); # here",
    ],
    [
      "a dependency that is no list",
      jsonSpec,
      "      x-weight:",
      "      x-dependencies: Or(action, amount); # here\n      x-weight:",
    ],
    [
      "dependencies that cannot hold together",
      formSpec,
      "      x-dependencies:\n",
      "      x-dependencies: # here\n        - Or(stopPrice, stopType);\n        - NOT Or(stopPrice, stopType);\n",
    ],
    ["a weight of an unknown limit", jsonSpec, "limit: account\n", "limit: nothing # here\n"],
    ["a weight of an inherited limit", jsonSpec, "limit: account\n", "limit: toString # here\n"],
    ["a weight that is no number", jsonSpec, "weight: 2", "weight: two # here"],
    [
      "a weight that is no list",
      jsonSpec,
      "      x-weight:\n        - limit: account\n          weight: 2",
      "      x-weight: 2 # here",
    ],
    ["a target that is no object", jsonSpec, "      x-weight:", "      x-target: order # here\n      x-weight:"],
    [
      "a target that names nothing",
      jsonSpec,
      "      x-weight:",
      "      x-target:\n        effect: cancel\n        item: order\n        select: one\n        by:\n          clientId: orderId\n          nothing: orderId # here\n      x-weight:",
    ],
    [
      "a target within nothing",
      jsonSpec,
      "      x-weight:",
      "      x-target:\n        effect: cancel\n        item: any\n        select: all\n        within:\n          nothing: pair # here\n      x-weight:",
    ],
    ["a schema that is not there", formSpec, '"#/components/schemas/Fill"', '"#/components/schemas/Nothing" # here'],
    [
      "a parameter that is not there",
      formSpec,
      '"#/components/parameters/timestamp"',
      '"#/components/parameters/nothing" # here',
    ],
    [
      "a reference to itself",
      formSpec,
      "    Fill:\n      type: object",
      '    Fill:\n      $ref: "#/components/schemas/Fill" # here',
    ],
    [
      "a schema that contains itself",
      formSpec,
      "        tradeId:\n          type: integer\n          format: int64",
      '        tradeId:\n          $ref: "#/components/schemas/Order" # here',
    ],
    ["an operationId twice", formSpec, "operationId: getOrder", "operationId: listTickers # here"],
    ["an operationId that clients have", formSpec, "operationId: getOrder", "operationId: close # here"],
    ["an operationId of two words", formSpec, "operationId: getOrder", "operationId: get order # here"],
    ["no operationId", formSpec, "    get:\n      operationId: listTickers", "    get: # here"],
    [
      "a parameter of an unknown type",
      formSpec,
      "          schema:\n            type: number",
      "          schema:\n            type: file # here",
    ],
    ["a parameter of two types", formSpec, "            type: number", "            type: [number, string] # here"],
    [
      "a shared parameter of an unknown type",
      formSpec,
      "          type: string\n    get:\n      operationId: getOrder",
      "          type: file # here\n    get:\n      operationId: getOrder",
    ],
    [
      "a referenced parameter of an unknown type",
      formSpec,
      "      x-filled: true\n      schema:\n        type: integer",
      "      x-filled: true\n      schema:\n        type: file # here",
    ],
    [
      "items of an unknown type",
      formSpec,
      "          schema:\n            type: array\n            items:\n              type: string",
      "          schema:\n            type: array\n            items:\n              type: file # here",
    ],
    [
      "a field of an unknown type",
      formSpec,
      "                groupName:\n                  type: string",
      "                groupName:\n                  type: file # here",
    ],
    [
      "a referenced field of an unknown type",
      jsonSpec,
      "        percent:\n          type: number",
      "        percent:\n          type: file # here",
    ],
    [
      "a field of an object of an unknown type",
      formSpec,
      "                    share:\n                      type: number",
      "                    share:\n                      type: file # here",
    ],
    [
      "a rule that nobody would keep",
      formSpec,
      "            minimum: 1\n            maximum: 100",
      "            minimum: 1\n            multipleOf: 5 # here\n            maximum: 100",
    ],
    [
      "a pattern that is none",
      jsonSpec,
      '            pattern: "^[A-Z]+_[A-Z]+$"\n          example',
      '            pattern: "^[A-Z" # here\n          example',
    ],
    [
      "a pattern for the careless",
      jsonSpec,
      '            pattern: "^[A-Z]+_[A-Z]+$"\n          example',
      "            pattern: '^[\\.A-Z\\:]+$' # here\n          example",
    ],
    ["a style that is not read", formSpec, "          explode: false", "          style: pipeDelimited # here"],
    [
      "a cookie",
      formSpec,
      "        - name: depth\n          in: query",
      "        - name: depth # here\n          in: cookie",
    ],
    [
      "an object in a query",
      formSpec,
      "          schema:\n            type: number",
      "          schema: # here\n            type: object",
    ],
    [
      "a list of lists in a query",
      formSpec,
      "          schema:\n            type: array\n            items:\n              type: string",
      "          schema: # here\n            type: array\n            items:\n              type: array\n              items:\n                type: string",
    ],
    [
      "a body of another media type",
      jsonSpec,
      "      requestBody:\n        required: true\n        content:\n          application/json:\n            schema:\n              $ref",
      "      requestBody: # here\n        required: true\n        content:\n          text/plain:\n            schema:\n              $ref",
    ],
    [
      "a parameter twice",
      formSpec,
      "  /v1/order:\n    post:",
      "  /v1/order:\n    parameters:\n      - name: price\n        in: query\n        schema:\n          type: string\n    post: # here",
    ],
    [
      "a path parameter that is not described",
      formSpec,
      "  /v1/order:\n    post:",
      "  /v1/order/{symbolId}:\n    post: # here",
    ],
    ["no success", formSpec, '      responses:\n        "201":', '      responses: # here\n        "301":'],
    ["allOf in an answer", formSpec, "    Fill:\n      type: object", "    Fill:\n      allOf: [] # here"],
    [
      "an answer's schema without type",
      formSpec,
      "    Fill:\n      type: object\n      required: [tradeId]\n      properties:",
      "    Fill:\n      required: [tradeId]\n      properties: # here",
    ],
    ["an exchange that is no name", formSpec, "x-exchange: binance", "x-exchange: ../binance # here"],
    ["a key twice", formSpec, "x-exchange: binance", "x-exchange: binance\nx-exchange: bitopro # here"],
    ["what is no YAML", formSpec, "  title: Fixture Form", "  title: @Form # here"],
  ];

  test.each(changes)("fails at its line: %s", async (_what, spec, from, to) => {
    const text = spec.replace(from, () => to);
    writeFileSync(file, text);
    const line = text.split("\n").findIndex((each) => each.includes("# here")) + 1;

    const error = await generate(folder).then(
      () => undefined,
      (reason: Error) => reason,
    );

    expect(text).not.toBe(spec);
    expect(error?.name).toMatch(/^(?:SpecError|SyntaxError)$/);
    expect(error?.message).toMatch(/^\S+broken\.yaml:\d+: ./);
    expect(error?.message.match(/yaml:(\d+)/)?.[1]).toBe(String(line));
  });
});

suite("codegen --check", { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "tree-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const flags = [compiled("scripts/codegen.ts"), "--check", "--no-openapi-generator"];

  async function check(cwd: string): Promise<{ readonly status: number; readonly output: string }> {
    return new Promise((settle) => {
      execFile(process.execPath, flags, { cwd }, (error, stdout, stderr) => {
        settle({ status: Number(error?.code ?? 0), output: stdout + stderr });
      });
    });
  }

  test.concurrent("passes on the tree", async () => {
    expect(await check(process.cwd())).toEqual({ status: 0, output: expect.stringContaining("fresh") });
  });

  test.concurrent("fails with the difference on a changed tree, and writes nothing", async () => {
    for (const path of ["specs", "generated", "package.json"]) cpSync(path, join(folder, path), { recursive: true });
    const table = join(folder, "generated/bitopro/operations.ts");
    const changed = readFileSync(table, "utf8").replace("DELETE", "GET");
    writeFileSync(table, changed);
    writeFileSync(join(folder, "generated/bitopro/left-over.ts"), "");

    const { status, output } = await check(folder);

    expect(status).toBe(1);
    expect(output).toMatch(/^-.*"GET"/m);
    expect(output).toMatch(/^\+.*"DELETE"/m);
    expect(output).toContain("left-over.ts");
    expect(output).toMatch(/\d files are stale/);
    expect(readFileSync(table, "utf8")).toBe(changed);
  });
});
