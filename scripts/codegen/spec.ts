import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";

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
  /** The line on which the value at `path` begins, counted from 1. */
  lineOf(path: readonly (string | number)[]): number;
}

/** A spec that cannot be turned into a client; says where. */
export class SpecError extends Error {
  override name = "SpecError";

  constructor(spec: Spec, path: readonly (string | number)[], message: string) {
    super(`${spec.file}:${spec.lineOf(path)}: ${message}`);
  }
}

/** Reads all specs of a folder, by name. */
export function readSpecs(folder: string): readonly Spec[] {
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
  return {
    name: basename(path, ".yaml"),
    file,
    root: document.toJS() as JsonObject,
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}

/** Follows a local `$ref`, merging what stands beside it, as OpenAPI 3.1 allows; other values come back unchanged. */
export function resolve(spec: Spec, value: Json): Json {
  if (!isObject(value) || typeof value.$ref !== "string") return value;
  const { $ref, ...beside } = value;
  const path = $ref.replace(/^#\//, "").split("/");
  const target = path.reduce<Json | undefined>(
    (node, key) => (isObject(node) ? node[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined),
    spec.root,
  );
  if (target === undefined) throw new SpecError(spec, [], `\`${$ref}\` does not lead anywhere`);
  const resolved = resolve(spec, target);
  return isObject(resolved) ? { ...resolved, ...beside } : resolved;
}

/** The same document with every `$ref` replaced by what it leads to. */
export function dereference(spec: Spec, value: Json = spec.root, depth = 0): Json {
  if (depth > 100) throw new SpecError(spec, [], "a schema contains itself");
  const resolved = resolve(spec, value);
  if (Array.isArray(resolved)) return resolved.map((item) => dereference(spec, item, depth + 1));
  if (!isObject(resolved)) return resolved;
  return Object.fromEntries(Object.entries(resolved).map(([key, item]) => [key, dereference(spec, item, depth + 1)]));
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `binance-usdm-futures` → `BinanceUsdmFutures`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
