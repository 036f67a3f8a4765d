import type { OperationFacts } from "../facts.ts";
import type { Operation } from "../operation.ts";
import type { CheckedParameters } from "../rules.ts";

/** Why an operation is never called by a probe; undefined if it may be, with ids that were made up. */
export function whyNever({ method, security, target }: OperationFacts): string | undefined {
  if (target?.effect === "cancel" && target.select === "all")
    return "it cancels all that is open: never sent, in no form";
  if (target && target.select !== "all") return undefined;
  // A public operation has no account to act for.
  const reads = method === "GET" && (target?.effect === "read" || security.length === 0);
  return reads ? undefined : "the spec does not say that it only reads, nor by which ids it names orders";
}

/** Why a path is never asked for: it might be read as another one, where more would be canceled. */
export function whyNotAt(
  path: string,
  { id, method, parameters }: Operation,
  values: CheckedParameters,
  others: Readonly<Record<string, Operation>>,
): string | undefined {
  const wide = parameters.find(
    ({ name, in: place }) => place === "path" && /^(all|any|\*|\.*)$/i.test(String(values[name])),
  );
  if (wide) return `\`${wide.name}\` in its path would not name one thing`;
  const literal = (template: string) => template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^{}]*\}/g, "[^/]+");
  const other = Object.values(others).find(
    (each) => each.id !== id && each.method === method && new RegExp(`^${literal(each.path)}/?$`, "i").test(path),
  );
  return other && `its path would be that of ${other.id} as well`;
}

/**
 * The last look at a request before it is sent, whatever the plan says.
 *
 * @param madeUp The ids that this run has made up.
 * @throws {TypeError} It might cancel an order that exists.
 */
export function assertHarmless(
  operation: OperationFacts,
  parameters: CheckedParameters,
  madeUp: ReadonlySet<string>,
): void {
  const never = whyNever(operation);
  if (never !== undefined) throw new TypeError(`${operation.id} was not sent: ${never}`);
  const { effect = "read", by = {} } = operation.target ?? {};
  const ids = Object.keys(by).flatMap((name) => parameters[name] ?? []);
  if (effect !== "read" && ids.length === 0) throw new TypeError(`${operation.id} was not sent: it names no order`);
  if (ids.some((id) => !madeUp.has(String(id)))) {
    throw new TypeError(`${operation.id} was not sent: it names an order by an id that was not made up`);
  }
}
