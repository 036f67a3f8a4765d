import type { ParameterFacts, Value } from "../../src/facts.ts";
import { SpecError } from "./spec.ts";
import type { SpecOperation } from "./table.ts";

/**
 * Sees to it that no value of a path parameter makes a call one of another operation: where orders are canceled by
 * `/orders/{id}` and all of them by `/orders/all`, the id `all` would.
 *
 * @throws {SpecError} The rules of the parameters allow it.
 */
export function assertDistinctPaths(operations: readonly SpecOperation[]): void {
  for (const { spec, path, operation } of operations) {
    for (const { operation: other } of operations) {
      if (other === operation || other.method !== operation.method) continue;
      const words = wordsOf(operation, other);
      if (words.length === 0) continue;
      const called = [operation, other].map((each) => `\`${each.method} ${each.path}\``);
      const values = words.map(([segment, word]) => `\`${segment}\` is \`${word}\``).join(" and ");
      const fix = "give a parameter a `pattern` or an `enum` that excludes it, or `format: int64`";
      throw new SpecError(spec, path, `${called.join(" becomes ")} where ${values}: ${fix}`);
    }
  }
}

type Place = Pick<SpecOperation["operation"], "path" | "parameters">;

/** What parameters of one path have to be for it to become the other one; nothing where it cannot. */
function wordsOf(one: Place, other: Place): readonly (readonly [segment: string, word: string])[] {
  const theirs = other.path.split("/");
  const segments = one.path.split("/").map((segment, index) => [segment, theirs[index] ?? ""] as const);
  const isOne =
    segments.length === theirs.length &&
    segments.every(([segment, word]) =>
      isOpen(segment) ? isOpen(word) || canBe(segment, word, one.parameters) : canBe(word, segment, other.parameters),
    );
  return isOne ? segments.filter(([segment, word]) => isOpen(segment) && !isOpen(word)) : [];
}

function isOpen(segment: string): boolean {
  return segment.includes("{");
}

/** Whether a segment, such as `{id}` or `{pair}.{side}`, is this word for some values of its parameters. */
function canBe(segment: string, word: string, parameters: readonly ParameterFacts[]): boolean {
  const [, text = "", name, rest = ""] = /^([^{]*)(?:\{([^{}]*)\}(.*))?$/.exec(segment) ?? [];
  if (name === undefined) return word === text;
  const value = parameters.find((each) => each.name === name && each.in === "path")?.value;
  const open = word.slice(text.length);
  return (
    word.startsWith(text) &&
    Array.from(open, (_, index) => index + 1).some(
      (end) => (!value || canHave(value, open.slice(0, end))) && canBe(rest, open.slice(end), parameters),
    )
  );
}

/** Whether a parameter with these rules can be written so. */
function canHave(value: Value, text: string): boolean {
  switch (value.type) {
    case "string": {
      const { enum: texts, pattern = "", minLength = 0, maxLength = Infinity } = value;
      const { length } = Array.from(text);
      return (
        (texts?.includes(text) ?? true) &&
        new RegExp(pattern, "u").test(text) &&
        length >= minLength &&
        length <= maxLength
      );
    }
    case "id":
      return /^\d+$/.test(text);
    case "integer":
    case "number":
    case "decimal":
      return Number.isFinite(Number(text));
    case "boolean":
      return text === "true" || text === "false";
    case "list":
      return text.split(",").every((item) => canHave(value.items, item));
    case "object":
      return true;
  }
}
