import type { PageParameter } from "../page.ts";
import type { Comparison } from "./context.ts";
import { describe } from "./describe.ts";
import { pairRenamed } from "./renamed.ts";

const signing = "signing writes this header, which is code rather than a spec";

/** Compares the header rows of a page with the headers that the security schemes add. */
export function compareHeaders(comparison: Comparison): void {
  const { endpoint, operation } = comparison;
  const rows = endpoint.parameters.filter((parameter) => parameter.in === "header");
  if (rows.length === 0) return;
  const schemes = [...operation.security]
    .filter(([, scheme]) => scheme.get("in")?.text === "header")
    .map(([name, node]) => ({ name, node }));
  const own = operation.parameters
    .filter((parameter) => parameter.in === "header")
    .map(({ name, node }) => ({ name, node }));
  const known = [...schemes, ...own];
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const missing = known.filter(({ name }) => !rows.some((row) => same(row.name, name)));
  const added = rows.filter((row) => !known.some(({ name }) => same(row.name, name)));
  const renamed = pairRenamed(missing, added, known, rows, {
    nameOf: ({ name }: { name: string }) => name.toLowerCase(),
    fits: () => true,
  });
  for (const [old, now] of renamed) {
    comparison.add(
      "breaking",
      "header-renamed",
      old.name,
      { line: now.line, spec: old.node },
      { page: now.name, spec: old.name },
      own.some(({ node }) => node === old.node) ? [{ path: [...old.node.route, "name"], value: now.name }] : signing,
    );
  }
  for (const { name, node } of missing.filter((old) => !renamed.has(old))) {
    comparison.add(
      "breaking",
      "header-removed",
      name,
      { line: endpoint.parametersLine, spec: node },
      { page: "no such header", spec: "mandatory" },
      own.some((other) => other.node === node) ? [{ path: node.route }] : signing,
    );
  }
  for (const row of added.filter((now) => ![...renamed.values()].includes(now))) {
    const mandatory = row.mandatory?.value === true;
    comparison.add(
      mandatory ? "breaking" : "additive",
      "header-added",
      row.name,
      { line: row.line, spec: operation.node },
      { page: text(row), spec: "no such header" },
      [{ path: [...operation.node.route, "parameters"], append: true, value: describe(row, "header") }],
    );
  }
  for (const row of rows) {
    const scheme = schemes.find(({ name }) => same(row.name, name));
    if (!scheme) continue;
    if (row.mandatory?.value === false) {
      comparison.add(
        "additive",
        "header-mandatory",
        row.name,
        { line: row.line, spec: scheme.node },
        { page: "optional", spec: "mandatory" },
        signing,
      );
    }
    if (row.type && row.type.value.name !== "string") {
      comparison.add(
        "breaking",
        "parameter-type",
        row.name,
        { line: row.line, spec: scheme.node },
        { page: row.type.value.word, spec: "string" },
        signing,
      );
    }
  }
}

function text(row: PageParameter): string {
  return row.mandatory?.value ? "mandatory" : "optional";
}
