import { isList, isObject, type Json, type JsonObject } from "../../testing/json.ts";

/** What a contract says of how values are compared. */
export interface Matchers {
  /** How the value at a place of the example is compared; `undefined`: it has to be the same. */
  at(path: readonly (string | number)[]): string | undefined;
  /** Matchers of kinds that are not known here. */
  readonly unknown: readonly string[];
}

interface Rule {
  readonly segments: readonly (string | number)[];
  readonly match: string;
}

/** Those that leave the type as it is in the example, and those that say it. */
const known = new Set(
  "type equality regex include integer decimal number boolean null date time datetime timestamp semver notEmpty values contentType".split(
    " ",
  ),
);
/** Those that hold for all that is below them. */
const cascading = new Set(["type", "values", "eachValue", "eachKey", "arrayContains"]);
const structural = new Set(["values", "eachValue", "eachKey", "arrayContains"]);

/** Reads the matching rules of a body. */
export function readMatchers(rules: Json | undefined): Matchers {
  const unknown = new Set<string>();
  const read = isObject(rules) ? readRules(rules, [], unknown) : [];
  return {
    unknown: [...unknown],
    at(path) {
      const fitting = read.filter((rule) => fits(rule, path));
      const own = fitting.filter(({ segments }) => segments.length === path.length);
      const best = (own.length > 0 ? own : fitting).toSorted((a, b) => weight(b) - weight(a))[0];
      // What holds for a list or a map as a whole says of what is in it that its type counts.
      return best && structural.has(best.match) && best.segments.length < path.length ? "type" : best?.match;
    },
  };
}

function readRules(rules: JsonObject, base: Rule["segments"], unknown: Set<string>): readonly Rule[] {
  return Object.entries(rules).flatMap(([path, rule]): readonly Rule[] => {
    const segments = [...base, ...segmentsOf(path)];
    const matchers = isObject(rule) && isList(rule.matchers) ? rule.matchers.filter(isObject) : [];
    return matchers.flatMap((matcher): readonly Rule[] => {
      const match = String(matcher.match ?? "type");
      if (!known.has(match) && !structural.has(match)) {
        unknown.add(match);
        return [{ segments, match: "type" }];
      }
      const variants = isList(matcher.variants) ? matcher.variants.filter(isObject) : [];
      const inside = variants.flatMap(({ index, rules: below }) =>
        isObject(below) ? readRules(below, [...segments, Number(index ?? 0)], unknown) : [],
      );
      return [{ segments, match }, ...inside];
    });
  });
}

/** `$.a[*]['b c'].*` in parts; a star stands for any. */
function segmentsOf(path: string): readonly (string | number)[] {
  const parts = path
    .replace(/^\$/, "")
    .matchAll(/\.?([A-Za-z_][\w-]*)|\.?\*|\[(\d+|\*)\]|\[(['"])((?:\\.|(?!\3).)*)\3\]/g);
  return [...parts].map(([whole, name, index, , quoted]) => {
    if (name !== undefined) return name;
    if (quoted !== undefined) return quoted.replace(/\\(.)/g, "$1");
    if (index === undefined || index === "*") return whole.includes("[") ? "[*]" : "*";
    return Number(index);
  });
}

function fits({ segments, match }: Rule, path: readonly (string | number)[]): boolean {
  if (segments.length > path.length || (segments.length < path.length && !cascading.has(match))) return false;
  return segments.every((segment, index) => isStar(segment) || segment === path[index]);
}

function weight({ segments }: Rule): number {
  return segments.length * 100 + segments.filter((segment) => !isStar(segment)).length;
}

function isStar(segment: string | number): boolean {
  return segment === "*" || segment === "[*]";
}
