import type { Bound, PageParameter } from "../page.ts";
import { valueWords } from "../read/values.ts";
import type { SpecNode } from "../spec/node.ts";
import type { SpecParameter } from "../spec/operation.ts";
import type { Comparison } from "./context.ts";
import { typed } from "./parameters.ts";
import { compareType, schemaOf, typeText } from "./type.ts";

/** Compares one row of a page with the parameter that it describes. */
export function compareParameter(page: PageParameter, described: SpecParameter, comparison: Comparison): void {
  const { node, schema, name } = described;
  const { type, mandatory } = page;
  if (type && schema && compareType(type.value, schema) === "other") {
    const { format: _, ...plain } = schemaOf(type.value);
    const edits =
      schema.get("type") && type.value.name !== "list"
        ? [{ path: [...schema.path, "type"], value: plain.type }]
        : undefined;
    comparison.add(
      "breaking",
      "parameter-type",
      name,
      { line: type.line, spec: node, specLine: schema.line },
      { page: type.value.word, spec: typeText(schema) },
      edits,
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
      described.in === "path" || described.in === "body"
        ? undefined
        : [{ path: [...node.path, "required"], value: mandatory.value ? true : undefined }],
    );
  }
  if (!schema) return;
  compareDefault(page, described, schema, comparison);
  compareValues(page, described, schema, comparison);
  const list = schema.get("type")?.text === "array";
  compareBound("maximum", page, described, schema, list ? "maxItems" : "maximum", comparison);
  compareBound("minimum", page, described, schema, list ? "minItems" : "minimum", comparison);
  comparePattern(page, described, schema, comparison);
}

/** What the page's other half says of the same parameter. */
function elsewhere(comparison: Comparison, name: string): PageParameter | undefined {
  return comparison.sibling?.parameters.find((other) => other.name === name && other.of === undefined);
}

function compareDefault(
  page: PageParameter,
  { name, node }: SpecParameter,
  schema: SpecNode,
  comparison: Comparison,
): void {
  const known = schema.get("default");
  const text = known && String(known.value);
  const path = [...schema.path, "default"];
  if (page.default) {
    const stated = page.default.value;
    const numeric = text !== undefined && stated.trim() !== "" && Number(stated) === Number(text);
    if (text === stated || numeric) return;
    comparison.add(
      text === undefined ? "additive" : "breaking",
      "parameter-default",
      name,
      { line: page.default.line, spec: node, specLine: known?.line ?? schema.line },
      { page: stated, spec: text ?? "no default" },
      [{ path, value: typed(stated, schema.get("type")?.text) }],
    );
    return;
  }
  const { window } = comparison.operation;
  // Pages leave this one to the chapter on signing.
  if (text === undefined || (name === window.name && known?.value === window.ms)) return;
  unstated(
    "parameter-default",
    page,
    node,
    known,
    text,
    elsewhere(comparison, name)?.default !== undefined,
    path,
    comparison,
  );
}

function compareValues(
  page: PageParameter,
  { name, node }: SpecParameter,
  schema: SpecNode,
  comparison: Comparison,
): void {
  const list = schema.get("enum");
  const known = list?.items().map(({ value }) => String(value));
  if (!known) {
    // In the description of a text, words in capitals may be examples.
    const listed = /\b(values?|enums?|allowed|supported|one of|valid)\b|可选|枚举|取值|有效/i.test(page.text);
    if (page.values && (page.type?.value.name === "enum" || (schema.get("type")?.text === "string" && listed))) {
      comparison.add(
        "breaking",
        "parameter-values",
        name,
        { line: page.values.line, spec: node, specLine: schema.line },
        { page: page.values.value.join(", "), spec: "any value" },
        [{ path: [...schema.path, "enum"], value: [...page.values.value] }],
      );
    }
    return;
  }
  const words = valueWords(page.text);
  const stated = page.values?.value ?? words.filter((word) => known.includes(word));
  const path = [...schema.path, "enum"];
  if (stated.length === 0) {
    unstated(
      "parameter-values",
      page,
      node,
      list,
      known.join(", "),
      elsewhere(comparison, name)?.values !== undefined,
      path,
      comparison,
    );
    return;
  }
  const gone = known.filter((value) => !stated.includes(value) && !words.includes(value));
  const more = stated.filter((value) => !known.includes(value));
  if (gone.length === 0 && more.length === 0) return;
  comparison.add(
    gone.length > 0 ? "breaking" : "additive",
    "parameter-values",
    name,
    { line: page.values?.line ?? page.line, spec: node, specLine: list?.line },
    { page: stated.join(", "), spec: known.join(", ") },
    [{ path, value: [...stated] }],
  );
}

