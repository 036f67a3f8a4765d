import { alternativesOf, type Schema } from "./document.ts";
import { isList, isObject, type Json } from "./json.ts";
import { isUnclear } from "./naming.ts";
import { type Compile, type Context, readFrom, readOf, type Source, type Write } from "./render.ts";
import { exampleLike, isExampleOfError } from "./spare.ts";
import { isReason, subjectOf } from "./subject.ts";
import { kindsOf, type Takes, takesOf } from "./takes.ts";

type About = Pick<Context, "isOfError">;

/** Compiles what writes a list: of the orders of its source those that it takes. */
export function compileList(schema: Schema, example: Json | undefined, context: Context, compile: Compile): Write {
  const takes = context.takes ?? takesOf(schema);
  const write = compileItem(schema.items ?? {}, example, context, compile);
  const leavesOut = kindsOf(schema)?.some((kind) => isUnclear(context.naming, kind));
  return ({ orders = [] }) => {
    let text = "[";
    for (const source of orders) {
      if (leavesOut && !source.isInside) continue;
      if (isTaken(takes, source)) text += text.length > 1 ? `,${write(source)}` : write(source);
    }
    return `${text}]`;
  };
}

/** Compiles what writes a map by a field of its orders: for each value a list, or the one order that has it. */
export function compileGroups(schema: Schema, example: Json | undefined, context: Context, compile: Compile): Write {
  const { "x-group-by": field, additionalProperties } = schema;
  const takes = context.takes ?? takesOf(schema);
  const values = typeof additionalProperties === "object" ? additionalProperties : {};
  const examples = Object.values(isObject(example) ? example : {});
  const ofLists = values.type === "array";
  const write = ofLists
    ? compile(values, examples[0], { ...context, takes })
    : compileItem(values, examples, context, compile);
  const read = readOf(`order.${field}`);
  return (source) => {
    const groups = new Map<string, Source[]>();
    for (const item of source.orders ?? []) {
      const key = isTaken(takes, item) ? readFrom(item, read) : undefined;
      // Of an order that is not known nobody knows the group.
      if (key === undefined) continue;
      const name = String(key);
      const group = groups.get(name);
      if (group) group.push(item);
      else groups.set(name, [item]);
    }
    const members = [...groups].map(([name, orders]) => {
      const text = write(ofLists ? { ...source, orders } : (orders[0] ?? source));
      return `${JSON.stringify(name)}:${text}`;
    });
    return `{${members.join(",")}}`;
  };
}

function isTaken({ canceled, failed }: Takes, { error }: Source): boolean {
  return error ? failed : canceled;
}

/** Compiles what writes an item, be it of an order that was canceled or one that was not. */
function compileItem(schema: Schema, example: Json | undefined, context: Context, compile: Compile): Write {
  const inner = { ...context, takes: undefined };
  return compileKinds(alternativesOf(schema) ?? [schema], (kind, about) => {
    const fitting = isList(example)
      ? example.filter((item) => isExampleOfError(kind, item) === about.isOfError)
      : example;
    return compile(kind, exampleLike(kind, fitting), { ...inner, ...about });
  });
}

/** Compiles the branch for each subject; what none is for goes by the first that is for orders. */
export function compileKinds(branches: readonly Schema[], compile: (branch: Schema, about: About) => Write): Write {
  const of = (...subjects: readonly string[]) => branches.find((branch) => subjects.includes(subjectOf(branch)));
  const [first = {}] = branches;
  const other = branches.find((branch) => !isReason(branch)) ?? first;
  const ofOrder = of("order") ?? other;
  const ofList = of("orderList") ?? other;
  const order = compile(ofOrder, { isOfError: false });
  const orderList = ofList === ofOrder ? order : compile(ofList, { isOfError: false });
  let error: Write | undefined;
  return (source) => {
    if (source.error) {
      error ??= compile(branches.find(isReason) ?? of("error") ?? first, { isOfError: true });
      return error(source);
    }
    return isObject(source.order) && isList(source.order.orders) ? orderList(source) : order(source);
  };
}
