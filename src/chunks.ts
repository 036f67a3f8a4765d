import type { BatchFacts } from "./batch-call.ts";
import { askedFor } from "./batch-items.ts";
import { type ErrorPlace, ParameterError } from "./errors.ts";
import { readIds } from "./id-source.ts";
import type { Batch, Parameter } from "./operation.ts";
import type { CallOptions } from "./options.ts";
import { type CompiledOperation, placeParameters } from "./prepare.ts";
import { isRecord } from "./record.ts";
import { compileRules } from "./rules.ts";

/** What one request asks for. */
export interface Chunk {
  /** Decimal strings, or client order ids as given, with what narrows each order alone. */
  readonly orders: readonly { readonly id: string }[];
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
  // What leads here is a batch.
  const batch = operation.batch as Batch;
  const { name, source, rest } = readList(Object.keys(batch.by), parameters, place);
  const given = [options as Readonly<Record<string, unknown>>, defaults.options] as const;
  assertFixed(compiled, name, rest, given);
  const row = operation.parameters.find((parameter) => parameter.name === name) as Parameter;
  const read = (name: string, source: unknown) => readIds(name, source, place, options.signal);
  const values = batch.asks?.[name]?.isMap
    ? await splitMap(row, source, read, place)
    : split(await read(name, source), row.most);
  const seen = new Set<string>();
  return values.map((value) => {
    const parameters = { ...rest, [name]: value };
    const { params, body } = placeParameters(compiled, parameters);
    rules(params, body, given);
    const orders = askedFor(batch, parameters).map(({ id, given }) => ({ ...given, id }));
    for (const order of orders) {
      const text = JSON.stringify(order);
      if (seen.has(text))
        throw new ParameterError("PARAMETER_INVALID", name, `has the same id twice: ${order.id}`, place);
      seen.add(text);
    }
    return { orders, parameters };
  });
}

/** Reads the lists of a map, and puts as much of each into one map as it may have. */
async function splitMap(
  { name, most, mostLists }: Parameter,
  source: unknown,
  read: (name: string, source: unknown) => Promise<readonly unknown[]>,
  place: ErrorPlace,
): Promise<readonly object[]> {
  const isMap = isRecord(source) && !["then", Symbol.iterator, Symbol.asyncIterator].some((key) => key in source);
  if (!isMap)
    throw new ParameterError("PARAMETER_INVALID", name, "must be an object, with a list for each name", place);
  const given = Object.entries(source).filter(([, each]) => each !== undefined);
  // All at once, so that what the caller does to lists afterwards changes nothing.
  const lists = await Promise.all(
    given.map(async ([group, each]) => [group, await read(`${name}.${group}`, each)] as const),
  );
  const rounds: [group: string, ids: readonly unknown[]][][] = [];
  for (const [group, all] of lists) {
    for (const [round, ids] of split(all, most).entries()) {
      rounds[round] ??= [];
      rounds[round].push([group, ids]);
    }
  }
  return rounds.flatMap((lists) => split(lists, mostLists).map((some) => Object.fromEntries(some)));
}

function split<Item>(items: readonly Item[], most = items.length): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / most) || 0 }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );
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
    parameters: operation.parameters.map(({ required, ...each }) => ({
      ...each,
      ...(required && each.name !== list && { required }),
    })),
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
