import type { Node } from "jsonc-parser";
import type { Difference } from "../difference.ts";
import type { Example } from "../read/example.ts";
import type { SpecNode } from "../spec/node.ts";
import { align } from "./align.ts";
import type { Comparison } from "./context.ts";
import { addFieldEdits, dropFieldEdits, renameFieldEdits, typeFieldEdits } from "./field-edits.ts";
import { pairRenamed } from "./renamed.ts";
import { alternativeFor, jsonType, type Member, membersOf, propertiesOf, requiredOf, typesOf } from "./schema.ts";
import { typeText } from "./type.ts";

/** One example of an answer. */
export class Answer {
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
        typeFieldEdits(chosen, json, this.#example, path.replace(/^.*\.|\[\]$/g, ""), shown),
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
          renameFieldEdits(schema, name, now.name, shown),
          // Another half or item may have the old one still: both may be there, and the spec's example has neither.
          [
            ...addFieldEdits(schema, now.name, now.value, this.#example, undefined),
            ...dropFieldEdits(schema, name, shown),
          ],
        );
      } else if (required.has(name)) {
        const says = { page: "no such field", spec: `${typeText(property)}, required` };
        const edits = dropFieldEdits(schema, name, shown);
        this.#add("breaking", "response-field-removed", at(name), json, property, says, edits);
      } else {
        const says = { page: "not in the example", spec: `${typeText(property)}, in the example` };
        const edits = dropFieldEdits(schema, name, shown);
        this.#add("editorial", "response-field-not-shown", at(name), json, property, says, edits);
      }
    }
    for (const { name, key, value } of added) {
      if ([...renamed.values()].some((now) => now.key === key)) continue;
      const type = jsonType(value, this.#example);
      const says = { page: type, spec: "no such field" };
      const edits = addFieldEdits(schema, name, value, this.#example, shown);
      // Another half or item may have no such field: then the spec's example keeps without it.
      this.#add("additive", "response-field-added", at(name), key, schema, says, edits, edits.slice(0, 1));
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
    edits: Difference["edits"] & object,
    otherwise?: Difference["otherwise"],
  ): void {
    const { page, endpoint, operation } = this.#comparison;
    this.found.push({
      severity,
      kind,
      subject,
      page: { name: page.name, line: this.#line(json), half: endpoint.half },
      operation,
      anchor: schema,
      // A field whose schema is only a reference stands where it is listed; a new one goes to what lists the others.
      specLine: (kind === "response-field-added" ? schema?.line : schema?.usedLine) ?? operation.node.line,
      says,
      edits,
      ...(otherwise && { otherwise }),
    });
  }
}
