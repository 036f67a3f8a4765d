import type { BatchFacts } from "./batch-call.ts";
import { type ErrorPlace, ParameterError } from "./errors.ts";
import { readIds } from "./id-source.ts";
import type { Batch } from "./operation.ts";
import type { CallOptions } from "./options.ts";
import { type CompiledOperation, placeParameters } from "./prepare.ts";
import { isRecord } from "./record.ts";
import { compileRules } from "./rules.ts";

/** What one request asks for. */
export interface Chunk {
  /** Decimal strings, or client order ids as given. */
  readonly ids: readonly string[];
  readonly parameters: object;
}

/**
 * Reads all ids and splits them by the documented size. Every request is checked by the rules here, so that none is
 * refused when others were sent already; what all of them have in common before the first id is read, since there may be
 * none.
 *
 * @throws {ParameterError} A rule is broken, an id is given twice, or the source of the ids fails.
 */
export async function readChunks(
  { compiled, defaults }: BatchFacts,
  parameters: unknown,
  options: CallOptions,
): Promise<readonly Chunk[]> {
  const { operation, place, rules } = compiled;
  const { name, source, rest } = readList(Object.keys((operation.batch as Batch).by), parameters, place);
  const most = operation.parameters.find((parameter) => parameter.name === name)?.most ?? Infinity;
  const given = [options as Readonly<Record<string, unknown>>, defaults.options] as const;
  assertFixed(compiled, name, rest, given);
  const ids = await readIds(name, source, place, options.signal);
  const seen = new Set<string>();
  const chunks: Chunk[] = [];
  for (let start = 0; start < ids.length; start += most) {
    const { params, body } = placeParameters(compiled, { ...rest, [name]: ids.slice(start, start + most) });
    const checked = rules(params, body, given);
    const chunk = checked[name] as readonly string[];
    for (const id of chunk) {
      if (seen.has(id)) throw new ParameterError("PARAMETER_INVALID", name, `has the same id twice: ${id}`, place);
      seen.add(id);
    }
    chunks.push({ ids: chunk, parameters: { ...rest, [name]: chunk } });
  }
  return chunks;
}

/** Checks all parameters but the list. */
function assertFixed(
  compiled: CompiledOperation,
  list: string,
  rest: object,
  options: readonly Readonly<Record<string, unknown>>[],
): void {
  const { operation, place } = compiled;
  const fixed = {
    ...operation,
    parameters: operation.parameters.filter(({ name }) => name !== list),
    dependencies: operation.dependencies.filter(({ names }) => !names.includes(list)),
  };
  const { params, body } = placeParameters({ ...compiled, operation: fixed }, rest);
  compileRules(place, fixed)(params, body, options);
}

/** The one list parameter that was given, and the other parameters, copied. */
function readList(
  lists: readonly string[],
  parameters: unknown,
  place: ErrorPlace,
): { readonly name: string; readonly source: unknown; readonly rest: object } {
  if (!isRecord(parameters)) {
    throw new ParameterError("PARAMETER_INVALID", "parameters", "must be an object", place);
  }
  const entries = Object.entries(parameters);
  const given = entries.filter(([name, value]) => lists.includes(name) && value !== undefined);
  const [[name, source] = []] = given;
  if (name === undefined || given.length > 1) {
    const code = name === undefined ? "PARAMETER_MISSING" : "PARAMETER_DEPENDENCY";
    const several = lists.length > 1 ? "give exactly one of them" : "is mandatory";
    throw new ParameterError(code, lists.join(", "), `${several}, as an iterable of ids`, place);
  }
  // `Object.fromEntries` takes `__proto__` for a name like any other, which the rules then refuse.
  return { name, source, rest: Object.fromEntries(entries.filter((entry) => !lists.includes(entry[0]))) };
}
