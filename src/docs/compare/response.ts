import type { Node } from "jsonc-parser";
import type { Difference } from "../difference.ts";
import type { Example } from "../read/example.ts";
import type { SpecNode } from "../spec/node.ts";
import type { Comparison } from "./context.ts";
import { pairRenamed } from "./renamed.ts";
import { alternativeFor, jsonType, type Member, membersOf, propertiesOf, requiredOf, typesOf } from "./schema.ts";
import { typeText } from "./type.ts";

/** Compares the names and JSON types in a page's answers with the schema; the values are not compared. */
export function compareAnswers(comparison: Comparison): void {
  const { endpoint, operation } = comparison;
  if (!operation.answer) return;
  const found = endpoint.answers.map((example) => {
    const one = new Answer(comparison, example);
    one.compare(example.node, operation.answer, "", operation.example);
    return one.found;
  });
  const wanting: ReadonlySet<string> = new Set(["response-field-removed", "response-field-not-shown"]);
  const seen = new Set<string>();
  for (const [index, differences] of found.entries()) {
    for (const difference of differences) {
      const key = `${difference.kind} ${difference.subject} ${difference.says.page}`;
      // One of several examples may leave out what another shows.
      const inAll = found.every(
        (other, at) =>
          at === index || other.some(({ kind, subject }) => kind === difference.kind && subject === difference.subject),
      );
      if (seen.has(key) || (wanting.has(difference.kind) && !inAll)) continue;
      seen.add(key);
      comparison.differences.push(difference);
    }
  }
}

/** One example of an answer. */
class Answer {
  readonly found: Difference[] = [];
  readonly #comparison: Comparison;
  readonly #example: Example;

  constructor(comparison: Comparison, example: Example) {
    this.#comparison = comparison;
    this.#example = example;
  }

  /** @param shown What the spec's own example has at this place. */
  compare(json: Node, schema: SpecNode | undefined, path: string, shown: SpecNode | undefined): void {
    if (!schema) return;
    const chosen = alternativeFor(json, schema, this.#example);
    const types = typesOf(chosen);
    const type = jsonType(json, this.#example);
    if (json.type === "null" && !types.includes("null")) {
      this.#comparison.note(
        this.#line(json),
        `\`${path || "the answer"}\` is null in the example: its type is not compared`,
      );
      return;
    }
    if (types.length > 0 && !types.includes(type) && !(type === "integer" && types.includes("number"))) {
      this.#add(
        "breaking",
        "response-field-type",
        path || "(answer)",
        json,
        chosen,
        { page: type, spec: typeText(chosen) },
        [{ path: [...chosen.path, "type"], value: type }],
      );
      return;
    }
    if (json.type === "object") this.#compareObject(json, chosen, path, shown);
    if (json.type === "array") {
      const items = json.children ?? [];
      const theirs = align(items, shown?.items() ?? []);
      for (const [index, item] of items.entries()) this.compare(item, chosen.get("items"), `${path}[]`, theirs[index]);
    }
  }

