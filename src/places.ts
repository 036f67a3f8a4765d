import type { Operation, Parameter } from "./operation.ts";
import type { GivenCall } from "./prepare.ts";
import { compileSerializer } from "./serialize.ts";

/** Sorts parameters into their places; unknown ones stay for the rules to refuse. */
function sortParameters({ parameters, body: kind }: Operation, given: Readonly<Record<string, unknown>>): GivenCall {
  const placed: { [In in Parameter["in"]]?: Record<string, unknown> } = {};
  for (const name of Object.keys(given)) {
    const found = parameters.find((parameter) => parameter.name === name)?.in ?? "query";
    // Without a prototype `__proto__` is a name like any other.
    placed[found] ??= Object.create(null) as Record<string, unknown>;
    placed[found][name] = given[name];
  }
  const { body = Object.create(null), ...params } = placed;
  if (kind === "json-value") return { params, body: body.body };
  return kind ? { params, body } : { params };
}

/** How a call is made whose parameters do not all stand in the query. */
export const places = { compileSerializer, sortParameters };
