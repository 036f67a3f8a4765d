import type { Document, LineCounter, Node } from "yaml";
import type { Parsers } from "../parsers.ts";

/** An OpenAPI file with the place of everything in it. */
export interface SpecFile {
  /** The file's name without `.yaml`. */
  readonly api: string;
  /** As it is reported. */
  readonly file: string;
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly yaml: Parsers["yaml"];
}

/** A spec that is no YAML. */
export class SpecError extends Error {
  override name = "SpecError";
}

/** Parses a spec. */
export function parseSpec(file: string, api: string, text: string, { yaml }: Pick<Parsers, "yaml">): SpecFile {
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) throw new SpecError(`${file}:${error.linePos?.[0].line ?? 1}: ${error.message.split("\n")[0]}`);
  return { api, file, text, document, lines, yaml };
}

// References start here, again and again.
const roots = new WeakMap<SpecFile, SpecNode>();

/** A value in a spec: references are followed, and what stands beside a `$ref` goes before what it leads to. */
export class SpecNode {
  readonly spec: SpecFile;
  readonly node: Node | undefined;
  /** The line of the key, or of the item. */
  readonly line: number;
  /** The line of the key or item that led here, if that is only a reference; otherwise the same. */
  readonly usedLine: number;
  /** Where it stands in the file, as YAML paths do: after references were followed. */
  readonly path: readonly (string | number)[];
  /** The way that led here, references left as they are: what an edit of this use alone has to follow. */
  readonly route: readonly (string | number)[];

  // Pages are many and specs do not change: each reference is followed once.
  readonly #members = new Map<string, SpecNode | undefined>();
  #entries: readonly (readonly [string, SpecNode])[] | undefined;
  #items: readonly SpecNode[] | undefined;

  constructor(
    spec: SpecFile,
    node: Node | undefined,
    line: number,
    path: readonly (string | number)[],
    route: readonly (string | number)[] = path,
    usedLine: number = line,
  ) {
    this.spec = spec;
    this.node = node;
    this.line = line;
    this.path = path;
    this.route = route;
    this.usedLine = usedLine;
  }

  static root(spec: SpecFile): SpecNode {
    const root = roots.get(spec) ?? new SpecNode(spec, spec.document.contents ?? undefined, 1, []);
    roots.set(spec, root);
    return root;
  }

  /** The value without references, if it is a plain one. */
  get value(): unknown {
    const { yaml } = this.spec;
    return yaml.isScalar(this.node) ? this.node.value : undefined;
  }

  get text(): string | undefined {
    return typeof this.value === "string" ? this.value : undefined;
  }

  get number(): number | undefined {
    return typeof this.value === "number" ? this.value : undefined;
  }

  /** The value as it stands, references included. */
  get json(): unknown {
    return this.node?.toJS(this.spec.document);
  }

  get(key: string): SpecNode | undefined {
    if (!this.#members.has(key)) this.#members.set(key, this.#find(key));
    return this.#members.get(key);
  }

  #find(key: string): SpecNode | undefined {
    const { yaml } = this.spec;
    if (!yaml.isMap(this.node)) return undefined;
    const pair = this.node.items.find((item) => (yaml.isScalar(item.key) ? String(item.key.value) : undefined) === key);
    if (pair) return this.#child(pair.value, key, yaml.isScalar(pair.key) ? (pair.key as Node) : undefined).#follow();
    return key === "$ref" ? undefined : this.#target()?.get(key);
  }

  at(...keys: readonly string[]): SpecNode | undefined {
    let node: SpecNode | undefined = this;
    for (const key of keys) node = node?.get(key);
    return node;
  }

  /** The members of a map, those that a reference adds included. */
  entries(): readonly (readonly [string, SpecNode])[] {
    this.#entries ??= this.#listEntries();
    return this.#entries;
  }

  #listEntries(): readonly (readonly [string, SpecNode])[] {
    const { yaml } = this.spec;
    if (!yaml.isMap(this.node)) return [];
    const own = this.node.items.flatMap((item) => {
      const key = yaml.isScalar(item.key) ? String(item.key.value) : undefined;
      const member = key === undefined || key === "$ref" ? undefined : this.get(key);
      return key !== undefined && member ? [[key, member] as const] : [];
    });
    const names = new Set(own.map(([key]) => key));
    return [...own, ...(this.#target()?.entries() ?? []).filter(([key]) => !names.has(key))];
  }

  /** The items of a list. */
  items(): readonly SpecNode[] {
    this.#items ??= this.#listItems();
    return this.#items;
  }

  #listItems(): readonly SpecNode[] {
    const { yaml } = this.spec;
    if (!yaml.isSeq(this.node)) return [];
    return this.node.items.map((item, index) => this.#child(item, index).#follow());
  }

  /** A reference that has nothing of its own is what it leads to. */
  #follow(): SpecNode {
    const { yaml } = this.spec;
    const target = yaml.isMap(this.node) && this.node.items.length === 1 ? this.#target() : undefined;
    return target ?? this;
  }

  #target(): SpecNode | undefined {
    const { yaml } = this.spec;
    if (!yaml.isMap(this.node)) return undefined;
    const reference = this.node.get("$ref");
    if (typeof reference !== "string" || !reference.startsWith("#/")) return undefined;
    const keys = reference.slice(2).split("/");
    const found = SpecNode.root(this.spec).at(...keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")));
    return found && new SpecNode(this.spec, found.node, found.line, found.path, this.route, this.usedLine);
  }

  #child(value: unknown, key: string | number, keyNode?: Node): SpecNode {
    const { yaml, lines } = this.spec;
    const node = yaml.isNode(value) ? value : undefined;
    const place = keyNode?.range?.[0] ?? node?.range?.[0];
    return new SpecNode(
      this.spec,
      node,
      place === undefined ? this.line : lines.linePos(place).line,
      [...this.path, key],
      [...this.route, key],
    );
  }
}
