import type { SpecNode } from "../../docs/spec/node.ts";
import { placeOf, type SpecPlace } from "./place.ts";

/** Something that a consumer has to know of a spec. */
export interface Finding extends SpecPlace {
  /** The API and the operation, such as `binance-margin/cancelOrder`; the API alone where the operation is gone. */
  readonly operation: string;
  readonly message: string;
  /** The interactions that it is about. */
  readonly interactions: readonly string[];
}

/** Collects findings; one that several interactions have is one. */
export class Findings {
  readonly #found = new Map<string, Finding & { readonly interactions: string[] }>();

  add(node: SpecNode, operation: string, message: string, interaction: string): void {
    const place = placeOf(node);
    const key = `${place.file}:${place.line}:${place.column} ${operation} ${message}`;
    const found = this.#found.get(key) ?? { ...place, operation, message, interactions: [] };
    if (!found.interactions.includes(interaction)) found.interactions.push(interaction);
    this.#found.set(key, found);
  }

  /** By file and line. */
  list(): readonly Finding[] {
    return [...this.#found.values()].sort(
      (a, b) => Number(a.file > b.file) - Number(a.file < b.file) || a.line - b.line || a.column - b.column,
    );
  }
}

/** Says something of a place in the spec. */
export type Say = (node: SpecNode, message: string) => void;
