import type { Api, StatedOutcome } from "../../src/operation.ts";
import { assertCodes, errorsOf, goneStatuses, isFor } from "./error-codes.ts";
import { fieldsOf, requiredOf } from "./sources.ts";
import { isObject, type Json, type JsonObject, type Spec, SpecError } from "./spec.ts";
import { assertReachable } from "./statuses.ts";
import { answerOf } from "./success.ts";
import type { SpecOperation } from "./table.ts";

/** Reads what all operations of a spec have in common. */
export function readApi(spec: Spec, operations: readonly SpecOperation[]): Api {
  const { servers, "x-statuses": statuses, "x-rate-limits": limits } = spec.root;
  const [server] = Array.isArray(servers) ? servers : [];
  if (!isObject(server) || typeof server.url !== "string") throw new SpecError(spec, ["servers"], "a server is needed");
  const errors = errorsOf(spec);
  const when = (...conditions: readonly string[]) => errors.filter((row) => isFor(row, ...conditions));
  assertCodes(spec, errors);
  assertReachable(spec, rowsOf(statuses) as unknown as Api["statuses"]);
  const clock = readClock(spec, operations);
  const timeErrors = when("timestampBehind", "timestampAhead");
  const statusesOf = timeErrors.flatMap(({ code, status }) => (code === undefined ? [Number(status)] : []));
  return {
    name: spec.name,
    server: server.url.replace(/\/$/, ""),
    statuses: rowsOf(statuses).map(({ meaning: _, ...row }) => row) as unknown as Api["statuses"],
    unknownCodes: codesOf(errors.filter((row) => row.outcome === ("unknown" satisfies StatedOutcome))),
    goneCodes: [...codesOf(when("orderUnknown")), ...goneStatuses(errors)],
    ...(timeErrors.length > 0 && {
      clock: { codes: codesOf(timeErrors), statuses: [...new Set(statusesOf)], ...clock },
    }),
    limits: readLimits(limits),
  };
}

/** What stands in a list of the spec's root. */
function rowsOf(list: Json | undefined): readonly JsonObject[] {
  return (Array.isArray(list) ? list : []).filter(isObject);
}

function codesOf(errors: readonly JsonObject[]): (number | string)[] {
  return [...new Set(errors.flatMap(({ code }) => (code === undefined ? [] : [code])))] as (number | string)[];
}

function readLimits(limits: Json | undefined): Api["limits"] {
  const rows = Object.entries(isObject(limits) ? limits : {}).map(([name, limit]) => {
    const { header, per, scope, ...rest } = isObject(limit) ? limit : {};
    const facts = {
      ...rest,
      ...(String(scope).includes("UID") && { byAccount: true }),
      ...(per === "operation" && { byOperation: true }),
      ...(header !== undefined && { header: String(header).toLowerCase() }),
    };
    return [name, facts];
  });
  return Object.fromEntries(rows) as Api["limits"];
}

/** Which operation tells the exchange's time; without one the `Date` of an answer has to do. */
function readClock(spec: Spec, operations: readonly SpecOperation[]): { operation?: string; field?: string } {
  const clock = spec.root["x-clock"];
  if (clock === undefined) return {};
  const { operation, field } = isObject(clock) ? clock : {};
  const found = operations.find((each) => each.operation.id === operation);
  if (!found || found.operation.security.length > 0 || typeof field !== "string") {
    throw new SpecError(
      spec,
      ["x-clock"],
      "`x-clock` needs an `operation` without security and a `field` of its answer",
    );
  }
  const answer = answerOf(spec, found.path, found.node);
  const schema = fieldsOf(spec, answer)[field];
  const isTime = typeof schema?.type === "string" && ["integer", "number", "string"].includes(schema.type);
  if (!isTime || !requiredOf(answer).includes(field)) {
    const text = `\`${field}\` is no number that the answer of ${found.operation.id} always has`;
    throw new SpecError(spec, ["x-clock", "field"], text);
  }
  return { operation: found.operation.id, field };
}
