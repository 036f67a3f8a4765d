import type { AskFacts, ParameterFacts, Value } from "../../src/facts.ts";

/** A parameter that lists orders. */
export interface Listed {
  readonly name: string;
  /** The order's field that has what it lists them by. */
  readonly field: string;
  /** What one id may be. */
  readonly id: Value;
  /** How it lists more than ids. */
  readonly ask?: AskFacts;
  /** What narrows each order by itself, to the order's field. */
  readonly inside: Readonly<Record<string, string>>;
}

/** Reads how a parameter lists orders; undefined where its ids cannot be told from what else is there. */
export function readListed({ name, value }: ParameterFacts, field: string): Listed | undefined {
  if (value.type === "object") {
    const { additional, group } = value;
    const id = additional?.type === "list" ? additional.items : undefined;
    if (group === undefined || Object.keys(value.properties).length > 0 || !id || !isPlain(id)) return undefined;
    return { name, field, id, ask: { group }, inside: { [group]: group } };
  }
  if (value.type !== "list") return undefined;
  if (isPlain(value.items)) return { name, field, id: value.items, inside: {} };
  if (value.items.type !== "object") return undefined;
  const { properties, required = [], sources = {} } = value.items;
  const told = required.map((property) => [property, sources[property] ?? property] as const);
  const [property] = told.find(([, source]) => source === field) ?? [];
  const id = property === undefined ? undefined : properties[property];
  if (property === undefined || !id || !isPlain(id)) return undefined;
  const others = told.filter(([other]) => other !== property && isPlain(properties[other]));
  return {
    name,
    field,
    id,
    ask: { id: property, others: others.map(([other]) => other) },
    inside: Object.fromEntries(others),
  };
}

/** Why it cannot be read. */
export function whyUnlisted({ name, value }: ParameterFacts, field: string): string {
  if (value.type !== "object") return `the objects of \`${name}\` do not always name their orders by ${field}`;
  return value.additional && value.additional.type !== "list"
    ? `\`${name}\` is a map of single values: only maps of lists are read`
    : `\`${name}\` is a map: say by \`x-group-by\` which field of an order its names are`;
}

/** How many ids one list may have. */
export function mostOf({ value }: ParameterFacts): number | undefined {
  const list = value.type === "object" ? value.additional : value;
  return list?.type === "list" ? list.maxItems : undefined;
}

function isPlain(value: Value | undefined): boolean {
  return value !== undefined && value.type !== "object" && value.type !== "list";
}