function compareBound(
  side: "minimum" | "maximum",
  page: PageParameter,
  { name, node }: SpecParameter,
  schema: SpecNode,
  key: "minimum" | "maximum" | "minItems" | "maxItems",
  comparison: Comparison,
): void {
  const integer = key.endsWith("Items") || schema.get("type")?.text === "integer";
  const exclusiveKey = side === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
  const inclusive = schema.get(key);
  const exclusive = key.endsWith("Items") ? undefined : schema.get(exclusiveKey);
  const at = inclusive ?? exclusive;
  const known =
    inclusive?.number !== undefined
      ? { value: inclusive.number }
      : exclusive?.number !== undefined
        ? { value: exclusive.number, exclusive: true as const }
        : undefined;
  const stated = page[side];
  const kind = side === "minimum" ? "parameter-minimum" : "parameter-maximum";
  const path = [...schema.path, key];
  if (!stated) {
    // Our own lower bounds, such as a list that is not empty, are on no page.
    if (!known || (side === "minimum" && known.value <= 1)) return;
    unstated(
      kind,
      page,
      node,
      at,
      boundText(known, side),
      elsewhere(comparison, name)?.[side] !== undefined,
      path,
      comparison,
    );
    return;
  }
  const sign = side === "maximum" ? 1 : -1;
  const [theirs, ours] = [
    reach(stated.value, sign, integer),
    known ? reach(known, sign, integer) : Number.POSITIVE_INFINITY,
  ];
  if (theirs === ours && (stated.value.exclusive === known?.exclusive || integer)) return;
  const stricter = theirs < ours || (theirs === ours && stated.value.exclusive === true);
  // A bound that binds nobody, as a minimum of 0 for a list.
  if (!known && side === "minimum" && stated.value.value <= 0 && integer && key === "minItems") return;
  comparison.add(
    stricter ? "breaking" : "additive",
    kind,
    name,
    { line: stated.line, spec: node, specLine: at?.line ?? schema.line },
    { page: boundText(stated.value, side), spec: known ? boundText(known, side) : "no bound" },
    [
      {
        path: stated.value.exclusive && !integer ? [...schema.path, exclusiveKey] : path,
        value: integer ? reach(stated.value, sign, true) * sign : stated.value.value,
      },
    ],
  );
}

/** How far a bound lets values go in its direction. */
function reach({ value, exclusive }: Bound, sign: number, integer: boolean): number {
  return value * sign - (exclusive && integer ? 1 : 0);
}

function boundText({ value, exclusive }: Bound, side: "minimum" | "maximum"): string {
  const words = side === "maximum" ? ["at most", "below"] : ["at least", "above"];
  return `${words[exclusive ? 1 : 0]} ${value}`;
}

function comparePattern(
  page: PageParameter,
  { name, node }: SpecParameter,
  schema: SpecNode,
  comparison: Comparison,
): void {
  const { pattern } = page;
  const known = schema.get("pattern");
  if (!pattern || known?.text === pattern.value) return;
  comparison.add(
    "breaking",
    "parameter-pattern",
    name,
    { line: pattern.line, spec: node, specLine: known?.line ?? schema.line },
    { page: pattern.value, spec: known?.text ?? "any text" },
    [{ path: [...schema.path, "pattern"], value: pattern.value }],
  );
}

/** Something that the spec says and this half of the page does not: looser, or only left out by one half. */
function unstated(
  kind: "parameter-default" | "parameter-values" | "parameter-minimum" | "parameter-maximum",
  page: PageParameter,
  node: SpecNode,
  known: SpecNode | undefined,
  spec: string,
  statedElsewhere: boolean,
  path: readonly (string | number)[],
  comparison: Comparison,
): void {
  comparison.add(
    statedElsewhere ? "editorial" : "additive",
    kind,
    page.name,
    { line: page.line, spec: node, specLine: known?.line },
    { page: statedElsewhere ? "not said in this half" : "not said", spec },
    statedElsewhere ? undefined : [{ path }],
  );
}
