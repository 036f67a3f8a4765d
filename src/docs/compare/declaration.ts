import type { Difference, Edit } from "../difference.ts";
import type { Match } from "../match.ts";
import type { Page } from "../page.ts";
import type { SpecOperation } from "../spec/operation.ts";

/** Compares method and path with those of the operation that an endpoint was known as. */
export function compareDeclaration({ endpoint, path, operation, moved }: Match, page: Page): readonly Difference[] {
  if (!operation || !moved) return [];
  const common = {
    severity: "breaking" as const,
    subject: operation.id,
    page: { name: page.name, line: path.line, half: endpoint.half },
    operation,
    anchor: operation.node,
  };
  return [
    ...(moved.method
      ? [
          {
            ...common,
            kind: "method" as const,
            specLine: operation.node.line,
            says: { page: endpoint.method, spec: operation.method },
            edits: [{ path: operation.node.route, rename: endpoint.method.toLowerCase() }],
          },
        ]
      : []),
    ...(moved.path
      ? [
          {
            ...common,
            kind: "path" as const,
            specLine: operation.pathLine,
            says: { page: path.value, spec: operation.path },
            edits: pathEdits(path.value, operation),
          },
        ]
      : []),
  ];
}

/** The parameters of the path keep our names, and a page that leaves out the version means the one we know. */
function pathEdits(path: string, operation: SpecOperation): readonly Edit[] {
  const names = operation.path.match(/\{[^{}]*\}/g) ?? [];
  const given = path.match(/\{[^{}]*\}/g) ?? [];
  let index = 0;
  const named = names.length === given.length ? path.replace(/\{[^{}]*\}/g, () => names[index++] ?? "") : path;
  const [version = ""] = /^\/v\d+(?=\/)/.exec(operation.path) ?? [];
  const full = version !== "" && !/\/v\d+\//.test(named) ? version + named : named;
  return [{ path: operation.node.route, move: ["paths", full, operation.method.toLowerCase()] }];
}
