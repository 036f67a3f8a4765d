import type { Place } from "../difference.ts";
import {
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

/** Where a way through references leads: to a place, or to the reference that has to become a copy first. */
export type Way = { readonly place: Place } | { readonly copy: Place; readonly from: Place };

/** Follows a way through references, as far as what they lead to may be changed. */
export function follow(source: YamlText, route: Place, mayChange: (component: Place) => boolean): Way {
  let place: Place = [];
  for (const key of route) {
    for (let steps = 0; steps < 20; steps++) {
      const node = nodeAt(source, place);
      const target = referenceOf(source, place);
      if (!target || (source.yaml.isMap(node) && node.items.some((pair) => keyOf(pair) === String(key)))) break;
      if (!mayChange(target)) return { copy: place, from: target };
      place = target;
    }
    place = [...place, key];
  }
  return { place };
}

/** Where the reference at a place leads, if there is one. */
export function referenceOf(source: YamlText, place: Place): Place | undefined {
  const value = pairAt(source, [...place, "$ref"])?.value as { value?: unknown } | null | undefined;
  const pointer = value?.value;
  if (typeof pointer !== "string" || !pointer.startsWith("#/")) return undefined;
  return pointer
    .slice(2)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The references to a component, as their places. */
export function referencesTo(source: YamlText, component: Place): readonly Place[] {
  const found: Place[] = [];
  const { yaml } = source;
  const walk = (node: unknown, place: Place): void => {
    if (yaml.isMap(node)) {
      if (referenceOf(source, place)?.join("/") === component.join("/")) found.push(place);
      for (const pair of node.items) walk(pair.value, [...place, keyOf(pair)]);
    } else if (yaml.isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, [...place, index]);
  };
  walk(source.document.contents, []);
  return found;
}

/** Puts a copy of what a reference leads to in its place, comments included; what stands beside the reference stays. */
export function copyReferenced(source: YamlText, place: Place, from: Place): string {
  const { text, yaml } = source;
  const map = nodeAt(source, place);
  const component = nodeAt(source, from);
  const pair = pairAt(source, [...place, "$ref"]);
  if (!yaml.isMap(map) || !yaml.isMap(component) || !pair || map.flow || component.flow)
    throw new EditError(`what ${from.join("/")} describes cannot be copied`);
  const beside = new Set(map.items.map(keyOf));
  const by = startOf(pair.key) - lineStart(text, startOf(pair.key));
  const [first] = component.items;
  const was = first ? startOf(first.key) - lineStart(text, startOf(first.key)) : 0;
  const lines = component.items
    .filter((item) => !beside.has(keyOf(item)))
    .flatMap((item, index) => {
      const start = lineStart(text, startOf(item.key));
      const end = lineEnd(text, endOf(source, item));
      const above = index === 0 ? start : commentsAbove(text, start);
      return text.slice(above, end).split("\n");
    })
    .map((line) => (line.trim() === "" ? "" : " ".repeat(by) + line.slice(was)));
  if (lines.length === 0) throw new EditError(`${from.join("/")} has nothing to copy`);
  const [head = "", ...rest] = lines;
  const start = startOf(pair.key);
  return splice(text, start, lineEnd(text, endOf(source, pair)), [head.trimStart(), ...rest].join("\n"));
}

/** Where the comment lines directly above a line begin, those of its own indentation. */
export function commentsAbove(text: string, start: number): number {
  const indentation = /^ */.exec(text.slice(start))?.[0] ?? "";
  let from = start;
  while (from > 0) {
    const above = lineStart(text, from - 1);
    const line = text.slice(above, from - 1);
    if (!line.startsWith(`${indentation}#`)) break;
    from = above;
  }
  return from;
}
