import type { ParameterFacts as Parameter, Value } from "../../src/facts.ts";
import type { Random } from "../../src/testing/faults/random.ts";
import { drawName, drawText } from "./texts.ts";

const most = 2n ** 63n - 1n;

/** A value that a parameter may well have; not always one that it may. */
export function drawLikely(value: Value, random: Random, example?: string): unknown {
  switch (value.type) {
    case "string":
      if (value.enum && random.chance(0.95)) return random.pick(value.enum);
      if (value.pattern !== undefined && example !== undefined && random.chance(0.8)) return example;
      return random.chance(0.5) ? drawName(random) : drawText(random);
    case "id":
      return drawId(random);
    case "integer":
    case "number":
      return drawNumber(random, value.minimum ?? 0, value.maximum ?? 100_000, value.type === "integer");
    case "decimal":
      return random.pick(["0", "1", "0.01", "-1.50", "123456789012345678901234567890.5", "0.00000001"]);
    case "boolean":
      return random.chance(0.5);
    case "list":
      return drawList(value, random);
    case "object": {
      const entries = Object.entries(value.properties).map(([name, each]) => [name, drawLikely(each, random)] as const);
      const more = value.additional ? [[drawText(random), drawLikely(value.additional, random)] as const] : [];
      return Object.fromEntries([...entries, ...more].filter(() => random.chance(0.8)));
    }
  }
}

/** From none to a few more than allowed, at times with a repetition or a hole. */
function drawList({ items, maxItems = 10 }: Extract<Value, { type: "list" }>, random: Random): unknown[] {
  const list: unknown[] = [];
  const wild = random.chance(0.1);
  for (let left = random.whole(0, maxItems + 2); left > 0; left--) {
    list.push(wild && random.chance(0.2) ? drawAnything(random) : drawLikely(items, random));
  }
  if (list.length > 0 && random.chance(0.1)) list.push(random.pick(list));
  if (list.length > 0 && random.chance(0.03)) delete list[random.whole(0, list.length - 1)];
  if (random.chance(0.03)) Object.assign(list, { extra: 1 });
  return random.chance(0.1) ? (Object.freeze(list) as unknown[]) : list;
}

function drawId(random: Random): unknown {
  const id = random.pick([
    0n,
    1n,
    BigInt(random.whole(2, 1_000_000)),
    BigInt(random.whole(0, Number.MAX_SAFE_INTEGER)),
    2n ** 53n - 1n,
    2n ** 53n,
    2n ** 53n + 1n,
    most - BigInt(random.whole(0, 1000)),
    most,
  ]);
  const form = random.next();
  if (form < 0.4) return String(id);
  if (form < 0.65) return id;
  // At times a number that has been rounded.
  return id > Number.MAX_SAFE_INTEGER && form < 0.97 ? id : Number(id);
}

function drawNumber(random: Random, minimum: number, maximum: number, whole: boolean): number {
  const drawn = random.pick([minimum, maximum, minimum - 1, maximum + 1, random.whole(minimum, maximum)]);
  return whole ? drawn : drawn + random.pick([0, 0.5, 0.1, 1e-7]);
}

/** A value of any type. */
export function drawAnything(random: Random): unknown {
  const kind = random.next();
  if (kind < 0.4) return drawText(random);
  if (kind < 0.6) return drawId(random);
  return random.pick<() => unknown>([
    () => null,
    () => undefined,
    () => true,
    () => false,
    () => Number.NaN,
    () => Infinity,
    () => -0,
    () => 1.5,
    () => -1,
    () => 1e21,
    () => 1e-7,
    () => 2 ** 53,
    () => -1n,
    () => most + 1n,
    () => 10n ** 40n,
    () => Symbol("x"),
    () => () => "1",
    () => new Date(0),
    () => /x/,
    () => new String("BTCUSDT"),
    () => new Number(5),
    () => Object(5n),
    () => ({ toString: () => "5" }),
    () => ({ valueOf: () => 5 }),
    () => ({ [Symbol.toPrimitive]: () => "5" }),
    () => ({ toJSON: () => "5" }),
    () => Object.create(null),
    () => [],
    () => [[1]],
    () => [1, 2],
    () => [drawText(random)],
    () => Object.assign(["1"], { toJSON: () => ["9"] }),
    () => new Set([1]),
    () => new Map([["1", 1]]),
    () => new Uint8Array([1]),
    () => Buffer.from("5"),
    () => Promise.resolve("5"),
    () => new Proxy(["1"], {}),
    () => Array(3),
    () => ({ length: 1, 0: "5" }),
    () => JSON.parse('{"__proto__":{"a":1},"a":2}'),
  ])();
}

/** Whether the rules that the table states let a value pass, said in another way than the client does. */
export function isAllowed(value: Value, given: unknown): boolean {
  switch (value.type) {
    case "string": {
      if (typeof given !== "string" || given.trim() === "" || !given.isWellFormed()) return false;
      const length = [...given].length;
      if (length < (value.minLength ?? 0) || length > (value.maxLength ?? Infinity)) return false;
      if (value.enum && !value.enum.includes(given)) return false;
      return value.pattern === undefined || new RegExp(value.pattern, "u").test(given);
    }
    case "id": {
      if (typeof given === "number") return Number.isSafeInteger(given) && given >= 0;
      if (typeof given === "bigint") return given >= 0n && given <= most;
      return (
        typeof given === "string" && /^\d{1,19}$/.test(given) && BigInt(given) <= most && `${BigInt(given)}` === given
      );
    }
    case "integer":
    case "number": {
      if (typeof given !== "number" || !(value.type === "integer" ? Number.isSafeInteger : Number.isFinite)(given))
        return false;
      return given >= (value.minimum ?? -Infinity) && given <= (value.maximum ?? Infinity) && !`${given}`.includes("e");
    }
    case "decimal":
      return typeof given === "string" && /^-?\d+(\.\d+)?$/.test(given);
    case "boolean":
      return typeof given === "boolean";
    case "list": {
      if (!Array.isArray(given)) return false;
      const items = Array.from(given);
      if (items.length < (value.minItems ?? 0) || items.length > (value.maxItems ?? Infinity)) return false;
      const fine = items.every((item) => isAllowed(value.items, item));
      return fine && (!value.uniqueItems || new Set(items.map(String)).size === items.length);
    }
    case "object":
      // Said in full by the rules alone; what they let pass is compared all the same.
      return false;
  }
}

/** The places of lists that have rules of their own. */
export function fitsPlace({ in: place, list, required }: Parameter, given: unknown): boolean {
  if (given === "" && required) return false;
  if (place === "path" && (given === "." || given === "..")) return false;
  if (list !== "csv" && list !== "repeat") return true;
  const items = given as readonly unknown[];
  return items.length > 0 && (list === "repeat" || !items.some((item) => String(item).includes(",")));
}
