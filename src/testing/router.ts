import type { MockOperation } from "./mock-operation.ts";

/** The operation that a request is for, with the values of the path's parameters. */
export interface Route {
  readonly operation: MockOperation;
  readonly path: Readonly<Record<string, string>>;
}

/** The methods of a path that has not the one that was asked for. */
export interface OtherMethods {
  readonly allowed: readonly string[];
}

interface Template {
  readonly segments: readonly { readonly literal?: string; readonly parameter?: string }[];
  readonly methods: Map<string, MockOperation>;
}

/** Finds operations by method and path; where a literal path and a template fit, the literal one is meant. */
export function createRouter(
  operations: readonly MockOperation[],
): (method: string, path: string) => Route | OtherMethods | undefined {
  const templates = new Map<string, Template>();
  for (const operation of operations) {
    const { path, method } = operation.operation;
    const template = templates.get(path) ?? { segments: path.split("/").map(readSegment), methods: new Map() };
    template.methods.set(method, operation);
    templates.set(path, template);
  }
  // Most paths are sent as they are documented.
  const literal = new Map<string, Map<string, Route>>();
  for (const operation of operations) {
    const { path, method } = operation.operation;
    if (/[{%]/.test(path)) continue;
    const methods = literal.get(path) ?? new Map<string, Route>();
    literal.set(path, methods.set(method, { operation, path: {} }));
  }
  const sorted = [...templates.values()].sort((a, b) => openness(a) - openness(b));

  return (method, path) => {
    const known = literal.get(path)?.get(method);
    if (known) return known;
    const segments = decodeSegments(path);
    const fitting = segments ? sorted.filter((template) => isFor(template, segments)) : [];
    for (const template of fitting) {
      const operation = template.methods.get(method);
      if (operation) return { operation, path: Object.fromEntries(parametersOf(template, segments ?? [])) };
    }
    return fitting.length > 0
      ? { allowed: [...new Set(fitting.flatMap(({ methods }) => [...methods.keys()]))] }
      : undefined;
  };
}

function readSegment(segment: string): Template["segments"][number] {
  const parameter = /^\{(.+)\}$/.exec(segment)?.[1];
  return parameter === undefined ? { literal: segment } : { parameter };
}

function openness({ segments }: Template): number {
  return segments.filter(({ parameter }) => parameter !== undefined).length;
}

/** Servers decode a path before they look it up: `%61ll` is `all`. */
function decodeSegments(path: string): readonly string[] | undefined {
  try {
    return path.split("/").map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function isFor({ segments }: Template, given: readonly string[]): boolean {
  return (
    segments.length === given.length &&
    segments.every(({ literal }, index) => (literal === undefined ? given[index] !== "" : literal === given[index]))
  );
}

function parametersOf({ segments }: Template, given: readonly string[]): [string, string][] {
  return segments.flatMap(({ parameter }, index) =>
    parameter === undefined ? [] : [[parameter, given[index] ?? ""] satisfies [string, string]],
  );
}
