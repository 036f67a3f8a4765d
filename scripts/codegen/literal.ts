import type { Json } from "./spec.ts";

/** A value as JavaScript, names without quotes where they need none. */
export function literal(value: unknown, indent = ""): string {
  const inside = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => literal(item, inside));
    return isShort(items) ? `[${items.join(", ")}]` : `[${lines(items, indent)}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value as Json);
  return objectLiteral(
    Object.entries(value).map(([name, item]) => [name, literal(item, inside)]),
    indent,
  );
}

/** An object of members whose values are code; without a value the member is left out. */
export function objectLiteral(members: readonly (readonly [string, string | undefined])[], indent = ""): string {
  const items = members.flatMap(([name, code]) =>
    code === undefined ? [] : [name === code ? name : `${property(name)}: ${code}`],
  );
  if (items.length === 0) return "{}";
  return isShort(items) ? `{ ${items.join(", ")} }` : `{${lines(items, indent)}}`;
}

function property(name: string): string {
  // In a literal `__proto__: …` is no property.
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function isShort(items: readonly string[]): boolean {
  return items.join(", ").length < 100 && !items.some((item) => item.includes("\n"));
}

function lines(items: readonly string[], indent: string): string {
  return `\n${items.map((item) => `${indent}  ${item},\n`).join("")}${indent}`;
}
