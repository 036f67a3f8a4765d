import type { Parsers } from "../parsers.ts";
import { parseSpec, type SpecFile } from "../spec/node.ts";
import { indent, type Remark, renderYaml } from "../write/render.ts";
import { addKey, set } from "../write/set.ts";
import { nodeAt, parseYaml } from "../write/yaml-text.ts";
import type { Built } from "./build.ts";

/** A spec with an operation more, at the end of its paths; everything else stays as it is. */
export function insertOperation(spec: SpecFile, built: Built, parsers: Parsers): SpecFile {
  const { yaml } = parsers;
  const { path, method, operation, remarks } = built;
  const crlf = spec.text.includes("\r\n");
  let source = parseYaml(crlf ? spec.text.replaceAll("\r\n", "\n") : spec.text, yaml);
  const below = (...keys: readonly string[]): readonly Remark[] =>
    remarks.map((remark) => ({ path: [...keys, ...remark.path], text: remark.text }));
  const text = nodeAt(source, ["paths", path])
    ? addKey(
        source,
        ["paths", path],
        method,
        operation,
        indent(renderYaml({ [method]: operation }, yaml, below(method)), 4),
      )
    : addKey(
        source,
        ["paths"],
        path,
        operation,
        indent(renderYaml({ [path]: { [method]: operation } }, yaml, below(path, method)), 2),
      );
  source = parseYaml(text, yaml);
  for (const [name, budget] of Object.entries(built.budgets))
    source = parseYaml(set(source, ["x-rate-limits", name], budget), yaml);
  return parseSpec(spec.file, spec.api, crlf ? source.text.replaceAll("\n", "\r\n") : source.text, parsers);
}
