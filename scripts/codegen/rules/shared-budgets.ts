import { isObject, type JsonObject, type Spec, SpecError } from "../spec.ts";

/** A budget that counts for a whole host. */
interface HostBudget {
  readonly spec: Spec;
  readonly path: readonly string[];
  readonly budget: JsonObject;
}

/**
 * Checks that budgets of one name and host, which clients of several APIs share, are the same in all specs.
 *
 * @throws {SpecError} One has another figure, scope or header.
 */
export function assertSharedBudgets(specs: readonly Spec[]): void {
  const known = new Map<string, HostBudget>();
  for (const each of specs.flatMap(hostBudgetsOf)) {
    const { spec, path, budget } = each;
    const key = `${hostOf(spec)} ${path.at(-1)}`;
    const before = known.get(key) ?? each;
    known.set(key, before);
    for (const field of ["scope", "limit", "intervalMs", "header"]) {
      if (budget[field] === before.budget[field]) continue;
      const place = `${before.spec.file}:${before.spec.lineOf([...before.path, field])}`;
      const text = `\`${path.at(-1)}\` is shared with ${place}, where \`${field}\` is ${JSON.stringify(before.budget[field])}: write the same, or give it another name`;
      throw new SpecError(spec, [...path, field], text);
    }
  }
}

function hostBudgetsOf(spec: Spec): readonly HostBudget[] {
  const budgets = spec.root["x-rate-limits"];
  return Object.entries(isObject(budgets) ? budgets : {}).flatMap(([name, budget]) =>
    isObject(budget) && budget.per === "host" ? [{ spec, path: ["x-rate-limits", name], budget }] : [],
  );
}

/** Where an API is served; its name, which nothing else has, where that is not told. */
function hostOf({ name, root }: Spec): string {
  const [server] = Array.isArray(root.servers) ? root.servers : [];
  const url = isObject(server) && typeof server.url === "string" ? server.url : "";
  return URL.canParse(url) ? new URL(url).origin : name;
}
