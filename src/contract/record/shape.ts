import { alternativesOf, type DocumentedOperation, type Schema } from "../../testing/document.ts";
import type { MockOperation } from "../../testing/mock-operation.ts";
import { subjectOf } from "../../testing/subject.ts";
import { Extremes } from "./extremes.ts";
import type { GivenAnswer } from "./given-answer.ts";
import { branchOf, isCode, type Relied, relyOn, relyOnAll } from "./relied.ts";
import type { SentRequest } from "./sent-request.ts";

/** Requests of the same parameters that got the same kind of answer, taken together. */
export interface Shape {
  readonly operation: MockOperation;
  readonly documented: DocumentedOperation;
  readonly text: string;
  readonly isMalformed: boolean;
  readonly requests: Extremes<SentRequest>;
  /** The status that the consumer got; `undefined` if no answer reached it. */
  readonly status: number | undefined;
  /** The exchange's error code. */
  readonly code: string | number | undefined;
  /** What is documented of the answers, as far as they had it. */
  readonly all: Relied | undefined;
  /** What was read of those that passed through `recordReads`. */
  readonly read: Relied | undefined;
  answers: number;
  /** How many answers passed through `recordReads`. */
  recorded: number;
}

/** What tells shapes apart. */
export function shapeText(sent: SentRequest, answer: GivenAnswer | undefined): string {
  const parts = answer ? [answer.status, codeOf(answer), branchesOf(answer)] : ["unanswered"];
  const kind = parts.filter((part) => part !== undefined && part !== "").join(" ");
  return `${sent.isMalformed ? "malformed " : ""}${sent.shape} -> ${kind}`;
}

/** Starts a shape. */
export function createShape(
  operation: MockOperation,
  documented: DocumentedOperation,
  sent: SentRequest,
  answer: GivenAnswer | undefined,
): Shape {
  const { schema } = answer ?? {};
  return {
    operation,
    documented,
    text: shapeText(sent, answer),
    isMalformed: sent.isMalformed,
    requests: new Extremes(),
    status: answer?.status,
    code: answer && codeOf(answer),
    all: schema && relyOn(schema),
    read: schema && relyOn(schema),
    answers: 0,
    recorded: 0,
  };
}

/** Adds a request with its answer to its shape. */
export function addTo(shape: Shape, sent: SentRequest, answer: GivenAnswer | undefined): void {
  shape.requests.add(sent, sent.parts);
  if (shape.all && answer) relyOnAll(shape.all, answer.body);
}

/** The exchange's code, if the answer is an error. */
function codeOf({ status, schema, body }: GivenAnswer): string | number | undefined {
  if (status < 400 || !schema || typeof body !== "object" || body === null) return undefined;
  const [, code] = Object.entries(body).find(([name]) => isCode(schema.properties?.[name] ?? {})) ?? [];
  return code;
}

/** Which of several documented schemas an answer is of, of lists those of the items. */
function branchesOf({ schema, body }: GivenAnswer): string {
  return schema ? branchesAt(schema, body) : "";
}

function branchesAt(schema: Schema, value: unknown): string {
  const { properties = {}, items } = schema;
  const alternatives = alternativesOf(schema);
  if (alternatives) {
    const index = branchOf(alternatives, value);
    return `${index}${branchesAt(alternatives[index] ?? {}, value)}`;
  }
  if (Array.isArray(value)) {
    const kinds = items ? new Set(value.map((item) => branchesAt(items, item))) : new Set<string>();
    const text = [...kinds].sort().join("|");
    return text && `[${text}]`;
  }
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .filter(([name]) => Object.hasOwn(properties, name))
    .map(([name, item]) => branchesAt(properties[name] ?? {}, item))
    .join("");
}

/** What the items of an answer's lists tell of, where that can be several things. */
export function subjectsOf({ all }: Shape): ReadonlySet<"order" | "orderList" | "error"> {
  const lists = all ? [all, ...all.fields.values()].flatMap(({ items }) => items ?? []) : [];
  return new Set(lists.flatMap(({ branches }) => [...branches.values()]).map(({ schema }) => subjectOf(schema)));
}
