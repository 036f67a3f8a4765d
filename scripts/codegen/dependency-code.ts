import { type Dependency, type Predicate, parametersOf } from "../../src/dependency.ts";
import { type Imports, pureCall } from "./imports.ts";
import { literal, objectLiteral } from "./literal.ts";

const junctions: Readonly<Record<string, string>> = {
  Or: "or",
  OnlyOne: "onlyOne",
  ZeroOrOne: "zeroOrOne",
  AllOrNone: "allOrNone",
};

/**
 * A rule of the operation table as code: one that says how many of some parameters are given is a call of a function of
 * `src/junctions.ts`, one that asks for no more than presence and text is written out, and the others go to the
 * interpreter.
 */
export function dependencyCode(dependency: Dependency, imports: Imports): string {
  const { text, predicate } = dependency;
  const [junction = "", ...names] = predicate;
  const called = typeof predicate === "string" ? undefined : junctions[junction as string];
  if (called && names.every((name) => typeof name === "string")) {
    return pureCall(imports.use("junctions", called), ...names.map((name) => literal(name)));
  }
  const expression = expressionOf(predicate);
  return objectLiteral([
    ["text", literal(text)],
    ["names", literal(parametersOf(dependency))],
    [
      "holds",
      expression
        ? `(v: Readonly<Record<string, unknown>>) => ${expression}`
        : pureCall(imports.use("dependency", "compileDependency"), literal(dependency)),
    ],
  ]);
}

function expressionOf(predicate: Predicate): string | undefined {
  if (typeof predicate === "string") return `v[${JSON.stringify(predicate)}] !== undefined`;
  const [operator, ...operands] = predicate;
  if (operator === "IN") {
    const [name, ...values] = operands;
    // Numbers are compared by value, for which the interpreter is there.
    if (values.some((value) => typeof value !== "string" || !Number.isNaN(Number(value)))) return undefined;
    const given = `v[${JSON.stringify(name)}]`;
    return values.length === 1
      ? `${given} === ${JSON.stringify(values[0])}`
      : `${JSON.stringify(values)}.includes(${given} as string)`;
  }
  if (!["NOT", "IF", "AND", "OR", "Or", "OnlyOne", "AllOrNone", "ZeroOrOne"].includes(operator)) return undefined;
  const parts: string[] = [];
  for (const operand of operands) {
    const part = expressionOf(operand as Predicate);
    if (part === undefined) return undefined;
    parts.push(`(${part})`);
  }
  const count = parts.map((part) => `Number${part}`).join(" + ");
  switch (operator) {
    case "NOT":
      return `!${parts[0]}`;
    case "IF":
      return `!${parts[0]} || ${parts[1]}`;
    case "AND":
      return parts.join(" && ");
    case "OnlyOne":
      return `${count} === 1`;
    case "ZeroOrOne":
      return `${count} < 2`;
    case "AllOrNone":
      return `(${count}) % ${parts.length} === 0`;
    default:
      return parts.join(" || ");
  }
}
