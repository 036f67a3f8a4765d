import type { Rule } from "./operation.ts";

/** At least one of the parameters must be given. */
export function or(...names: readonly string[]): Rule {
  return junction("Or", "at least one", names, (count) => count > 0);
}

/** Exactly one of the parameters must be given. */
export function onlyOne(...names: readonly string[]): Rule {
  return junction("OnlyOne", "exactly one", names, (count) => count === 1);
}

/** At most one of the parameters may be given. */
export function zeroOrOne(...names: readonly string[]): Rule {
  return junction("ZeroOrOne", "at most one", names, (count) => count < 2);
}

/** Either all of the parameters must be given, or none. */
export function allOrNone(...names: readonly string[]): Rule {
  return junction("AllOrNone", "all or none", names, (count) => count % names.length === 0);
}

function junction(kind: string, what: string, names: readonly string[], holds: (count: number) => boolean): Rule {
  return {
    names,
    text: `${kind}(${names.join(", ")}); (give ${what})`,
    holds: (values) => holds(names.filter((name) => values[name] !== undefined).length),
  };
}
