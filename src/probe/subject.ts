import { ParameterError } from "../errors.ts";
import type { OperationFacts } from "../facts.ts";
import { type CompiledOperation, compileOperation, prepareNamed } from "../prepare.ts";
import { readSettings } from "../read-options.ts";
import type { CheckedParameters } from "../rules.ts";
import { readSecurity, type Security } from "../testing/security.ts";
import { whyNever, whyNotAt } from "./harmless.ts";
import type { ProbedApi } from "./probed-api.ts";
import { type Samples, sampleValue } from "./sample-value.ts";
import { isNumeric, makeUpIds, type Random } from "./unknown-id.ts";

/** An operation with parameters by which it can be probed: complete and correct, about an order that does not exist. */
export interface Subject {
  readonly api: ProbedApi;
  readonly compiled: CompiledOperation;
  readonly facts: OperationFacts;
  readonly security: Security;
  readonly parameters: CheckedParameters;
  /** The parameters that name the order. */
  readonly names: readonly string[];
  /** The ids that were made up. */
  readonly ids: readonly string[];
  /** Whether they are numbers. */
  readonly numeric: boolean;
  /** Whether the operation changes nothing, whatever it is sent. */
  readonly reads: boolean;
}

/** Finds such parameters; a text says why there are none. */
export function readSubject(api: ProbedApi, facts: OperationFacts, samples: Samples, random: Random): Subject | string {
  const operation = api.operations[facts.id];
  if (!operation) return "it is not in the operation table";
  const never = whyNever(facts);
  if (never !== undefined) return never;
  const compiled = compileOperation(api.api, operation, api.exchange.readError, Date.now, []);
  const { effect = "read", by = {} } = facts.target ?? {};
  const values: Record<string, unknown> = {};
  for (const parameter of facts.parameters) {
    const { name, required, filled } = parameter;
    if (!required || filled || Object.hasOwn(by, name)) continue;
    const value = sampleValue(facts, parameter, samples);
    const option = facts.target?.within[name] === undefined ? "the spec needs an example" : "give one with --symbol";
    if (value === undefined) return `nothing says what \`${name}\` may be: ${option}`;
    values[name] = value;
  }
  const security = readSecurity(api.document, facts.security);
  const shared = { api, compiled, facts, security, reads: effect === "read" };
  const bare = check(compiled, values);
  if (facts.target === undefined || facts.target.select === "all") {
    return typeof bare === "string" ? bare : { ...shared, parameters: bare, names: [], ids: [], numeric: false };
  }
  // An exchange that passes over ids which it does not understand would cancel all the rest.
  if (typeof bare !== "string" && effect !== "read")
    return "its ids may be left out, and then it cancels more than what they name";
  let broken: string | undefined;
  for (const named of waysToName(facts, random)) {
    const parameters = check(compiled, { ...values, ...Object.fromEntries(named) });
    if (typeof parameters === "string") {
      broken = parameters;
      continue;
    }
    const not = whyNotAt(compiled.serialize(parameters).path, operation, parameters, api.operations);
    if (not !== undefined) return not;
    const numeric = named.some(([name]) => isNumericParameter(facts, name));
    return { ...shared, parameters, names: named.map(([name]) => name), ids: named.flatMap(([, id]) => id), numeric };
  }
  return broken ?? "no id can be made up for it that surely names no order";
}

type Named = readonly (readonly [name: string, id: string | readonly string[]])[];

/** Each id alone, texts before numbers, and then all of them; always with those that are mandatory. */
function waysToName(facts: OperationFacts, random: Random): readonly Named[] {
  const ids = facts.parameters.flatMap(({ name, value, required }) => {
    const made = Object.hasOwn(facts.target?.by ?? {}, name) ? makeUpIds(value, random) : [];
    const [first] = made;
    return first === undefined ? [] : [{ name, required, id: value.type === "list" ? made : first }];
  });
  const numeric = ({ name }: { readonly name: string }) => Number(isNumericParameter(facts, name));
  const sorted = ids.sort((one, other) => numeric(one) - numeric(other));
  const ways = [...sorted.map((each) => ids.filter((id) => id === each || id.required)), ids];
  return ways.filter((way) => way.length > 0).map((way) => way.map(({ name, id }) => [name, id]));
}

function isNumericParameter({ parameters }: OperationFacts, name: string): boolean {
  return parameters.some((each) => each.name === name && isNumeric(each.value));
}

/** The parameters as they go out, or which rule they break. */
function check(compiled: CompiledOperation, values: object): CheckedParameters | string {
  try {
    return prepareNamed(compiled, values, {}, { settings: readSettings({}, compiled.place), options: {} }).parameters;
  } catch (error) {
    if (error instanceof ParameterError) return `no request keeps to its rules: ${error.message}`;
    throw error;
  }
}
