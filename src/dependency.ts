/** How many of its predicates hold decides whether a junction holds; `AND` and `OR` stand between them in the text. */
type Junction = "AND" | "OR" | "Or" | "OnlyOne" | "AllOrNone" | "ZeroOrOne";

/** How two values compare. */
export type Relation = "<" | ">" | "<=" | ">=" | "==" | "!=";

/** A parameter's value, or what is calculated from several. */
export type Operand = string | readonly ["+" | "-" | "*" | "/", Operand, Operand];

/**
 * A dependency as data. A plain string holds if the parameter of that name is given; `IN`, `LIKE` and a relation to a
 * number hold if the parameter is given and its value fits; a relation between parameters holds unless all of them are
 * given and it fails.
 */
export type Predicate =
  | string
  | readonly ["NOT", Predicate]
  | readonly ["IF", Predicate, Predicate]
  | readonly [Junction, ...Predicate[]]
  | readonly ["IN", string, ...(string | boolean)[]]
  | readonly ["LIKE", string, string]
  | readonly [Relation, Operand, number]
  | readonly [Relation, string, string];

/** A rule between the parameters of an operation: as it stands in the spec, and as data. */
export interface Dependency {
  readonly text: string;
  readonly predicate: Predicate;
}

type Values = Readonly<Record<string, unknown>>;

/** Whether a junction holds when `count` of its `all` predicates do. */
export const junctions: Readonly<Record<Junction, (count: number, all: number) => boolean>> = {
  AND: (count, all) => count === all,
  OR: (count) => count > 0,
  Or: (count) => count > 0,
  OnlyOne: (count) => count === 1,
  AllOrNone: (count, all) => count === 0 || count === all,
  ZeroOrOne: (count) => count < 2,
};

const relations: Readonly<Record<Relation, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
};

/**
 * Compiles a dependency into a check that is true when the dependency holds.
 *
 * A parameter is given when the values have a property of its name that is not `undefined`. Numbers, bigints and
 * numeric strings are compared and calculated with exactly; two values that are not both numeric are compared as text.
 * Lists, objects and `null` are given, but have no value that could fit.
 */
export function compileDependency({ predicate }: Dependency): (values: Values) => boolean {
  return compile(predicate);
}

/** The names of the parameters that a dependency mentions, in order, each once. */
export function parametersOf({ predicate }: Dependency): readonly string[] {
  return [...new Set(names(predicate))];
}

function names(node: Predicate | Operand | number | boolean): readonly string[] {
  if (typeof node === "string") return [node];
  if (typeof node !== "object") return [];
  return node[0] === "IN" || node[0] === "LIKE" ? [node[1]] : node.slice(1).flatMap(names);
}

function compile(predicate: Predicate): (values: Values) => boolean {
  if (typeof predicate === "string") return (values) => read(values, predicate) !== undefined;
  switch (predicate[0]) {
    case "NOT": {
      const inner = compile(predicate[1]);
      return (values) => !inner(values);
    }
    case "IF": {
      const condition = compile(predicate[1]);
      const consequence = compile(predicate[2]);
      return (values) => !condition(values) || consequence(values);
    }
    case "IN": {
      const [, name, ...items] = predicate;
      const texts = new Set<string | undefined>(items.map(String));
      return (values) => texts.has(textOf(read(values, name)));
    }
    case "LIKE": {
      const [, name, pattern] = predicate;
      const source = pattern.replace(/[\\^$.+?()[\]{}|]/g, "\\$&").replace(/\*+/g, ".*");
      const expression = new RegExp(`^${source}$`, "s");
      return (values) => {
        const text = textOf(read(values, name));
        return text !== undefined && expression.test(text);
      };
    }
    case "<":
    case ">":
    case "<=":
    case ">=":
    case "==":
    case "!=":
      return compileRelation(predicate);
    default: {
      const [junction, ...parts] = predicate;
      const holds = junctions[junction];
      const checks = parts.map(compile);
      return (values) => holds(checks.filter((check) => check(values)).length, checks.length);
    }
  }
}

function compileRelation([relation, left, right]: readonly [Relation, Operand, number | string]): (
  values: Values,
) => boolean {
  const holds = relations[relation];
  if (typeof left === "string" && typeof right === "string") {
    return (values) => {
      const a = read(values, left);
      const b = read(values, right);
      return a === undefined || b === undefined || holds(orderOf(a, b));
    };
  }
  const limit = fractionOf(right);
  const mentioned = names(left);
  // Without its parameter a relation of one to a number is false; one of several does not bind.
  const otherwise = typeof left !== "string";
  return (values) =>
    mentioned.every((name) => read(values, name) !== undefined)
      ? holds(order(calculate(left, values), limit))
      : otherwise;
}

/** An own property: a parameter may be called `constructor`. */
function read(values: Values, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** The text of a value; a list, an object and `null` have none. */
function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === "object" ? undefined : String(value);
}

/** Numerator and denominator, the denominator positive. */
type Fraction = readonly [bigint, bigint];

function fractionOf(value: unknown): Fraction | undefined {
  const match = /^(-?)(?=\.?\d)(\d*)\.?(\d*)(?:e([+-]?\d{1,3}))?$/i.exec(textOf(value) ?? "");
  if (!match) return undefined;
  const [, sign = "", whole = "", decimals = "", exponent = "0"] = match;
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals) * (sign ? -1n : 1n);
  return shift < 0 ? [digits, 10n ** BigInt(-shift)] : [digits * 10n ** BigInt(shift), 1n];
}

function calculate(operand: Operand, values: Values): Fraction | undefined {
  if (typeof operand === "string") return fractionOf(read(values, operand));
  const [operator, left, right] = operand;
  const a = calculate(left, values);
  const b = calculate(right, values);
  if (!a || !b) return undefined;
  switch (operator) {
    case "+":
      return [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
    case "-":
      return [a[0] * b[1] - b[0] * a[1], a[1] * b[1]];
    case "*":
      return [a[0] * b[0], a[1] * b[1]];
    case "/":
      if (b[0] === 0n) return undefined;
      return b[0] < 0n ? [-a[0] * b[1], a[1] * -b[0]] : [a[0] * b[1], a[1] * b[0]];
  }
}

/** The order of two values: as numbers if both are numeric, otherwise as text. */
function orderOf(a: unknown, b: unknown): number {
  const numeric = order(fractionOf(a), fractionOf(b));
  if (!Number.isNaN(numeric)) return numeric;
  const [first, second] = [textOf(a), textOf(b)];
  return first === undefined || second === undefined ? Number.NaN : compared(first, second);
}

/** Below, at or above zero as `a` is below, at or above `b`; not a number where there is no order. */
function order(a: Fraction | undefined, b: Fraction | undefined): number {
  return a && b ? compared(a[0] * b[1], b[0] * a[1]) : Number.NaN;
}

function compared<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
