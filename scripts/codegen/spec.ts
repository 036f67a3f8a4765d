import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml";
import { assertFields } from "./rules/check.ts";
import { assertSharedBudgets } from "./rules/shared-budgets.ts";

/** Plain JSON, as it stands in a YAML file. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** One hand-written OpenAPI file. */
export interface Spec {
  /** The file's name without `.yaml`: the name of the API. */
  readonly name: string;
  /** As a person would write it from the top of the repository. */
  readonly file: string;
  readonly root: JsonObject;
  /** The line, from 1, of the key or item at `path`, or of the nearest one around it; references are followed. */
  lineOf(path: readonly (string | number)[]): number;
}

/** A spec that cannot be turned into a client; says where. */
export class SpecError extends Error {
  override name = "SpecError";

  constructor(spec: Spec, path: readonly (string | number)[], message: string) {
    super(`${spec.file}:${spec.lineOf(path)}: ${message}`);
  }
}

/** Reads all specs of a folder, by name, but for those of mock exchanges. */
export function readSpecs(folder: string): readonly Spec[] {
  const specs = readAll(folder).filter((spec) => !isOfMock(spec));
  assertSharedBudgets(specs);
  return specs;
}

/** Reads the specs that only mock exchanges have. */
export function readMockSpecs(folder: string): readonly Spec[] {
  return readAll(folder).filter(isOfMock);
}

function isOfMock({ root }: Spec): boolean {
  return isObject(root) && root["x-mock"] === true;
}

function readAll(folder: string): readonly Spec[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => readSpec(join(folder, file)));
}

function readSpec(path: string): Spec {
  const lines = new LineCounter();
  const file = relative(process.cwd(), path);
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  const [error] = document.errors;
  if (error) throw new SyntaxError(`${file}:${error.linePos?.[0].line ?? 1}: ${error.message}`);
  const spec: Spec = {
    name: basename(path, ".yaml"),
    file,
    root: document.toJS() as JsonObject,
    lineOf(path) {
      let node: unknown = document.contents;
      let line = 1;
      for (const key of path) {
        const $ref = isMap(node) && !node.has(key) ? node.get("$ref") : undefined;
        if (typeof $ref === "string") node = document.getIn(keysOf($ref), true);
        const pair = isMap(node) ? node.items.find((each) => String(each.key) === String(key)) : undefined;
        const place = isSeq(node) ? node.items[Number(key)] : pair?.key;
        if (!isNode(place) || !place.range) break;
        line = lines.linePos(place.range[0]).line;
        node = pair ? pair.value : place;
      }
      return line;
    },
  };
  assertReferences(spec, spec.root);
  assertFields(spec);
  return spec;
}

function assertReferences(spec: Spec, node: Json): void {
  resolve(spec, node);
  if (typeof node === "object" && node !== null) for (const item of Object.values(node)) assertReferences(spec, item);
}

/** Follows a local `$ref`, merging what stands beside it, as OpenAPI 3.1 allows; other values come back unchanged. */
export function resolve(spec: Spec, value: Json, behind: readonly string[] = []): Json {
  if (!isObject(value) || typeof value.$ref !== "string") return value;
  const { $ref, ...beside } = value;
  const target = nodeAt(spec, keysOf($ref));
  if (target === undefined || behind.includes($ref)) {
    const [around] = behind.slice(-1);
    const place = around === undefined ? placeOf(spec.root, $ref) : [...keysOf(around), "$ref"];
    throw new SpecError(spec, place ?? [], `\`${$ref}\` does not lead anywhere`);
  }
  const resolved = resolve(spec, target, [...behind, $ref]);
  return isObject(resolved) ? { ...resolved, ...beside } : resolved;
}

/** The same document with every `$ref` replaced by what it leads to. */
export function dereference(spec: Spec, value: Json = spec.root, within: readonly string[] = []): Json {
  const $ref = isObject(value) && typeof value.$ref === "string" ? [value.$ref] : [];
  const [again] = $ref.filter((each) => within.includes(each));
  if (again !== undefined) {
    const around = keysOf(within.at(-1) ?? "");
    throw new SpecError(
      spec,
      [...around, ...(placeOf(nodeAt(spec, around), again) ?? [])],
      `\`${again}\` contains itself`,
    );
  }
  const inside = [...within, ...$ref];
  const resolved = resolve(spec, value);
  if (Array.isArray(resolved)) return resolved.map((item) => dereference(spec, item, inside));
  if (!isObject(resolved)) return resolved;
  return Object.fromEntries(Object.entries(resolved).map(([key, item]) => [key, dereference(spec, item, inside)]));
}

function nodeAt(spec: Spec, keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((node, key) => (isObject(node) ? node[key] : undefined), spec.root);
}

function keysOf($ref: string): readonly string[] {
  const keys = $ref.replace(/^#\//, "").split("/");
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Where a reference is written. */
function placeOf(node: Json | undefined, $ref: string | undefined): readonly string[] | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  for (const [key, item] of Object.entries(node)) {
    const rest = key === "$ref" && item === $ref ? [] : placeOf(item, $ref);
    if (rest) return [key, ...rest];
  }
  return undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `binance-usdm-futures` → `BinanceUsdmFutures`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
