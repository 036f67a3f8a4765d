/** The names that generated code takes from `src/`, each module once. */
export class Imports {
  readonly #modules = new Map<string, Set<string>>();

  /** Notes that the code uses a name, and gives it back. */
  use(module: string, name: string): string {
    const names = this.#modules.get(module) ?? new Set();
    this.#modules.set(module, names.add(name));
    return name;
  }

  /** The import statements. */
  code(): string {
    const modules = [...this.#modules].sort(([a], [b]) => (a < b ? -1 : 1));
    return modules
      .map(([module, names]) => `import { ${[...names].sort().join(", ")} } from "../../src/${module}.ts";\n`)
      .join("");
  }
}

/** A call that bundlers may leave out when nobody uses what it makes. */
export function pureCall(name: string, ...given: readonly (string | undefined)[]): string {
  const last = given.findLastIndex((each) => each !== undefined);
  return `/* @__PURE__ */ ${name}(${given
    .slice(0, last + 1)
    .map((each) => each ?? "undefined")
    .join(", ")})`;
}
