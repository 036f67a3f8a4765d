import type { Edit } from "../difference.ts";
import type { PageParameter } from "../page.ts";
import type { SpecNode } from "../spec/node.ts";
import type { SpecParameter } from "../spec/operation.ts";
import { compareBounds } from "./bounds.ts";
import type { Comparison } from "./context.ts";
import { compareDefault } from "./default.ts";
import { describe, describeSchema } from "./describe.ts";
import { comparePattern } from "./pattern.ts";
import { compareType, typeText } from "./type.ts";
import { compareValues } from "./values.ts";

/** Compares one row of a page with the parameter that it describes. */
export function compareParameter(page: PageParameter, described: SpecParameter, comparison: Comparison): void {
  const { node, schema, name } = described;
  const { type, mandatory } = page;
  if (type && schema && compareType(type.value, schema) === "other") {
    comparison.add(
      "breaking",
      "parameter-type",
      name,
      { line: type.line, spec: node, specLine: schema.line },
      { page: type.value.word, spec: typeText(schema) },
      typeEdits(page, described, schema),
    );
    // The bounds of a value of another type say nothing.
    return;
  }
  if (mandatory && mandatory.value !== described.required) {
    comparison.add(
      mandatory.value ? "breaking" : "additive",
      "parameter-mandatory",
      name,
      { line: mandatory.line, spec: node, specLine: node.get("required")?.line },
      { page: mandatory.value ? "mandatory" : "optional", spec: described.required ? "mandatory" : "optional" },
      mandatoryEdits(mandatory.value, described, comparison),
    );
  }
  if (!schema) return;
  compareDefault(page, described, schema, comparison);
  compareValues(page, described, schema, comparison);
  compareBounds(page, described, schema, comparison);
  comparePattern(page, described, schema, comparison);
}

/** The schema is made anew: its other keywords are about values of the old type. */
function typeEdits(page: PageParameter, described: SpecParameter, schema: SpecNode): readonly Edit[] {
  const { node } = described;
  if (described.in === "body") return [{ path: node.route, value: describeSchema(page) }];
  const { schema: plain, content } = describe(page);
  const old = node.get("content") ? "content" : "schema";
  const now = plain ? "schema" : "content";
  if (old === now) return [{ path: schema.route, value: describeSchema(page) }];
  return [{ path: [...node.route, now], value: plain ?? content }, { path: [...node.route, old] }];
}

function mandatoryEdits(
  mandatory: boolean,
  { name, node, in: place }: SpecParameter,
  { operation }: Comparison,
): readonly Edit[] | string {
  if (place === "path") return "a path needs all of its parameters";
  if (place !== "body") return [{ path: [...node.route, "required"], ...(mandatory && { value: true }) }];
  const { body } = operation;
  if (!body) return "the body has no schema";
  const path = [...body.route, "required"];
  if (mandatory) return [{ path, append: true, value: name }];
  const index =
    body
      .get("required")
      ?.items()
      .findIndex(({ text }) => text === name) ?? -1;
  return index < 0 ? "" : [{ path: [...path, index] }];
}
