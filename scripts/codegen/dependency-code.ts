import { type Dependency, type Predicate, parametersOf } from "../../src/dependency.ts";

/**
 * A dependency as code for the operation table. One that only asks which parameters are given becomes a plain
 * expression, so that clients need no interpreter; `compileDependency` is called for the others.
 */
export function dependencyCode(dependency: Dependency): { readonly code: string; readonly interpreted: boolean } {
  const expression = expressionOf(dependency.predicate);
  const holds = expression ? `(v) => ${expression}` : `compileDependency(${JSON.stringify(dependency)})`;
  const { text, predicate } = dependency;
  const code = `{ text: ${JSON.stringify(text)}, predicate: ${JSON.stringify(predicate)}, names: ${JSON.stringify(parametersOf(dependency))}, holds: ${holds} }`;
  return { code, interpreted: expression === undefined };
}

function expressionOf(predicate: Predicate): string | undefined {
  if (typeof predicate === "string") return `v[${JSON.stringify(predicate)}] !== undefined`;
  const [operator, ...operands] = predicate;
  if (operator === "IN") {
    const [name, ...values] = operands;
    // Numbers are compared by value, for which the interpreter is there.
    if (values.some((value) => typeof value !== "string" || !Number.isNaN(Number(value)))) return undefined;
    return `${JSON.stringify(values)}.includes(v[${JSON.stringify(name)}] as string)`;
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
