import { createHash } from "node:crypto";
import type {
  ContractInteraction,
  ContractMatcher,
  ContractRequest,
  ContractRules,
  InteractionNotes,
} from "../contract.ts";
import { pathPattern } from "./path.ts";
import { providerStates } from "./provider-state.ts";
import type { SentRequest } from "./sent-request.ts";
import type { Shape } from "./shape.ts";
import { writeResponse } from "./write-response.ts";

/** Writes a shape as an interaction. */
export function writeInteraction(shape: Shape): ContractInteraction | undefined {
  const { operation, isMalformed, status, text } = shape;
  const [first, ...others] = shape.requests.list();
  if (!first) return undefined;
  const { response, fields } = writeResponse(shape);
  const notes: InteractionNotes = {
    operation: operation.operation.id,
    ...(isMalformed && { isMalformed }),
    ...(status === undefined && { isUnanswered: true }),
    ...(isNamed(shape) && { isNamedStatus: true }),
    ...(others.length > 0 && { requests: others.map(({ request }) => partsOf(request)) }),
    ...(Object.keys(fields).length > 0 && { fields }),
  };
  return {
    type: "Synchronous/HTTP",
    key: createHash("sha256").update(`${operation.api} ${text}`).digest("hex").slice(0, 16),
    description: text,
    // A verifier waits for an answer; a pending interaction fails no build.
    pending: status === undefined,
    providerStates: providerStates(shape, first),
    request: { ...first.request, ...rulesOf(shape, first) },
    response,
    comments: { cancelkit: notes },
  };
}

function isNamed({ operation, status }: Shape): boolean {
  const { "x-errors": errors = [], "x-statuses": statuses = [] } = operation.documented;
  return [...errors, ...statuses].some((each) => each.status === status);
}

/** What requests of one shape may differ in. */
function partsOf({ path, query, headers, body }: ContractRequest): Partial<ContractRequest> {
  return { path, ...(query && { query }), ...(headers && { headers }), ...(body && { body }) };
}

/** Any request of this shape is as good, so that a stub made of the contract answers it too. */
function rulesOf(
  { operation }: Shape,
  { request }: SentRequest,
): { readonly matchingRules?: NonNullable<ContractRequest["matchingRules"]> } {
  const pattern = pathPattern(operation.operation.path);
  const query = Object.keys(request.query ?? {}).flatMap((name): [string, ContractRules[string]][] => {
    const { schema = {} } = operation.parameters.get(name) ?? {};
    if (schema.enum || schema.type === "boolean") return [];
    const isNumber = schema.type === "integer" || (schema.type === "string" && schema.format === "int64");
    return [[name, all(isNumber ? { match: "regex", regex: "^-?\\d+$" } : { match: "type" })]];
  });
  const rules = {
    ...(pattern !== undefined && { path: all({ match: "regex", regex: pattern }) }),
    ...(query.length > 0 && { query: Object.fromEntries(query) }),
    ...(request.body?.contentType === "application/json" && { body: { $: all({ match: "type" }) } }),
  };
  return Object.keys(rules).length > 0 ? { matchingRules: rules } : {};
}

function all(matcher: ContractMatcher): ContractRules[string] {
  return { combine: "AND", matchers: [matcher] };
}
