import { type Dependency, parametersOf } from "../../src/dependency.ts";
import type { OperationFacts, ParameterFacts } from "../../src/facts.ts";
import { type DependencySyntaxError, parseDependency } from "../../src/idl.ts";
import type { Operation } from "../../src/operation.ts";
import { readBatch } from "./batch.ts";
import type { AnswerList } from "./batch-lists.ts";
import { readBody, readParameter } from "./parameter.ts";
import { assertDistinctPaths } from "./paths.ts";
import { isObject, type Json, type JsonObject, resolve, type Spec, SpecError } from "./spec.ts";
import { readStates } from "./states.ts";
import { successOf } from "./success.ts";
import { readTarget, withNames } from "./target.ts";
import { readWeight } from "./weight.ts";

// What a client has beside its operations, and what would make it a promise.
const taken = ["client", "close", "then"];

const methods = ["get", "post", "put", "delete", "patch"] as const;

/** An operation with its place in the spec. */
export interface SpecOperation {
  readonly spec: Spec;
  readonly path: readonly string[];
  readonly node: JsonObject;
  readonly operation: OperationFacts;
}

/** Reads every operation of a spec. */
export function readOperations(spec: Spec): readonly SpecOperation[] {
  const operations: SpecOperation[] = [];
  const paths = isObject(spec.root.paths) ? spec.root.paths : {};
  for (const [template, item] of Object.entries(paths)) {
    for (const method of methods) {
      const node = isObject(item) ? item[method] : undefined;
      if (!isObject(node)) continue;
      const path = ["paths", template, method];
      const shared = isObject(item) && Array.isArray(item.parameters) ? item.parameters : [];
      operations.push({ spec, path, node, operation: readOperation(spec, path, template, method, node, shared) });
    }
  }
  const seen = new Set<string>();
  for (const { path, operation } of operations) {
    if (seen.has(operation.id)) {
      throw new SpecError(spec, [...path, "operationId"], `\`operationId\` ${operation.id} is used twice`);
    }
    seen.add(operation.id);
  }
  assertDistinctPaths(operations);
  return operations;
}

function readOperation(
  spec: Spec,
  path: readonly string[],
  template: string,
  method: (typeof methods)[number],
  node: JsonObject,
  shared: readonly Json[],
): OperationFacts {
  const id = node.operationId;
  if (typeof id !== "string" || !/^[a-z][A-Za-z0-9]*$/.test(id) || taken.includes(id)) {
    const rule = `an operation needs an \`operationId\` in camelCase, none of ${taken.join(", ")}`;
    throw new SpecError(spec, [...path, "operationId"], rule);
  }
  const read = (list: readonly Json[], from: readonly string[]) =>
    list.map((item, index) => readParameter(spec, [...from, "parameters", String(index)], item));
  const parameters = [...read(shared, path.slice(0, -1)), ...read(listAt(spec, path, node, "parameters"), path)];
  const body = readBody(spec, [...path, "requestBody"], resolve(spec, node.requestBody ?? null));
  parameters.push(...body.parameters);
  for (const [index, { name }] of parameters.entries()) {
    if (parameters.findIndex((other) => other.name === name) < index) {
      throw new SpecError(spec, path, `two parameters are called \`${name}\``);
    }
  }
  for (const name of template.match(/(?<=\{)[^{}]+(?=\})/g) ?? []) {
    if (!parameters.some((parameter) => parameter.name === name && parameter.in === "path")) {
      throw new SpecError(spec, path, `the path parameter \`${name}\` is not described`);
    }
  }
  const target = readTarget(spec, path, node, parameters);
  const states = readStates(spec, path, node);
  const [status, success] = successOf(spec, path, node);
  const batch = readBatch(spec, target, parameters, success);
  return {
    id,
    method: method.toUpperCase() as Operation["method"],
    path: template,
    security: readSecurity(node.security ?? spec.root.security),
    parameters: withNames(parameters, target),
    dependencies: readDependencies(spec, path, node, parameters),
    ...(body.kind && { body: body.kind }),
    weight: readWeight(spec, path, node),
    ...(target && { target }),
    ...(typeof batch === "object" && {
      batch: batch.batch,
      ...(batch.asks && { asks: batch.asks }),
      ...(!isWhole(batch.lists) && { lists: batch.lists.map((each) => each.path) }),
    }),
    ...(states && { states }),
    status,
  };
}

/** Whether an answer is a list itself. */
function isWhole([list, ...others]: readonly AnswerList[]): boolean {
  return list?.form === "list" && list.path.length + others.length === 0;
}

/** A list, or nothing; what else stands there would go unread. */
function listAt(spec: Spec, path: readonly string[], node: JsonObject, key: string): readonly Json[] {
  const list = node[key] ?? [];
  if (!Array.isArray(list)) throw new SpecError(spec, [...path, key], `\`${key}\` is a list`);
  return list;
}

function readSecurity(security: Json | undefined): readonly string[] {
  const [first] = Array.isArray(security) ? security : [];
  return isObject(first) ? Object.keys(first) : [];
}

function readDependencies(
  spec: Spec,
  path: readonly string[],
  node: JsonObject,
  parameters: readonly ParameterFacts[],
): readonly Dependency[] {
  return listAt(spec, path, node, "x-dependencies").map((text, index) => {
    const place = [...path, "x-dependencies", String(index)];
    let dependency: Dependency;
    try {
      dependency = parseDependency(String(text));
    } catch (error) {
      throw new SpecError(spec, place, (error as DependencySyntaxError).message);
    }
    for (const name of parametersOf(dependency)) {
      if (!parameters.some((parameter) => parameter.name === name && !parameter.filled)) {
        throw new SpecError(spec, place, `\`${String(text)}\` names \`${name}\`, which is no parameter to be given`);
      }
    }
    return dependency;
  });
}
