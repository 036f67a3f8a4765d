import { compileDependency } from "../../src/dependency.ts";
import { CancelkitError, ParameterError, ResponseError } from "../../src/errors.ts";
import type { DrawnCall } from "./draw-call.ts";
import { isMeant, readReceived } from "./received.ts";
import type { Sent, Subject } from "./subjects.ts";
import { fitsPlace, isAllowed } from "./values.ts";

/** How a call ended. */
export type Ended = { readonly data: unknown } | { readonly error: unknown };

/** What a call must not do; undefined if all is well. */
export function findFault(subject: Subject, call: DrawnCall, sent: readonly Sent[], ended: Ended): string | undefined {
  const [request, ...others] = sent;
  if (others.length > 0) return `${sent.length} requests were sent`;
  const meant = effective(subject, call);
  if (!request) return findFaultOfRefusal(call, meant, ended);
  if (call.failure) return "sent although a getter threw";
  return findFaultOfRequest(subject, call, meant, request) ?? findFaultOfEnd(subject, call, request, ended);
}

/** All parameters as they should arrive: options stand in for those that were not given, the nearest first. */
function effective({ meantByClient }: Subject, { operation, meant, meantByOptions }: DrawnCall): Map<string, unknown> {
  const all = new Map(meant);
  for (const options of [meantByOptions, meantByClient]) {
    for (const [name, value] of options) {
      const taken = operation.parameters.some((parameter) => parameter.option && parameter.name === name);
      if (taken && !all.has(name)) all.set(name, value);
    }
  }
  return all;
}

function findFaultOfRefusal(call: DrawnCall, meant: ReadonlyMap<string, unknown>, ended: Ended): string | undefined {
  if (!("error" in ended)) return "succeeded although nothing was sent";
  const { error } = ended;
  if (error === call.failure && error !== undefined) return undefined;
  if (!(error instanceof ParameterError) || error.outcome !== "not-sent") return `refused with ${String(error)}`;
  return !call.failure && isRight(call, meant) ? `refused although it keeps the rules: ${error.message}` : undefined;
}

/** Whether a set keeps all rules of the table. */
function isRight({ operation, isSet }: DrawnCall, meant: ReadonlyMap<string, unknown>): boolean {
  const given = operation.parameters.filter(({ filled }) => !filled);
  return (
    isSet &&
    given.every((parameter) => {
      const value = meant.get(parameter.name);
      if (value === undefined) return !parameter.required;
      return isAllowed(parameter.value, value) && fitsPlace(parameter, value);
    }) &&
    operation.dependencies.every((dependency) => compileDependency(dependency)(Object.fromEntries(meant)))
  );
}

function findFaultOfRequest(
  { document }: Subject,
  { operation, way }: DrawnCall,
  meant: ReadonlyMap<string, unknown>,
  { url, request }: Sent,
): string | undefined {
  if (new URL(url).href !== url) return `a URL parser changes ${url}`;
  if (request.method !== operation.method) return `${request.method} instead of ${operation.method}`;
  const schemes = Object.values(document.components?.securitySchemes ?? {});
  const received = readReceived(
    operation,
    request,
    schemes.flatMap(({ in: place, name = "" }) => (place === "query" ? [name] : [])),
  );
  const names = (map: ReadonlyMap<string, unknown>) => JSON.stringify([...map.keys()].sort());
  if (names(received) !== names(meant)) return `received ${names(received)} instead of ${names(meant)} (${way})`;
  for (const [name, value] of received) {
    const parameter = operation.parameters.find((each) => each.name === name);
    if (!parameter || !isMeant(parameter, value, meant.get(name)))
      return `received ${name} as ${JSON.stringify(value, bigints)}`;
  }
  return undefined;
}

/** Conditions that the mock exchange finds only in requests that it has verified and understood. */
const understood: readonly unknown[] = ["orderUnknown", "orderAbsent", "orderMismatch"];

function findFaultOfEnd(
  { document, readCode }: Subject,
  { operation, way }: DrawnCall,
  { answer }: Sent,
  ended: Ended,
): string | undefined {
  const succeeded = answer.status === operation.status;
  if (!succeeded) {
    const code = readCode(JSON.parse(answer.body));
    const rows = (document["x-errors"] ?? []).filter((row) => row.code === code);
    const verified = rows.some(({ when = [] }) => [when].flat().some((condition) => understood.includes(condition)));
    if (!verified) return `the mock exchange refuses it: ${answer.status} ${answer.body}`;
  }
  if ("error" in ended) {
    const { error } = ended;
    if (succeeded)
      return `failed although it was answered: ${error instanceof CancelkitError ? error.code : String(error)}`;
    return error instanceof ResponseError && error.outcome === "rejected" ? undefined : `failed with ${String(error)}`;
  }
  return succeeded || way === "client" ? undefined : "succeeded although it was refused";
}

function bigints(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}
