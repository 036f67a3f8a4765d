import type { Edit } from "../difference.ts";
import type { Endpoint, PageRule } from "../page.ts";
import type { SpecNode } from "../spec/node.ts";
import type { Comparison } from "./context.ts";

type Meaning = PageRule["kind"];

interface Stated {
  readonly meaning: Meaning;
  readonly names: readonly string[];
  readonly line: number;
  readonly text: string;
}

const meanings: Readonly<Record<string, Meaning>> = { Or: "or", OnlyOne: "one", ZeroOrOne: "atMostOne" };
const words: Readonly<Record<Meaning, string>> = {
  either: "one of them",
  or: "at least one",
  one: "exactly one",
  atMostOne: "not together",
  all: "all of them",
};

/** Compares what a page says about parameters together with an operation's dependencies. */
export function compareRules(comparison: Comparison): void {
  const { endpoint, operation } = comparison;
  const stated = rulesOf(endpoint);
  const other = comparison.sibling ? rulesOf(comparison.sibling) : new Map<string, Stated>();
  const known = new Map<string, { meaning: Meaning; node: SpecNode }>();
  for (const node of operation.rules) {
    const rule = simple(node);
    if (rule) known.set(key(rule.names), { meaning: rule.meaning, node });
  }
  for (const [names, { meaning, node }] of known) {
    const page = stated.get(names);
    if (page) {
      compareMeaning(page, meaning, node, comparison);
      continue;
    }
    const elsewhere = other.has(names);
    comparison.add(
      elsewhere ? "editorial" : "additive",
      "rule",
      names,
      { line: endpoint.parametersLine, spec: operation.node, specLine: node.line },
      { page: elsewhere ? "no rule in this half" : "no rule", spec: words[meaning] },
      elsewhere ? "the other half of the page says it" : [{ path: node.route }],
    );
  }
  const covered = operation.rules.filter((node) => !simple(node)).map((node) => node.text ?? "");
  for (const [names, page] of stated) {
    if (known.has(names)) continue;
    const required = page.names.every((name) =>
      operation.parameters.some((parameter) => parameter.name === name && parameter.required),
    );
    if (page.meaning === "all" && required) continue;
    if (covered.some((text) => page.names.every((name) => text.includes(name)))) {
      comparison.note(
        page.line,
        `a rule is not compared, since the spec's is no plain one: ${page.text.slice(0, 120)}`,
      );
      continue;
    }
    comparison.add(
      "breaking",
      "rule",
      names,
      {
        line: page.line,
        spec: operation.node,
        specLine: operation.node.get("x-dependencies")?.line ?? operation.node.line,
      },
      { page: `${words[page.meaning]}: ${page.text}`, spec: "no rule" },
      dependency(page)
        ? [{ path: [...operation.node.route, "x-dependencies"], append: true, value: dependency(page) }]
        : allEdits(page, comparison),
    );
  }
}

function compareMeaning(page: Stated, meaning: Meaning, node: SpecNode, comparison: Comparison): void {
  // "Either … must be sent" fits both readings: the other half or another phrase has to decide.
  if (page.meaning === meaning || (page.meaning === "either" && (meaning === "or" || meaning === "one"))) return;
  const looser = (meaning === "one" && (page.meaning === "or" || page.meaning === "atMostOne")) || false;
  comparison.add(
    looser ? "additive" : "breaking",
    "rule",
    key(page.names),
    { line: page.line, spec: comparison.operation.node, specLine: node.line },
    { page: `${words[page.meaning]}: ${page.text}`, spec: words[meaning] },
    dependency(page)
      ? [{ path: node.route, value: dependency(page) }]
      : "the page wants all of them, and calls them optional",
  );
}

/** All of them are needed: each is mandatory. */
function allEdits({ names }: Stated, { operation, endpoint }: Comparison): readonly Edit[] | string {
  const optional = operation.parameters.filter(({ name, required }) => names.includes(name) && !required);
  const contradicted = optional.some(({ name }) =>
    endpoint.parameters.some((row) => row.name === name && row.mandatory?.value === false),
  );
  if (contradicted || optional.some((parameter) => parameter.in === "body"))
    return "the page wants all of them, and calls them optional";
  return optional.map(({ node }) => ({ path: [...node.route, "required"], value: true }));
}

/** What a half says about each set of parameters, all its sentences together. */
export function rulesOf(endpoint: Endpoint): ReadonlyMap<string, Stated> {
  const rules = new Map<string, Stated>();
  for (const rule of endpoint.rules) {
    const names = key(rule.names);
    const before = rules.get(names);
    if (!before) rules.set(names, { ...rule, meaning: rule.kind });
    else rules.set(names, join(before, { ...rule, meaning: rule.kind }));
  }
  return rules;
}

function join(a: Stated, b: Stated): Stated {
  const both = new Set([a.meaning, b.meaning]);
  if (both.has("atMostOne") && (both.has("or") || both.has("either") || both.has("one"))) {
    return { ...(a.meaning === "atMostOne" ? a : b), meaning: "one" };
  }
  // The decisive sentence is the one to point at.
  return a.meaning === "either" ? b : a;
}

/** The dependency that says what a page says; `either` is taken as "at least one", which refuses less. */
export function dependency({
  meaning,
  names,
}: {
  readonly meaning: Meaning;
  readonly names: readonly string[];
}): string | undefined {
  const list = `(${names.join(", ")});`;
  if (meaning === "one") return `OnlyOne${list}`;
  if (meaning === "atMostOne") return `ZeroOrOne${list}`;
  return meaning === "all" ? undefined : `Or${list}`;
}

function simple(node: SpecNode): { readonly meaning: Meaning; readonly names: readonly string[] } | undefined {
  const match = /^\s*(Or|OnlyOne|ZeroOrOne)\s*\(([\w\s,]*)\)\s*;?\s*$/.exec(node.text ?? "");
  const meaning = meanings[match?.[1] ?? ""];
  return match && meaning ? { meaning, names: (match[2] ?? "").split(",").map((name) => name.trim()) } : undefined;
}

function key(names: readonly string[]): string {
  return [...names].sort().join(", ");
}
