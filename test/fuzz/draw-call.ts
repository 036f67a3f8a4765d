import type { OperationFacts as Operation, ParameterFacts as Parameter } from "../../src/facts.ts";
import type { Random } from "../../src/testing/faults/random.ts";
import { drawText } from "./texts.ts";
import { drawAnything, drawLikely } from "./values.ts";

/** A call as it is made, and what it means. */
export interface DrawnCall {
  readonly operation: Operation;
  /** Through the named operation, or through the openapi-fetch client. */
  readonly way: "named" | "client";
  readonly parameters: unknown;
  readonly options: unknown;
  /** The parameters that were given, as the caller means them. */
  readonly meant: ReadonlyMap<string, unknown>;
  /** Whether what was given is a set of parameters that the operation has, whatever their values. */
  readonly isSet: boolean;
  /** What the options stand for. */
  readonly meantByOptions: ReadonlyMap<string, unknown>;
  /** What a getter of the caller throws. */
  readonly failure: Error | undefined;
}

/** Draws parameters and options for an operation. */
export function drawCall(operation: Operation, random: Random): DrawnCall {
  // openapi-fetch puts header parameters into a `Headers` before it asks anybody, which throws an error of its own.
  const hasHeaders = operation.parameters.some((parameter) => parameter.in === "header");
  const way = hasHeaders || random.chance(0.75) ? "named" : "client";
  const given = operation.parameters.filter(({ filled }) => !filled);
  const meant = new Map<string, unknown>();
  for (const parameter of given) {
    if (random.chance(parameter.required ? 0.97 : 0.45)) meant.set(parameter.name, drawValue(parameter, random));
  }
  if (random.chance(0.06)) meant.set(drawStrayName(operation, random), drawAnything(random));
  if (random.chance(0.03)) meant.set(random.pick([...meant.keys(), "symbol"]), undefined);
  const failure = random.chance(0.01) && meant.size > 0 ? new Error("from a getter") : undefined;
  const options = drawOptions(given, random);
  const base = { operation, way, options: options.given, meantByOptions: options.meant } as const;
  if (way === "named" && random.chance(0.02)) {
    return { ...base, parameters: drawNoSet(random), meant: new Map(), isSet: false, failure: undefined };
  }
  const parameters = way === "named" ? wrap(meant, random, failure) : wrapPlaces(operation, meant, random, failure);
  return {
    ...base,
    parameters,
    meant: new Map([...meant].filter(([, value]) => value !== undefined)),
    isSet: [...meant.keys()].every((name) => given.some((parameter) => parameter.name === name)),
    failure,
  };
}

/** Parameters as openapi-fetch takes them, by place. */
function wrapPlaces(
  operation: Operation,
  meant: ReadonlyMap<string, unknown>,
  random: Random,
  failure: Error | undefined,
): object {
  const placeOf = (name: string) => operation.parameters.find((parameter) => parameter.name === name)?.in ?? "query";
  const wrapPlace = (place: Parameter["in"]) => {
    const entries = [...meant].filter(([name]) => placeOf(name) === place);
    return entries.length === 0 ? {} : { [place]: wrap(new Map(entries), random, failure) };
  };
  const { body, ...params } = {
    ...wrapPlace("path"),
    ...wrapPlace("query"),
    ...wrapPlace("header"),
    ...wrapPlace("body"),
  } as Record<string, object>;
  return { params, ...(body && { body }) };
}

function drawValue({ value, example }: Parameter, random: Random): unknown {
  return random.chance(0.85) ? drawLikely(value, random, example) : drawAnything(random);
}

/** A name that is none of the operation's parameters, or one that is filled in by signing. */
function drawStrayName({ parameters }: Operation, random: Random): string {
  const { name } = random.pick([...parameters, { name: "x" }]);
  return random.pick([
    "__proto__",
    "constructor",
    "timestamp",
    "signature",
    "recvWindow",
    "body",
    "params",
    "then",
    "",
    name.toUpperCase(),
    `${name} `,
    `${name}[]`,
    `${name}&x`,
    drawText(random),
  ]);
}

function drawNoSet(random: Random): unknown {
  return random.pick([
    null,
    undefined,
    "symbol=BTCUSDT",
    5,
    [],
    [["symbol", "BTCUSDT"]],
    new Map([["symbol", "A"]]),
    () => {},
  ]);
}

function drawOptions(given: readonly Parameter[], random: Random) {
  const meant = new Map<string, unknown>();
  const values: Record<string, unknown> = {};
  for (const parameter of given) {
    if (!parameter.option || !random.chance(0.3)) continue;
    const value = drawValue(parameter, random);
    values[parameter.name] = value;
    if (value !== undefined) meant.set(parameter.name, value);
  }
  if (random.chance(0.3)) Object.assign(values, { timeoutMs: 5000, signal: undefined });
  return { given: meant.size === 0 && random.chance(0.5) ? undefined : values, meant };
}

function shuffle<Item>(items: Iterable<Item>, random: Random): Item[] {
  const keyed = Array.from(items, (item) => ({ item, key: random.next() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}

/** The parameters in one of the forms in which an object may come. */
function wrap(meant: ReadonlyMap<string, unknown>, random: Random, failure: Error | undefined): object {
  // Inherited, hidden and symbolic names are not given, whatever they are.
  const inherited = { symbol: "INHERITED", orderId: "1", recvWindow: 1 };
  const object: object = random.pick<() => object>([
    () => ({}),
    () => ({}),
    () => Object.create(null),
    () => Object.create(inherited),
    () => new (class Order {})(),
    () => Object.defineProperty({}, "hidden", { value: 1, enumerable: false }),
    () => ({ [Symbol("symbol")]: 1 }),
  ])();
  const getters = failure !== undefined || random.chance(0.1);
  for (const [index, [name, value]] of shuffle(meant, random).entries()) {
    let reads = 0;
    const get = () => {
      if (failure && index === 0) throw failure;
      // Who reads twice gets something else than was checked.
      return reads++ === 0 ? value : "READ&TWICE=1";
    };
    const property = getters
      ? { get, enumerable: true }
      : { value, enumerable: true, writable: true, configurable: true };
    Object.defineProperty(object, name, property);
  }
  if (random.chance(0.1)) Object.freeze(object);
  return !getters && random.chance(0.05) ? new Proxy(object, {}) : object;
}
