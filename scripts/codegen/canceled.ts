import type { Target } from "../../src/facts.ts";
import type { Batch } from "../../src/operation.ts";
import { requiredOf, sourceOf } from "./sources.ts";
import { isObject, type JsonObject, resolve, type Spec } from "./spec.ts";
import { answerOf } from "./success.ts";

/** What an order says of itself that was canceled, by field: what the spec fixes, and the states that mean it. */
export function saidWhenCanceled(spec: Spec, target: Target, order: JsonObject): Batch["canceled"] {
  const properties = isObject(order.properties) ? order.properties : {};
  const states = canceledStates(spec, target);
  return Object.fromEntries(
    Object.keys(properties).flatMap((name) => {
      const property = resolve(spec, properties[name] ?? null);
      const fixed = isObject(property) && property.const !== undefined ? [String(property.const)] : undefined;
      const words = fixed ?? (states?.source === sourceOf(spec, order, name) ? states.words : undefined);
      if (!words) return [];
      return [[name, requiredOf(order).includes(name) ? words : [...words, ""]] as const];
    }),
  );
}

/** The words for a canceled order, by the operation that reads one, and what its field tells. */
function canceledStates(spec: Spec, { item }: Target): { source: string; words: readonly string[] } | undefined {
  for (const [template, methods] of Object.entries(isObject(spec.root.paths) ? spec.root.paths : {})) {
    for (const [method, node] of Object.entries(isObject(methods) ? methods : {})) {
      if (!isObject(node)) continue;
      const { "x-states": states, "x-target": target } = node;
      if (!isObject(states) || !isObject(target) || !isObject(states.values)) continue;
      if (target.effect !== "read" || target.item !== item || target.select !== "one") continue;
      const answer = answerOf(spec, ["paths", template, method], node);
      const words = Object.entries(states.values).flatMap(([word, state]) => (state === "canceled" ? [word] : []));
      return { source: sourceOf(spec, answer, String(states.field)), words };
    }
  }
  return undefined;
}
