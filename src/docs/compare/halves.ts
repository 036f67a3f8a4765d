import type { Endpoint, PageParameter } from "../page.ts";
import { rulesOf } from "./rules.ts";
import { type Member, membersOf } from "./schema.ts";

/** Where the two halves of a page disagree with each other. */
export interface Disagreement {
  readonly line: number;
  readonly subject: string;
  readonly en: string;
  readonly zh: string;
}

/** Compares the halves of a page; that one of them says less is no disagreement, save for parameters. */
export function compareHalves(en: Endpoint, zh: Endpoint): readonly Disagreement[] {
  const found: Disagreement[] = [];
  const add = (line: number, subject: string, a: string, b: string) => {
    if (a !== b) found.push({ line, subject, en: a, zh: b });
  };
  add(
    zh.line,
    "endpoint",
    `${en.method} ${en.paths.map(({ value }) => value).join(" or ")}`,
    `${zh.method} ${zh.paths.map(({ value }) => value).join(" or ")}`,
  );
  for (const parameter of en.parameters) {
    const other = zh.parameters.find(
      ({ name, of }) => name === parameter.name && (of === undefined) === (parameter.of === undefined),
    );
    if (!other) add(zh.parametersLine, parameter.name, "described", "not described");
    else compareRow(parameter, other, add);
  }
  for (const { name, line, of } of zh.parameters) {
    if (!en.parameters.some((other) => other.name === name && (other.of === undefined) === (of === undefined)))
      add(line, name, "not described", "described");
  }
  const rules = rulesOf(zh);
  for (const [names, { meaning }] of rulesOf(en)) {
    const other = rules.get(names);
    const open = meaning === "either" || other?.meaning === "either";
    if (other && !open) add(other.line, names, meaning, other.meaning);
  }
  if (en.costs.length > 0 && zh.costs.length > 0) {
    // A scope that only one half states is not contradicted.
    const scoped = [en, zh].every(({ costs }) => costs.every(({ scope }) => scope !== undefined));
    add(zh.costsLine, "weight", costText(en, scoped), costText(zh, scoped));
  }
  const [first, second] = [en.answers[0], zh.answers[0]];
  if (first && second && en.answers.length === zh.answers.length) {
    const [a, b] = [fieldsOf(first.node), fieldsOf(second.node)];
    const only = (from: ReadonlySet<string>, other: ReadonlySet<string>) =>
      [...from].filter((name) => !other.has(name)).join(", ") || "the same otherwise";
    if (only(a, b) !== only(b, a)) add(second.line, "fields of the example", only(a, b), only(b, a));
  }
  return found;
}

function compareRow(
  en: PageParameter,
  zh: PageParameter,
  add: (line: number, subject: string, a: string, b: string) => void,
): void {
  const both = <T>(
    a: { value: T } | undefined,
    b: { value: T } | undefined,
    subject: string,
    text: (value: T) => string,
  ) => {
    if (a && b) add(zh.line, `${en.name}: ${subject}`, text(a.value), text(b.value));
  };
  both(en.type, zh.type, "type", ({ word }) => word.toUpperCase());
  both(en.mandatory, zh.mandatory, "mandatory", String);
  both(en.default, zh.default, "default", String);
  both(en.maximum, zh.maximum, "maximum", ({ value }) => String(value));
  both(en.minimum, zh.minimum, "minimum", ({ value }) => String(value));
  both(en.values, zh.values, "values", (values) => [...values].sort().join(", "));
  both(en.pattern, zh.pattern, "pattern", String);
}

function costText({ costs }: Endpoint, scoped: boolean): string {
  const amount = (cost: Endpoint["costs"][number]) =>
    "weight" in cost ? `${cost.weight}` : `${cost.limit} per ${cost.intervalMs} ms`;
  return costs.map((cost) => amount(cost) + (scoped ? ` (${cost.scope})` : "")).join(", ");
}

function fieldsOf(node: Parameters<typeof membersOf>[0], path = "", into = new Set<string>()): ReadonlySet<string> {
  for (const item of node.type === "array" ? (node.children ?? []) : []) fieldsOf(item, `${path}[]`, into);
  for (const { name, value } of membersOf(node) satisfies readonly Member[]) {
    into.add(`${path}.${name}`.replace(/^\./, ""));
    fieldsOf(value, `${path}.${name}`, into);
  }
  return into;
}