  #compareObject(json: Node, schema: SpecNode, path: string, shown: SpecNode | undefined): void {
    const properties = propertiesOf(schema);
    const open = schema.get("additionalProperties");
    const members = membersOf(json);
    const at = (name: string) => (path === "" ? name : `${path}.${name}`);
    if (properties.size === 0 && open) {
      for (const { name, value } of members)
        this.compare(value, open.value === true ? undefined : open, `${at("*")}`, shown?.get(name));
      return;
    }
    const present = new Set(members.map(({ name }) => name));
    const required = requiredOf(schema);
    const exampleNames = shown?.entries().map(([name]) => name) ?? [];
    const missing = [...properties.keys()].filter(
      (name) => !present.has(name) && (required.has(name) || exampleNames.includes(name)),
    );
    const added = open && open.value !== false ? [] : members.filter(({ name }) => !properties.has(name));
    const order = (exampleNames.length > 0 ? exampleNames : [...properties.keys()]).map((name) => ({ name }));
    const renamed = pairRenamed<{ readonly name: string }, Member>(
      order.filter(({ name }) => missing.includes(name)),
      added,
      order,
      members,
      { nameOf: ({ name }) => name, fits: ({ name }, now) => this.#sameType(properties.get(name), now.value) },
    );
    const renamedTo = new Map([...renamed].map(([old, now]) => [old.name, now]));
    for (const name of missing) {
      const now = renamedTo.get(name);
      const property = properties.get(name);
      if (now) {
        this.#add(
          required.has(name) ? "breaking" : "editorial",
          "response-field-renamed",
          at(name),
          now.key,
          property,
          { page: now.name, spec: name },
        );
      } else if (required.has(name)) {
        this.#add("breaking", "response-field-removed", at(name), json, property, {
          page: "no such field",
          spec: `${typeText(property)}, required`,
        });
      } else {
        this.#add("editorial", "response-field-not-shown", at(name), json, property, {
          page: "not in the example",
          spec: `${typeText(property)}, in the example`,
        });
      }
    }
    for (const { name, key, value } of added) {
      if ([...renamed.values()].some((now) => now.key === key)) continue;
      const type = jsonType(value, this.#example);
      this.#add("additive", "response-field-added", at(name), key, schema, { page: type, spec: "no such field" }, [
        {
          path: [...schema.path, "properties", name],
          value: value.type === "null" ? {} : schemaFor(value, this.#example),
        },
      ]);
    }
    for (const { name, value } of members) this.compare(value, properties.get(name), at(name), shown?.get(name));
  }

  #sameType(schema: SpecNode | undefined, value: Node): boolean {
    const types = schema ? typesOf(schema) : [];
    return types.length === 0 || types.includes(jsonType(value, this.#example));
  }

  #line(node: Node): number {
    return this.#example.lineOf(node);
  }

  #add(
    severity: Difference["severity"],
    kind: Difference["kind"],
    subject: string,
    json: Node,
    schema: SpecNode | undefined,
    says: Difference["says"],
    edits?: Difference["edits"],
  ): void {
    const { page, endpoint, operation } = this.#comparison;
    this.found.push({
      severity,
      kind,
      subject,
      page: { name: page.name, line: this.#line(json), half: endpoint.half },
      operation,
      anchor: schema,
      specLine: schema?.line ?? operation.node.line,
      says,
      ...(edits && { edits }),
    });
  }
}

/**
 * The items of the spec's example in the page's order: at the same place if they have the same fields, then elsewhere,
 * then whatever is left.
 */
function align(items: readonly Node[], shown: readonly SpecNode[]): readonly (SpecNode | undefined)[] {
  if (items.length !== shown.length) return [];
  const sorted = (names: readonly string[]) => [...names].sort().join();
  const ours = shown.map((other) => sorted(other.entries().map(([name]) => name)));
  const theirs = items.map((item) => sorted(membersOf(item).map(({ name }) => name)));
  const left = new Set(shown.keys());
  const take = (index: number | undefined) => {
    if (index !== undefined) left.delete(index);
    return index;
  };
  const same = theirs.map((fields, index) => (fields === ours[index] ? take(index) : undefined));
  const found = same.map((index, at) => index ?? take([...left].find((other) => ours[other] === theirs[at])));
  return found.map((index) => shown[index ?? take([...left][0]) ?? -1]);
}

/** The schema of a value in an example. */
export function schemaFor(json: Node, example: Example): Record<string, unknown> {
  const type = jsonType(json, example);
  if (type === "array") return { type, items: json.children?.[0] ? schemaFor(json.children[0], example) : {} };
  if (type !== "object") return { type };
  const members = membersOf(json);
  return {
    type,
    ...(members.length > 0 && { required: members.map(({ name }) => name) }),
    properties: Object.fromEntries(
      members.map(({ name, value }) => [name, value.type === "null" ? {} : schemaFor(value, example)]),
    ),
  };
}
