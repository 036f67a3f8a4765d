import type { Target } from "../../facts.ts";
import type { ContractInteraction, ContractValue } from "../contract.ts";
import { hasCode } from "../error-codes.ts";
import type { SentRequest } from "./sent-request.ts";
import { type Shape, subjectsOf } from "./shape.ts";

type State = ContractInteraction["providerStates"][number];

/** What the provider has to have, or how it has to be, for the answer to be this one. */
export function providerStates(shape: Shape, sent: SentRequest): readonly State[] {
  const { operation, status, code } = shape;
  if (status === undefined) {
    const lost = {
      name: "no answer reaches the consumer",
      params: { api: operation.api, operation: operation.operation.id },
    };
    return [...(shape.isMalformed ? [] : openStates(shape, sent)), lost];
  }
  if (status < 400) return openStates(shape, sent);
  // A code that only a mock exchange made up is none to ask for.
  const { "x-errors": errors = [], "x-statuses": statuses = [] } = operation.documented;
  const isDocumented = hasCode([...errors, ...statuses], status, code);
  return [{ name: refusalName(shape), params: { status, ...(code !== undefined && isDocumented && { code }) } }];
}

/** The orders that have to be there. */
function openStates(shape: Shape, sent: SentRequest): readonly State[] {
  const { operation } = shape;
  const { target } = operation.operation;
  if (!target) return [];
  const named = Object.entries({ ...target.by, ...target.within }).flatMap(
    ([parameter, field]): [string, ContractValue][] => {
      const value = sent.parts[parameter];
      return value === undefined
        ? []
        : [[field, target.select === "list" && parameter in target.by ? read(value) : value]];
    },
  );
  return [{ name: successName(shape, target), params: { api: operation.api, ...Object.fromEntries(named) } }];
}

/** What has to be there, in words. */
function successName(shape: Shape, { item, select }: Target): string {
  const subjects = subjectsOf(shape);
  const what = item === "orderList" || (item === "any" && subjects.has("orderList")) ? "order list" : "order";
  if (select === "one") return `an ${what} is there`;
  if (select === "all")
    return subjects.has("order") && what === "order list" ? "orders and order lists are open" : `${what}s are open`;
  if (!subjects.has("error")) return `${what}s are there`;
  return subjects.size > 1 ? `some of the ${what}s are there` : `no such ${what}s are there`;
}

/** What the documents call the error. */
function refusalName({ operation, status, code }: Shape): string {
  const errors = operation.documented["x-errors"] ?? [];
  const found = errors.find((each) => each.status === status && each.code === code) as { name?: string } | undefined;
  return found?.name === undefined ? "the exchange refuses" : `the exchange refuses with ${found.name}`;
}

function read(text: string): ContractValue {
  try {
    const value = JSON.parse(text) as ContractValue;
    // As text, since an order is opened by exact ids.
    return Array.isArray(value) ? value.map((item) => (typeof item === "number" ? String(item) : item)) : value;
  } catch {
    return text;
  }
}
