import type { Document, Node, Pair } from "yaml";
import type { Place } from "../difference.ts";
import type { Parsers } from "../parsers.ts";

/** A YAML file as it is edited: its text, and where everything stands in it. */
export interface YamlText {
  readonly text: string;
  readonly document: Document;
  readonly yaml: Parsers["yaml"];
}

/** A change that cannot be made in a file as it is. */
export class EditError extends Error {
  override name = "EditError";
}

// One change after another is tried on the same text, which none of them alters.
let latest: YamlText | undefined;

/**
 * Parses a file to edit it.
 *
 * @throws {EditError} It is no YAML.
 */
export function parseYaml(text: string, yaml: Parsers["yaml"]): YamlText {
  if (latest?.text === text && latest.yaml === yaml) return latest;
  const document = yaml.parseDocument(text);
  const [error] = document.errors;
  if (error) throw new EditError(`the result would be no YAML: ${error.message.split("\n")[0]}`);
  latest = { text, document, yaml };
  return latest;
}

/** The node at a place, if there is one; references are not followed. */
export function nodeAt({ document, yaml }: YamlText, place: Place): Node | undefined {
  let node: unknown = document.contents;
  for (const key of place) {
    if (yaml.isSeq(node)) node = node.items[Number(key)];
    else if (yaml.isMap(node)) node = node.items.find((pair) => keyOf(pair) === String(key))?.value;
    else return undefined;
  }
  return (node as Node | null) ?? undefined;
}

/** The pair of a map's key. */
export function pairAt(source: YamlText, place: Place): Pair<Node, Node | null> | undefined {
  const map = nodeAt(source, place.slice(0, -1));
  if (!source.yaml.isMap(map)) return undefined;
  return map.items.find((pair) => keyOf(pair) === String(place.at(-1))) as Pair<Node, Node | null> | undefined;
}

/** A pair's key as text. */
export function keyOf({ key }: { readonly key: unknown }): string {
  return String((key as { value?: unknown } | null)?.value);
}

/** Where a node begins. */
export function startOf(node: unknown): number {
  const range = (node as Node | null)?.range;
  if (!range) throw new EditError("something without a place in the file");
  return range[0];
}

/** Where the last character of a node is behind, comments and empty lines that follow left out. */
export function endOf({ text, yaml }: YamlText, node: unknown): number {
  const source = { text, yaml } as YamlText;
  if (yaml.isPair(node)) return node.value ? endOf(source, node.value) : endOf(source, node.key);
  if (yaml.isCollection(node) && !node.flow && node.items.length > 0) return endOf(source, node.items.at(-1));
  const [start, end] = (node as Node).range ?? [0, 0, 0];
  return start + text.slice(start, end).trimEnd().length;
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the line of an offset ends, before its line feed. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}

/** The column, from 0, in which a node begins. */
export function columnOf({ text }: YamlText, node: unknown): number {
  const start = startOf(node);
  return start - lineStart(text, start);
}

/** A text with a part of it replaced. */
export function splice(text: string, from: number, to: number, replacement: string): string {
  return text.slice(0, from) + replacement + text.slice(to);
}
