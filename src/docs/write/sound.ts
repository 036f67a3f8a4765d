import type { SpecFile } from "../spec/node.ts";
import { operationsOf } from "../spec/operation.ts";

/** What in a spec no longer fits together after a change, if anything does not: codegen would refuse it. */
export function unsound(spec: SpecFile): string | undefined {
  const seen = new Set<string>();
  for (const { id, path, node, parameters } of operationsOf(spec)) {
    if (seen.has(id)) return `two operations are called ${id}`;
    seen.add(id);
    const names = parameters.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice) return `two parameters of ${id} are called ${twice}`;
    for (const name of path.match(/(?<=\{)[^{}]+(?=\})/g) ?? []) {
      if (!parameters.some((parameter) => parameter.in === "path" && parameter.name === name))
        return `the path of ${id} has a ${name} that is not described`;
    }
    const given = parameters
      .filter((parameter) => parameter.node.get("x-filled")?.value !== true)
      .map(({ name }) => name);
    for (const rule of node.get("x-dependencies")?.items() ?? []) {
      const mentioned = (rule.text ?? "").replace(/'[^']*'|"[^"]*"/g, "").match(/[A-Za-z_][\w.]*/g) ?? [];
      const unknown = mentioned.find((word) => !words.has(word) && !given.includes(word));
      if (unknown) return `the rule ${rule.text} names ${unknown}, which is no parameter to be given`;
    }
    const target = node.get("x-target");
    for (const part of ["by", "within"]) {
      const unknown = target
        ?.get(part)
        ?.entries()
        .find(([name]) => !names.includes(name));
      if (unknown) return `x-target names ${unknown[0]}, which is no parameter`;
    }
    const select = target?.get("select")?.text;
    if (target && select !== "all" && (target.get("by")?.entries().length ?? 0) === 0)
      return `nothing would say which order ${id} is about`;
  }
  return undefined;
}

const words: ReadonlySet<string> = new Set(
  "IF THEN NOT AND OR LIKE Or OnlyOne AllOrNone ZeroOrOne true false".split(" "),
);
