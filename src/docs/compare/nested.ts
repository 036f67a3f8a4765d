import type { PageParameter } from "../page.ts";
import type { SpecNode } from "../spec/node.ts";
import type { Comparison } from "./context.ts";
import { compareParameter } from "./parameter.ts";
import { propertiesOf, requiredOf } from "./schema.ts";

/** Compares the fields of lists and objects that a page describes: in a table of their own, or as `list[i].orderId`. */
export function compareNested(comparison: Comparison): void {
  const { endpoint, operation } = comparison;
  const groups = new Map<string, { parameter: PageParameter; field: string }[]>();
  for (const parameter of endpoint.parameters) {
    const path = [...(parameter.of ? [parameter.of] : []), ...parameter.name.split(/[.[\]]+/)];
    const [list = "", ...names] = path.filter((part) => part !== "" && !/^(i|n|\d+)$/.test(part));
    if (names.length === 0) continue;
    groups.set(list, [...(groups.get(list) ?? []), { parameter, field: names.join(".") }]);
  }
  for (const [list, rows] of groups) {
    const line = rows[0]?.parameter.line ?? endpoint.line;
    const schema = operation.parameters.find(({ name }) => name === list)?.schema;
    const fields = schema && (schema.get("items") ?? schema);
    const known = fields ? propertiesOf(fields) : new Map<string, SpecNode>();
    if (!fields || known.size === 0) {
      const names = rows.map(({ field }) => field).join(", ");
      comparison.note(line, `the fields of \`${list}\` are not compared, since the spec describes none: ${names}`);
      continue;
    }
    const required = requiredOf(fields);
    for (const { parameter, field } of rows) {
      const property = known.get(field);
      const subject = `${list}.${field}`;
      if (property) {
        const described = {
          name: subject,
          in: "body",
          node: property,
          schema: property,
          required: required.has(field),
        };
        compareParameter(parameter, { ...described, in: "body" }, comparison);
        continue;
      }
      const mandatory = parameter.mandatory?.value === true;
      comparison.add(
        mandatory ? "breaking" : "additive",
        "parameter-added",
        subject,
        { line: parameter.line, spec: fields },
        { page: mandatory ? "mandatory" : "optional", spec: "no such field" },
      );
    }
    // A page that shows one field in passing does not say that there are no others.
    if (!rows.some(({ parameter }) => parameter.of === list)) continue;
    for (const [name, property] of known) {
      if (rows.some(({ field }) => field === name)) continue;
      comparison.add(
        "breaking",
        "parameter-removed",
        `${list}.${name}`,
        { line, spec: property },
        { page: "no such field", spec: required.has(name) ? "mandatory" : "optional" },
      );
    }
  }
}
