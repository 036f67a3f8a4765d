import type { AskFacts, ParameterFacts, Target } from "../../src/facts.ts";
import type { Batch } from "../../src/operation.ts";
import { type Listed, readListed, whyUnlisted } from "./batch-asks.ts";
import { idField, isIdThere } from "./batch-ids.ts";
import { errorsOf, isPlain, type Kinds, readKinds, surestOf, tellingIn } from "./batch-kinds.ts";
import { type AnswerList, listsIn, namesOf } from "./batch-lists.ts";
import { isUntold, roundedIn, trustIn } from "./batch-trust.ts";
import { placesWithin } from "./batch-within.ts";
import { saidWhenCanceled } from "./canceled.ts";
import { sourceOf } from "./sources.ts";
import { isObject, type JsonObject, type Spec } from "./spec.ts";
import { isMany } from "./target.ts";

/** How an operation lists orders, and how its answer tells of each of them. */
export interface BatchFacts {
  readonly batch: Batch;
  readonly asks?: Readonly<Record<string, AskFacts>>;
  /** How the items of its answer stand, the orders first. */
  readonly lists: readonly AnswerList[];
  /** What narrows each order by itself, to the order's field. */
  readonly inside: Readonly<Record<string, string>>;
  /** What is taken on trust, or left out; each continues the operation's name. */
  readonly doubts: readonly string[];
}

/**
 * Reads how the answer of an operation tells of each order, for operations that cancel orders by lists of their ids; why
 * it does not where it cannot be told.
 *
 * The answer is a list, has one somewhere inside, or one of orders and one of reasons; maps of lists or of items may stand
 * for lists. Items are orders, their ids alone, or reasons why one was not canceled: those with fields that have
 * `x-value: error.…`. All lists that tell something count, however deep; only where they contradict each other those of
 * one depth do, the outermost that can be told.
 */
export function readBatch(
  spec: Spec,
  target: Target | undefined,
  parameters: readonly ParameterFacts[],
  success: JsonObject,
): BatchFacts | string | undefined {
  if (target?.effect !== "cancel" || target.select !== "list") return undefined;
  const many = parameters.filter(({ name, value }) => Object.hasOwn(target.by, name) && isMany(value));
  const listed = many.flatMap((each) => readListed(each, target.by[each.name] as string) ?? []);
  const unread = many.find(({ name }) => !listed.some((each) => each.name === name));
  if (unread) return whyUnlisted(unread, target.by[unread.name] as string);
  const content = isObject(success.content) ? success.content["application/json"] : undefined;
  const all = listsIn(spec, isObject(content) ? (content.schema ?? null) : null);
  const tells = readKinds(spec, listed);
  const telling = tellingIn(tells, all);
  const depths = [...new Set(telling.map(({ path }) => path.length))];
  const choices = [telling, ...depths.map((depth) => telling.filter(({ path }) => path.length === depth))];
  const [together, ...apart] = choices.map((lists) => readLists(spec, target, listed, tells, lists));
  const facts = [together, ...apart].find((each) => typeof each === "object");
  const rounded = roundedIn(spec, listed, facts?.lists ?? all);
  if (!facts) return rounded[0] ? `its answer ${rounded[0]}` : together;
  const isLeft = (each: AnswerList) => !facts.lists.includes(each);
  const left = telling.filter(isLeft);
  // Of lists that do not say themselves what was canceled none is enough alone: another one may name orders that were not.
  if (typeof together === "string" && isUntold(facts.batch) && surestOf(telling, tells).some(isLeft)) return together;
  return {
    ...facts,
    doubts: [
      ...(left.length > 0 ? [`goes by ${namesOf(facts.lists)} alone, and leaves out ${namesOf(left)}`] : []),
      ...rounded.map((each) => `has an answer that ${each}`),
      ...facts.doubts,
      ...trustIn(facts),
    ],
  };
}

