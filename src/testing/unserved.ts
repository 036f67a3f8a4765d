import type { OperationFacts, Target } from "../facts.ts";
import { fieldsAsked } from "./asks.ts";
import {
  alternativesOf,
  type DocumentedOperation,
  type DocumentedParameter,
  mediaOf,
  type Schema,
} from "./document.ts";
import { isUnclear, type Naming, readNaming } from "./naming.ts";
import { schemaOf } from "./parameter-schema.ts";
import { isStructured } from "./subject.ts";
import { kindsOf, shareOut, type Takes, takesOf } from "./takes.ts";

/** Why the mock exchange does not carry out the calls of an operation. */
export interface Unserved {
  readonly where: "request" | "answer";
  /** What the document does not say, and how to say it. */
  readonly because: string;
}

/** A list, or a map, of an answer, with what it has. */
interface List {
  readonly schema: Schema;
  readonly takes: Takes;
}

/** What keeps the mock exchange from carrying out calls about several orders, or from answering them; nothing if it can. */
export function findUnserved(
  { target, parameters, body, status }: OperationFacts,
  described: readonly DocumentedParameter[],
  documented: DocumentedOperation,
): Unserved | undefined {
  if (!target || target.select === "one") return undefined;
  const schemaFor = (name: string) => {
    const facts = parameters.find((parameter) => parameter.name === name);
    return facts && schemaOf(facts, body, described, documented);
  };
  const unread = target.select === "list" ? findUnread(target, schemaFor) : undefined;
  if (unread !== undefined) return { where: "request", because: unread };
  const answer = mediaOf(documented.responses[status]?.content)?.schema ?? {};
  const unwritten = findUnwritten(target, readNaming(target, schemaFor), answer);
  return unwritten === undefined ? undefined : { where: "answer", because: unwritten };
}

/** What is wrong with the parameters that name orders. */
function findUnread({ by }: Target, schemaFor: (name: string) => Schema | undefined): string | undefined {
  for (const [name, field] of Object.entries(by)) {
    const schema = schemaFor(name) ?? {};
    if (kindsOf(schema) && schema.type === "object" && schema["x-group-by"] === undefined)
      return `\`${name}\` is a map: say by \`x-group-by\` which field of an order its names are`;
    const asked = fieldsAsked(schema, field).get(field);
    if (!asked) return `the items of \`${name}\` have no field with \`x-value: order.${field}\``;
    if (isStructured(asked)) return `\`${name}\` has no ids, no lists of them, and no maps of such lists`;
  }
  return undefined;
}

/** What is wrong with the lists of an answer. */
function findUnwritten(target: Target, naming: Naming, answer: Schema): string | undefined {
  const lists = listsIn(answer);
  const unclear = lists.map(({ schema }) => findMeaningless(target, naming, schema));
  // What else there is stays empty where one list is clear.
  const clear = lists.filter((_, index) => unclear[index] === undefined);
  if (clear.length === 0) return unclear[0];
  if (clear.filter(({ takes }) => takes.canceled).length > 1)
    return "its answer has several lists of orders: give the reasons why one was not canceled a mandatory field with `x-value: error.…`, and leave out other lists";
  return undefined;
}

function listsIn(schema: Schema, takes?: Takes): readonly List[] {
  const branches = alternativesOf(schema);
  if (branches) return branches.flatMap((branch) => listsIn(branch));
  if (kindsOf(schema)) return [{ schema, takes: takes ?? takesOf(schema) }];
  const { properties = {} } = schema;
  const shares = shareOut(properties);
  return Object.entries(properties).flatMap(([name, property]) => listsIn(property, shares.get(name)));
}

/** Why nobody can tell what stands in a list or a map. */
function findMeaningless({ select, by }: Target, naming: Naming, schema: Schema): string | undefined {
  const { type, "x-group-by": field, additionalProperties: values } = schema;
  if (type === "object" && field === undefined)
    return "its answer is a map: say by `x-group-by` which field of an order its names are";
  const isSingle = typeof values === "object" && values.type !== "array";
  if (field !== undefined && isSingle && select === "list" && !Object.values(by).includes(field))
    return `its answer has one order for each \`${field}\`, of which several orders may have the same: have a list there`;
  for (const kind of kindsOf(schema) ?? []) {
    if (kindsOf(kind)) return "its answer has lists in a list: have the orders in one";
    if (isUnclear(naming, kind))
      return "its answer has items of which nobody knows what they show: say so by `x-value: order.…`";
  }
  return undefined;
}
