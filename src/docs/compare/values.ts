import type { PageParameter } from "../page.ts";
import { valueWords } from "../read/values.ts";
import type { SpecNode } from "../spec/node.ts";
import type { SpecParameter } from "../spec/operation.ts";
import type { Comparison } from "./context.ts";
import { addUnstated, saidElsewhere } from "./unstated.ts";

/** Compares the values that a parameter may have. */
export function compareValues(
  page: PageParameter,
  { name, node }: SpecParameter,
  schema: SpecNode,
  comparison: Comparison,
): void {
  const list = schema.get("enum");
  const known = list?.items().map(({ value }) => String(value));
  const path = [...schema.route, "enum"];
  if (!list || !known) {
    if (!page.values || !areListed(page, schema.get("type")?.text)) return;
    const word = schema.get("x-type");
    comparison.add(
      "breaking",
      "parameter-values",
      name,
      { line: page.values.line, spec: node, specLine: schema.line },
      { page: page.values.value.join(", "), spec: "any value" },
      schema.get("type")?.text === "string" && !schema.get("format")
        ? [{ path, value: [...page.values.value] }, ...(word ? [{ path: word.route }] : [])]
        : "values can be listed for texts only",
    );
    return;
  }
  const words = valueWords(page.text);
  const stated = page.values?.value ?? words.filter((word) => known.includes(word));
  if (stated.length === 0) {
    const elsewhere = saidElsewhere(comparison, name)?.values !== undefined;
    addUnstated("parameter-values", page, node, list, known.join(", "), elsewhere, comparison);
    return;
  }
  const gone = known.filter((value) => !stated.includes(value) && !words.includes(value));
  const more = stated.filter((value) => !known.includes(value));
  if (gone.length === 0 && more.length === 0) return;
  comparison.add(
    gone.length > 0 ? "breaking" : "additive",
    "parameter-values",
    name,
    { line: page.values?.line ?? page.line, spec: node, specLine: list.line },
    { page: stated.join(", "), spec: known.join(", ") },
    [{ path, value: [...known.filter((value) => !gone.includes(value)), ...more] }],
  );
}

/** Whether the values in a row are all there are: in the description of a text, words in capitals may be examples. */
export function areListed(page: PageParameter, type: string | undefined): boolean {
  const listed = /\b(values?|enums?|allowed|supported|one of|valid)\b|可选|枚举|取值|有效/i.test(page.text);
  const range = page.text.split("\n").at(-1) ?? "";
  const [first = ""] = page.values?.value ?? [];
  if (type === "string" && first !== "" && range.includes(first)) return true;
  return page.type?.value.name === "enum" || (type === "string" && listed);
}