function readLists(
  spec: Spec,
  target: Target,
  listed: readonly Listed[],
  tells: Kinds,
  all: readonly AnswerList[],
): BatchFacts | string {
  const { saysWhy, saysWhich } = tells;
  const lists = surestOf(all, tells);
  const kinds = lists.flatMap(({ kinds }) => kinds);
  const [order, ...others] = kinds.length === 1 ? kinds : kinds.filter((schema) => !saysWhy(schema));
  const [apart] = lists.filter(({ kinds }) => kinds.every(saysWhy));
  const ofOrders = lists.length === 1 ? lists : lists.filter((list) => list !== apart);
  const [orders, more] = ofOrders;
  if (!order || !orders) return "its answer has no list of orders or ids (`x-value: order.…` says it of plain values)";
  if (more && ofOrders.every(({ kinds }) => kinds.every(isPlain)))
    return `nothing tells which of ${namesOf(ofOrders)} has the ids of canceled orders: say it by \`x-value: order.…\``;
  // Ids may be texts or numbers.
  const isAlone = (schema: JsonObject) => isPlain(schema) && saysWhich(schema);
  if (more || others.some((each) => !isAlone(order) || !isAlone(each)))
    return "its answer has several kinds of items that are no reasons, those with `x-value: error.…`";

  const has = isObject(order.properties) ? order.properties : {};
  // A field that an order has for something else does not tell reasons.
  const telling = (schema: JsonObject) =>
    errorsOf(spec, schema).filter(
      ([name]) => has[name] === undefined || sourceOf(spec, order, name).startsWith("error."),
    );
  const failure = kinds.flatMap((schema) => {
    const errors = telling(schema);
    const codes = errors.filter(([, source]) => source === "error.code");
    return (codes.length > 0 ? codes : errors).map(([name]) => name);
  });
  if (failure.length === 0 && kinds.some(saysWhy)) return "its reasons have the fields of its orders";

  const named = listed.map((each) => [each, idField(spec, order, each)] as const);
  const known = named.filter(([, field]) => field !== undefined);
  if (known.length === 0) return "the items of its answer do not name their orders by an id that is asked for";
  if (isPlain(order) && known.length > 1) return "its answer has ids that may be of several parameters";
  /** Reasons may have the id in another field, unless that is one of orders for something else. */
  const fieldsOf = (each: Listed, field: string | undefined) => {
    const others = kinds
      .filter((schema) => schema !== order)
      .map((schema) => idField(spec, schema, each))
      .filter((name) => name && has[name] === undefined);
    return [...new Set([field, ...others])].filter((name) => name !== undefined);
  };
  const by = named.map(([each, field]) => [each, fieldsOf(each, field)] as const);
  for (const [each, fields] of by) {
    const unclear = fields.find((name) => name && kinds.some((schema) => !isIdThere(spec, schema, name, each)));
    if (unclear) return `its items do not all have the order's ${each.field} in \`${unclear}\`, exactly`;
  }

  const together = apart && apart !== orders ? [orders, apart] : [orders];
  const inside: BatchFacts["inside"] = Object.assign({}, ...listed.map((each) => each.inside));
  const asks = listed.flatMap(({ name, ask }) => (ask ? [[name, ask] as const] : []));
  const none = kinds.flatMap((schema) => telling(schema).filter(([name]) => has[name] === undefined));
  const isNameless = apart !== undefined && apart !== orders && !apart.kinds.some(saysWhich);
  return {
    batch: {
      by: Object.fromEntries(by.map(([each, fields]) => [each.name, fields])),
      within: placesWithin(spec, { ...target.within, ...inside }, order, together),
      failure: [...new Set(failure)],
      canceled: {
        ...Object.fromEntries(none.map(([name]) => [name, [""]])),
        ...saidWhenCanceled(spec, target, order),
      },
    },
    ...(asks.length > 0 && { asks: Object.fromEntries(asks) }),
    lists: together,
    inside,
    doubts: isNameless
      ? [
          `has reasons in ${namesOf([apart])} that name no order: where it is in doubt whose they are, ids are \`unanswered\``,
        ]
      : [],
  };
}
