import type { Api, StatedOutcome } from "../../src/operation.ts";
import { fieldsOf, requiredOf } from "./sources.ts";
import { isObject, type Json, type JsonObject, type Spec, SpecError } from "./spec.ts";
import { assertReachable } from "./statuses.ts";
import { answerOf } from "./success.ts";
import type { SpecOperation } from "./table.ts";

/** Reads what all operations of a spec have in common. */
export function readApi(spec: Spec, operations: readonly SpecOperation[]): Api {
  const { servers, "x-statuses": statuses, "x-errors": errors, "x-rate-limits": limits } = spec.root;
  const [server] = Array.isArray(servers) ? servers : [];
  if (!isObject(server) || typeof server.url !== "string") throw new SpecError(spec, ["servers"], "a server is needed");
  const rows = (list: Json | undefined) => (Array.isArray(list) ? list : []).filter(isObject);
  const when = (...conditions: readonly string[]) =>
    rows(errors).filter((row) => [row.when].flat().some((condition) => conditions.includes(String(condition))));
  const codesOf = (list: readonly JsonObject[]) =>
    [...new Set(list.flatMap(({ code }) => (code === undefined ? [] : [code])))] as (number | string)[];
  assertReachable(spec, rows(statuses) as unknown as Api["statuses"]);
  const clock = readClock(spec, operations);
  const timeErrors = when("timestampBehind", "timestampAhead");
  const statusesOf = timeErrors.flatMap(({ code, status }) => (code === undefined ? [Number(status)] : []));
  return {
    name: spec.name,
    server: server.url.replace(/\/$/, ""),
    statuses: rows(statuses).map(({ meaning: _, ...row }) => row) as unknown as Api["statuses"],
    unknownCodes: codesOf(rows(errors).filter((row) => row.outcome === ("unknown" satisfies StatedOutcome))),
    goneCodes: codesOf(when("orderUnknown")),
    ...(timeErrors.length > 0 && {
      clock: { codes: codesOf(timeErrors), statuses: [...new Set(statusesOf)], ...clock },
    }),
    limits: readLimits(limits),
  };
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
