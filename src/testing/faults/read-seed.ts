import { FaultError } from "./fault-error.ts";
import type { FaultFrequency, FaultSeed } from "./fault-seed.ts";

type Check = readonly [rule: string, fits: (value: unknown) => boolean];
type Checks = Readonly<Record<string, Check>>;

const oneOf = (...values: readonly unknown[]): Check => [
  `must be one of ${values.join(", ")}`,
  (value) => values.includes(value),
];
const whole = (low: number, high: number): Check => [
  `must be a whole number from ${low} to ${high}`,
  (value) => Number.isInteger(value) && (value as number) >= low && (value as number) <= high,
];
const text: Check = ["must be text", (value) => typeof value === "string"];
const flag: Check = ["must be true or false", (value) => typeof value === "boolean"];
const code: Check = [
  "must be a code, a whole number or text",
  (value) => Number.isInteger(value) || (typeof value === "string" && value !== ""),
];
const places: Check = [
  "must be a list of places, counted from 0",
  (value) => Array.isArray(value) && value.length > 0 && value.every((item) => Number.isInteger(item) && item >= 0),
];
/** A day: what takes longer is no test. */
const ms = whole(0, 86_400_000);
const applied = { applied: flag };

/** What a fault says beside its `kind`; what begins with `!` it must say. */
const kinds: Readonly<Record<string, Checks>> = {
  refuse: { forMs: whole(1, 86_400_000) },
  "reset-at-accept": {},
  "reset-unread": {},
  "idle-end": {},
  "idle-reset": {},
  reset: applied,
  end: applied,
  hang: applied,
  "lost-answer": {},
  slow: { "!afterMs": ms },
  late: { "!afterMs": ms },
  drip: { "!overMs": ms },
  half: { by: oneOf("reset", "end") },
  length: { "!off": ["must be a whole number other than 0", (value) => Number.isInteger(value) && value !== 0] },
  html: { status: whole(200, 299), ...applied },
  redirect: { status: oneOf(301, 302, 303, 307, 308), "!location": text, ...applied },
  filled: { items: places },
  partial: { "!code": code, message: text, "!items": places },
};

const ofCode: Checks = { "!code": code, message: text, as: oneOf("json", "text"), ...applied };
const ofStatus: Checks = {
  "!status": whole(400, 599),
  message: text,
  as: oneOf("json", "text", "html"),
  retryAfterMs: ms,
  tells: oneOf("seconds", "date", "text"),
  ...applied,
};
const frequency: Checks = {
  times: ["must be a whole number from 1 on, or always", (value) => value === "always" || isCount(value)],
  probability: [
    "must be a number above 0, and at most 1",
    (value) => typeof value === "number" && value > 0 && value <= 1,
  ],
  seed: ["must be text or a number", (value) => typeof value === "string" || typeof value === "number"],
};

/** @throws {FaultError} It is none of the faults that there are. */
export function readSeed(seed: unknown): FaultSeed {
  const fields = fieldsOf(seed);
  const given = ["kind", "code", "status"].filter((name) => fields[name] !== undefined);
  if (given.length === 0) throw new FaultError("kind", "is missing", "give a `kind`, a `code` or a `status`");
  const { kind, ...rest } = fields;
  if (kind === undefined) {
    check(rest, fields.code === undefined ? ofStatus : ofCode);
    return fields as FaultSeed;
  }
  const checks = typeof kind === "string" && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!checks) throw new FaultError("kind", "names no fault", `give one of ${Object.keys(kinds).join(", ")}`);
  check(rest, checks);
  return fields as FaultSeed;
}

/** @throws {FaultError} It is not as documented. */
export function readFrequency(given: unknown): FaultFrequency {
  const fields = fieldsOf(given);
  check(fields, frequency);
  return fields;
}

/** Fields of an object; `undefined` says nothing. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new FaultError("", "must be an object", 'give a fault such as {"code": -2011} or {"kind": "reset"}');
  }
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}

function check(fields: Readonly<Record<string, unknown>>, checks: Checks): void {
  const known = new Map(Object.entries(checks).map(([name, rule]) => [name.replace("!", ""), rule]));
  for (const [name, value] of Object.entries(fields)) {
    const rule = known.get(name);
    if (!rule) throw new FaultError(name, "has no meaning here", `leave it out; ${listed([...known.keys()])}`);
    if (!rule[1](value)) throw new FaultError(name, rule[0], "change it, or leave it out");
  }
  for (const name of Object.keys(checks)) {
    const mandatory = name.startsWith("!") ? name.slice(1) : undefined;
    if (mandatory && fields[mandatory] === undefined) throw new FaultError(mandatory, "is missing", "say it");
  }
}

function listed(names: readonly string[]): string {
  return names.length > 0 ? `there are ${names.join(", ")}` : "there is nothing more to say";
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
