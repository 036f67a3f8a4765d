import type { Place } from "../difference.ts";
import { commentsAbove } from "./follow.ts";
import { EditError, endOf, lineEnd, lineStart, nodeAt, pairAt, splice, startOf, type YamlText } from "./yaml-text.ts";

/** Removes what is at a place, with the comment directly above it; a map or list that is left empty goes as well. */
export function remove(source: YamlText, place: Place): string {
  const { text, yaml } = source;
  const parent = nodeAt(source, place.slice(0, -1));
  if (!yaml.isCollection(parent)) throw new EditError(`there is no ${place.join("/")}`);
  const item = yaml.isSeq(parent) ? parent.items[Number(place.at(-1))] : pairAt(source, place);
  if (!item) throw new EditError(`there is no ${place.join("/")}`);
  if (parent.items.length === 1 && place.length > 1) return remove(source, place.slice(0, -1));
  const start = yaml.isPair(item) ? startOf(item.key) : startOf(item);
  if (parent.flow) {
    const index = parent.items.indexOf(item as never);
    const next = parent.items[index + 1];
    if (next) return splice(text, start, yaml.isPair(next) ? startOf(next.key) : startOf(next), "");
    return splice(text, endOf(source, parent.items[index - 1]), endOf(source, item), "");
  }
  const from = yaml.isPair(item) ? start : text.lastIndexOf("-", start - 1);
  const line = lineStart(text, from);
  const end = Math.min(text.length, lineEnd(text, endOf(source, item)) + 1);
  if (text.slice(line, from).trim() === "") {
    const span = { from: commentsAbove(text, line), to: end };
    // A part between empty lines leaves only one of them.
    const alone = text.slice(0, span.from).endsWith("\n\n") && text.startsWith("\n", span.to);
    return splice(text, span.from, alone ? span.to + 1 : span.to, "");
  }
  // The first key of a list's item shares its line with the dash.
  const [, second] = parent.items;
  if (!yaml.isPair(second)) throw new EditError(`${place.join("/")} cannot be taken out`);
  return splice(text, from, startOf(second.key), "");
}
