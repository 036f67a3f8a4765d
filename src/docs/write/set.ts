import type { Place } from "../difference.ts";
import { commentsAbove } from "./follow.ts";
import { indent, renderFlow, renderYaml } from "./render.ts";
import {
  columnOf,
  EditError,
  endOf,
  keyOf,
  lineEnd,
  lineStart,
  nodeAt,
  pairAt,
  splice,
  startOf,
  type YamlText,
} from "./yaml-text.ts";

// Where a new key goes: behind those that stand before it here.
const order =
  "$ref operationId tags summary name in required type format description externalDocs url x-updated-at x-acknowledged x-option x-filled x-unit enum pattern minLength minimum x-minimum x-exclusiveMinimum maximum x-maximum x-exclusiveMaximum minItems maxItems uniqueItems default security x-dependencies x-weight limit weight x-target x-error-codes parameters requestBody content schema properties items responses".split(
    " ",
  );

/** Sets the value at a place; what is missing on the way is made. */
export function set(source: YamlText, place: Place, value: unknown): string {
  const { text, yaml } = source;
  const above = place.slice(0, -1);
  const key = place.at(-1);
  const parent = nodeAt(source, above);
  if (key === undefined) throw new EditError("the whole file cannot be replaced");
  if (yaml.isSeq(parent)) return setItem(source, parent.items[Number(key)], value);
  if (parent !== undefined && !yaml.isMap(parent)) throw new EditError(`${above.join("/")} has no keys`);
  if (!parent || (parent.items.length === 0 && !parent.flow)) return set(source, above, { [key]: value });
  const pair = pairAt(source, place);
  if (!pair) return addKey(source, above, String(key), value);
  const old = pair.value;
  const flow = parent.flow === true;
  if (old && isPlain(source, old) && (isScalar(value) || flow)) {
    return splice(text, startOf(old), endOf(source, old), scalarLike(source, old, value, flow));
  }
  const rendered = renderYaml({ [key]: value }, yaml);
  const column = columnOf(source, pair.key);
  return splice(text, startOf(pair.key), endOf(source, pair), indent(rendered, column).trimStart());
}

/** Adds an item to a list: before another one, or at its end; a list that is missing is made. */
export function append(source: YamlText, place: Place, value: unknown, before: true | number): string {
  const { text, yaml } = source;
  const list = nodeAt(source, place);
  if (!list) return set(source, place, [value]);
  if (!yaml.isSeq(list)) throw new EditError(`${place.join("/")} is no list`);
  const at = before === true ? undefined : list.items[before];
  if (list.flow) {
    const item = renderFlow(value, yaml);
    if (list.items.length === 0) return splice(text, startOf(list), endOf(source, list), `[${item}]`);
    if (at) return splice(text, startOf(at), startOf(at), `${item}, `);
    const end = endOf(source, list.items.at(-1));
    return splice(text, end, end, `, ${item}`);
  }
  const dash = (item: unknown) => text.lastIndexOf("-", startOf(item) - 1);
  const first = dash(list.items[0]);
  const lines = indent(renderYaml([value], yaml).replace(/^\[(.*)\]\n$/s, "- $1"), first - lineStart(text, first));
  if (at) {
    const start = commentsAbove(text, lineStart(text, dash(at)));
    return splice(text, start, start, `${lines}\n`);
  }
  const end = lineEnd(text, endOf(source, list.items.at(-1)));
  return splice(text, end, end, `\n${lines}`);
}

/** Adds a key to a map that has others, at its usual place. */
export function addKey(source: YamlText, place: Place, key: string, value: unknown, lines?: string): string {
  const { text, yaml } = source;
  const map = nodeAt(source, place);
  if (!yaml.isMap(map)) throw new EditError(`${place.join("/")} has no keys`);
  if (map.flow) {
    const pair = `${renderFlow(key, yaml)}: ${renderFlow(value, yaml)}`;
    const last = map.items.at(-1);
    if (!last) return splice(text, startOf(map), endOf(source, map), `{${pair}}`);
    const end = endOf(source, last);
    return splice(text, end, end, `, ${pair}`);
  }
  const rank = order.indexOf(key);
  const behind =
    rank < 0 ? map.items.at(-1) : (map.items.findLast((pair) => order.indexOf(keyOf(pair)) < rank) ?? map.items[0]);
  if (!behind) throw new EditError(`${place.join("/")} is empty`);
  const column = columnOf(source, map.items[0]?.key);
  const end = lineEnd(text, endOf(source, behind));
  const rendered = lines ?? indent(renderYaml({ [key]: value }, yaml), column);
  return splice(text, end, end, `\n${isSpaced(source, place) ? "\n" : ""}${rendered}`);
}

/** Whether the parts of a map are set apart by empty lines. */
function isSpaced(source: YamlText, place: Place): boolean {
  const { text, yaml } = source;
  const map = nodeAt(source, place);
  if (!yaml.isMap(map) || map.items.length < 2) return place.length === 1 && place[0] === "paths";
  const [before, last] = map.items.slice(-2);
  return /\n[ \t]*\n/.test(text.slice(endOf(source, before), startOf(last?.key)));
}

function setItem(source: YamlText, old: unknown, value: unknown): string {
  const { text, yaml } = source;
  if (!yaml.isNode(old)) throw new EditError("there is no such item");
  if (isPlain(source, old) && isScalar(value))
    return splice(text, startOf(old), endOf(source, old), scalarLike(source, old, value, false));
  const rendered = indent(renderYaml(value, yaml), columnOf(source, old)).trimStart();
  return splice(text, startOf(old), endOf(source, old), rendered);
}

/** Whether a node is a value on one line. */
function isPlain({ text, yaml }: YamlText, node: unknown): boolean {
  if (!yaml.isNode(node) || !node.range) return false;
  if (yaml.isCollection(node)) return node.flow === true && !text.slice(node.range[0], node.range[1]).includes("\n");
  return (
    yaml.isScalar(node) &&
    node.type !== "BLOCK_FOLDED" &&
    node.type !== "BLOCK_LITERAL" &&
    node.range[1] > node.range[0]
  );
}

/** A value quoted as the one that it replaces. */
function scalarLike({ yaml }: YamlText, old: unknown, value: unknown, flow: boolean): string {
  if (yaml.isScalar(old) && typeof value === "string" && old.type === "QUOTE_DOUBLE") return JSON.stringify(value);
  // Outside of brackets a comma needs no quotes.
  const rendered = flow || Array.isArray(value) ? renderFlow(value, yaml) : renderYaml(value, yaml).trimEnd();
  return flow && /[,[\]{}]/.test(rendered) && typeof value === "string" && !rendered.startsWith('"')
    ? JSON.stringify(value)
    : rendered;
}

function isScalar(value: unknown): boolean {
  return (
    typeof value !== "object" ||
    value === null ||
    (Array.isArray(value) && value.every((item) => typeof item !== "object"))
  );
}
