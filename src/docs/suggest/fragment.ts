import type { Parsers } from "../parsers.ts";
import type { SpecFile } from "../spec/node.ts";
import { commentsAbove } from "../write/follow.ts";
import { renderYaml } from "../write/render.ts";
import { endOf, lineEnd, lineStart, pairAt, parseYaml, startOf, type YamlText } from "../write/yaml-text.ts";
import type { Added } from "./add.ts";

/** The parts of specs that were added, as YAML: one document for each spec, to be merged into it. */
export function fragmentsOf(added: readonly Added[], specs: readonly SpecFile[], { yaml }: Parsers): readonly string[] {
  const files = specs.filter(({ file }) => added.some((one) => one.file === file));
  return files.map((spec) => {
    const own = added.filter(({ file }) => file === spec.file);
    const source = parseYaml(spec.text.replaceAll("\r\n", "\n"), yaml);
    const foreign = own.filter((one) => one.foreign).map(({ endpoint }) => endpoint);
    const lines = [`# For ${spec.file}: merge it there, or let --write do it.`];
    for (const { endpoint, page } of own) lines.push(`# ${endpoint}: from ${page.name}:${page.line}`);
    if (foreign.length > 0)
      lines.push(`# unknown: whether that spec's servers have ${foreign.join(", ")}; it may need a spec of its own.`);
    lines.push("paths:");
    for (const path of new Set(own.map(({ built }) => built.path))) {
      lines.push(keyLine(source, path));
      for (const { built } of own.filter((one) => one.built.path === path))
        lines.push(partOf(source, path, built.method));
    }
    const budgets = Object.assign({}, ...own.map(({ built }) => built.budgets)) as Record<string, unknown>;
    const more = Object.keys(budgets).length > 0 ? renderYaml({ "x-rate-limits": budgets }, yaml) : "";
    return `${lines.join("\n")}\n${more}`;
  });
}

function keyLine(source: YamlText, path: string): string {
  const start = startOf(pairAt(source, ["paths", path])?.key);
  return source.text.slice(lineStart(source.text, start), lineEnd(source.text, start));
}

function partOf(source: YamlText, path: string, method: string): string {
  const { text } = source;
  const pair = pairAt(source, ["paths", path, method]);
  const start = lineStart(text, startOf(pair?.key));
  return text.slice(commentsAbove(text, start), lineEnd(text, endOf(source, pair)));
}
