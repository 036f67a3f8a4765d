import type { Edit, Place } from "../difference.ts";
import type { Parsers } from "../parsers.ts";
import { commentsAbove, copyReferenced, follow } from "./follow.ts";
import { remove } from "./remove.ts";
import { renderFlow } from "./render.ts";
import { addKey, append, set } from "./set.ts";
import {
  EditError,
  endOf,
  keyOf,
  lineEnd,
  lineStart,
  nodeAt,
  pairAt,
  parseYaml,
  splice,
  startOf,
  type YamlText,
} from "./yaml-text.ts";

/** Whether a component may change for an edit, although its other users change with it. */
export type MayChange = (component: Place, edit: Edit, source: YamlText) => boolean;

/**
 * Makes changes in the text of a spec. All that they are not about stays as it is, byte for byte.
 *
 * @throws {EditError} One of them cannot be made.
 */
export function applyEdits(text: string, edits: readonly Edit[], yaml: Parsers["yaml"], mayChange: MayChange): string {
  const crlf = /\r\n/.test(text) && !/(?<!\r)\n/.test(text);
  let result = crlf ? text.replaceAll("\r\n", "\n") : text;
  // Removals come last and from behind, so that the places of the others hold.
  for (const edit of [...edits].sort((a, b) => rank(a) - rank(b) || -compare(a.path, b.path))) {
    result = applyEdit(result, edit, yaml, mayChange);
  }
  return crlf ? result.replaceAll("\n", "\r\n") : result;
}

function applyEdit(text: string, edit: Edit, yaml: Parsers["yaml"], mayChange: MayChange): string {
  let source = parseYaml(text, yaml);
  let way = follow(source, edit.path, (component) => mayChange(component, edit, source));
  while ("copy" in way) {
    source = parseYaml(copyReferenced(source, way.copy, way.from), yaml);
    way = follow(source, edit.path, (component) => mayChange(component, edit, source));
  }
  const { place } = way;
  if (edit.move) return move(source, place, edit.move);
  if (edit.rename !== undefined) return rename(source, place, edit.rename);
  if (edit.append !== undefined) return append(source, place, edit.value, edit.append);
  return edit.value === undefined ? remove(source, place) : set(source, place, edit.value);
}

function rename(source: YamlText, place: Place, key: string): string {
  const pair = pairAt(source, place);
  if (!pair) throw new EditError(`there is no ${place.join("/")}`);
  if (pairAt(source, [...place.slice(0, -1), key])) throw new EditError(`there is a ${key} already`);
  return splice(source.text, startOf(pair.key), endOf(source, pair.key), renderFlow(key, source.yaml));
}

/** Takes a part, with its comment, from one map to another one, which is made if it is missing. */
function move(source: YamlText, from: Place, to: Place): string {
  const { text, yaml } = source;
  const pair = pairAt(source, from);
  const [home, key] = [to.slice(0, -1), String(to.at(-1))];
  if (!pair || pairAt(source, to)) throw new EditError(`${from.join("/")} cannot become ${to.join("/")}`);
  const owner = nodeAt(source, from.slice(0, -1));
  const alone = yaml.isMap(owner) && owner.items.length === 1;
  if (alone && !nodeAt(source, home) && key === keyOf(pair)) {
    return rename(source, from.slice(0, -1), String(home.at(-1)));
  }
  const start = lineStart(text, startOf(pair.key));
  const lines = text.slice(commentsAbove(text, start), lineEnd(text, endOf(source, pair)));
  const own = lines.replace(new RegExp(`^( *)${keyOf(pair)}:`, "m"), `$1${key}:`);
  const rest = parseYaml(remove(source, from), yaml);
  if (nodeAt(rest, home)) return addKey(rest, home, key, undefined, own);
  const column = /^ */.exec(own)?.[0].length ?? 0;
  const head = `${" ".repeat(Math.max(0, column - 2))}${renderFlow(String(home.at(-1)), yaml)}:`;
  return addKey(rest, home.slice(0, -1), String(home.at(-1)), undefined, `${head}\n${own}`);
}

function rank(edit: Edit): number {
  return edit.value === undefined && !edit.rename && !edit.move ? 2 : edit.rename || edit.move ? 1 : 0;
}

function compare(a: Place, b: Place): number {
  for (const [index, key] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (key === other) continue;
    return typeof key === "number" && typeof other === "number" ? key - other : String(key) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}
