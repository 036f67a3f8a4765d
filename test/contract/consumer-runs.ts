import { documents } from "../../generated/documents.ts";
import { createApiClient } from "../../src/client.ts";
import { compileDependency } from "../../src/dependency.ts";
import { ParameterError } from "../../src/errors.ts";
import type { Exchange } from "../../src/exchange.ts";
import type { OperationFacts, ParameterFacts } from "../../src/facts.ts";
import type { MockExchange } from "../../src/testing/index.ts";
import { type ApiUnderTest, readApis } from "../fuzz/apis.ts";

type Call = (parameters: object) => Promise<unknown>;
type Values = Readonly<Record<string, unknown>>;

/** An operation as a consumer calls it. */
export interface Consumed {
  readonly api: string;
  readonly operation: OperationFacts;
  /** Opens what the call is about, and gives the parameters to call it with, the fewest or as many as go together. */
  parameters(exchange: MockExchange, how: "fewest" | "most"): Values;
  call(exchange: MockExchange, parameters: Values): Promise<unknown>;
}

const apis = await readApis();

/** Every operation of every API. */
export const everyOperation: readonly Consumed[] = await Promise.all(apis.map(consume)).then((all) => all.flat());

async function consume({ name, document, facts, table }: ApiUnderTest): Promise<readonly Consumed[]> {
  const module = String((document as { "x-exchange"?: unknown })["x-exchange"]);
  const { exchange } = (await import(`../../src/exchanges/${module}.ts`)) as { exchange: Exchange<unknown> };
  return Object.values(facts).map((operation) => ({
    api: name,
    operation,
    parameters: (mock, how) => choose(operation, openFor(mock, name, operation), how),
    call: (mock, parameters) => {
      for (const credential of [mock.credentials.hmac, mock.credentials.bitopro]) {
        try {
          const options = { ...credential, baseUrl: mock.url, rateLimit: false, maxRetries: 0 };
          const client = createApiClient({ ...table, exchange }, options as never) as unknown as Record<string, Call>;
          return (client[operation.id] as Call)(parameters);
        } catch (error) {
          // Credentials of another exchange.
          if (!(error instanceof ParameterError)) throw error;
        }
      }
      throw new Error(`no credentials for ${name}`);
    },
  }));
}

const markets: Values = { symbol: "BTCUSDT", pair: "BTC_USDT" };

/** Opens an order, or a list, that the operation can find. */
function openFor(mock: MockExchange, api: string, { target }: OperationFacts): Values {
  const market =
    Object.keys(markets).find((field) => JSON.stringify(documentOf(api)).includes(`"${field}"`)) ?? "symbol";
  const seed = { api, [market]: markets[market], ...(target?.item === "orderList" && { orders: [{}, {}] }) };
  return mock.orders.open(seed as never) as unknown as Values;
}

function documentOf(api: string): unknown {
  return documents.find(({ name }) => name === api)?.document;
}

function choose({ parameters, dependencies, target }: OperationFacts, order: Values, how: "fewest" | "most"): Values {
  const given = parameters.filter(({ filled }) => !filled);
  const optional = given.filter(({ required }) => !required);
  const rules = dependencies.map(compileDependency);
  const sets = subsets(optional)
    .map((set) =>
      Object.fromEntries(
        given.filter((each) => each.required || set.includes(each)).map((each) => [each.name, pick(each)]),
      ),
    )
    .filter((values) => rules.every((holds) => holds(values)))
    .sort((a, b) => Object.keys(a).length - Object.keys(b).length);
  return (how === "fewest" ? sets[0] : sets.at(-1)) ?? {};

  function pick({ name, value }: ParameterFacts): unknown {
    const field = target?.by[name] ?? target?.within[name];
    const known = field === undefined ? undefined : order[field];
    if (target?.select === "list" && name in target.by) return [known];
    if (value.type === "string" && value.enum) return value.enum.at(-1);
    return known ?? (value.type === "string" ? "cancel-it" : value.type === "boolean" ? true : 4000);
  }
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const [first, ...rest] = items;
  return first === undefined ? [[]] : subsets(rest).flatMap((set) => [[first, ...set], set]);
}
