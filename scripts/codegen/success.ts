import { isObject, type JsonObject, resolve, type Spec, SpecError } from "./spec.ts";

/** The schema of an operation's documented success; empty where it has no JSON. */
export function answerOf(spec: Spec, path: readonly string[], node: JsonObject): JsonObject {
  const [, { content }] = successOf(spec, path, node);
  const media = isObject(content) ? content["application/json"] : undefined;
  const schema = resolve(spec, isObject(media) ? (media.schema ?? null) : null);
  return isObject(schema) ? schema : {};
}

/** The documented success of an operation: its status and its response. */
export function successOf(spec: Spec, path: readonly string[], node: JsonObject): [number, JsonObject] {
  const responses = isObject(node.responses) ? node.responses : {};
  const status = Object.keys(responses).find((key) => /^2\d\d$/.test(key));
  const response = status === undefined ? undefined : resolve(spec, responses[status] ?? null);
  if (!isObject(response))
    throw new SpecError(spec, [...path, "responses"], "an operation needs a response with a status of 200 to 299");
  return [Number(status), response];
}
