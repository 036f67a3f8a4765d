import type { Half, Page } from "../page.ts";
import type { SpecFile } from "../spec/node.ts";

/** Lines of a file that belong together; the first is 1, and `last` is one of them. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  /** What they are about. */
  readonly title: string;
  readonly half?: Half;
}

/** The part of a page around a line: the description of one endpoint, or what stands before the first. */
export function pageStretch(page: Page, line: number): Stretch {
  const starts = startsOf(page);
  const index = starts.findLastIndex(({ first }) => first <= line);
  const start = starts[index];
  const end = (starts[index + 1]?.first ?? page.lines.length + 1) - 1;
  return {
    first: start?.first ?? 1,
    last: lastWithText(page.lines, Math.max(end, line)),
    title: start ? halves[start.half] : "Before the first endpoint",
    ...(start && { half: start.half }),
  };
}

const halves: Readonly<Record<Half, string>> = { en: "English", zh: "Chinese" };
const known = new WeakMap<Page, readonly { readonly first: number; readonly half: Half }[]>();

/** Where each endpoint begins: at its title, unless another endpoint is under the same one. */
function startsOf(page: Page) {
  const before = known.get(page);
  if (before) return before;
  const endpoints = [...page.endpoints].sort((a, b) => a.line - b.line);
  const starts = endpoints.map(({ title, line, half }, index) => {
    const own = title !== undefined && title.line > (endpoints[index - 1]?.line ?? 0);
    return { first: own ? Math.min(title.line, line) : line, half };
  });
  known.set(page, starts);
  return starts;
}

/**
 * The part of a spec around a line: an operation, a component, or a member of another part of the file. Lines above all
 * of these stand alone.
 */
export function specStretch(spec: SpecFile, line: number): Stretch {
  const { document, yaml, lines, text } = spec;
  const keys: string[] = [];
  let node: unknown = document.contents;
  let found = { first: line, last: line };
  while (keys.length < depthOf(keys[0]) && yaml.isMap(node)) {
    const member = node.items.flatMap(({ key, value }) => {
      if (!yaml.isScalar(key) || !yaml.isNode(value) || !key.range || !value.range) return [];
      const first = lines.linePos(key.range[0]).line;
      const last = lines.linePos(lastCharacter(text, Math.max(value.range[1], key.range[1]))).line;
      return first <= line && line <= last ? [{ name: String(key.value), value, first, last }] : [];
    })[0];
    if (!member) break;
    keys.push(member.name);
    node = member.value;
    if (keys.length === depthOf(keys[0])) found = { first: member.first, last: member.last };
  }
  return { ...found, title: keys.join(" › ") };
}

function lastCharacter(text: string, end: number): number {
  let index = end - 1;
  while (index > 0 && /\s/.test(text[index] ?? "")) index--;
  return index;
}

function depthOf(key: string | undefined): number {
  return key === "paths" || key === "components" ? 3 : 2;
}

/** Stretches in the order of their lines, each once; a path is joined to the first of its methods. */
export function joinStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.first - b.first || b.last - a.last)) {
    const before = joined.at(-1);
    const within = before && stretch.title.startsWith(`${before.title} ›`) && stretch.first === before.last + 1;
    if (before && (within || stretch.first <= before.last)) {
      const { title } = within ? stretch : before;
      joined[joined.length - 1] = { ...before, title, last: Math.max(before.last, stretch.last) };
    } else joined.push(stretch);
  }
  return joined;
}

function lastWithText(lines: readonly string[], last: number): number {
  let line = Math.min(last, lines.length);
  while (line > 1 && lines[line - 1]?.trim() === "") line--;
  return line;
}
