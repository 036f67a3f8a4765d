import { isObject, type Json, type JsonObject } from "../spec.ts";

// OpenAPI 3.1's own fields, by object. Behind a colon stands what a field holds: one such object, `[]` a list, `{}` a map.
const fields = {
  root: "openapi info:info jsonSchemaDialect servers:server[] paths:pathItem{} webhooks components:components security tags:tag[] externalDocs:externalDocs",
  info: "title summary description termsOfService contact license version",
  server: "url description variables",
  tag: "name description externalDocs:externalDocs",
  externalDocs: "description url",
  components:
    "schemas:schema{} responses:response{} parameters:parameter{} examples requestBodies:requestBody{} headers:header{} securitySchemes:securityScheme{} links callbacks pathItems:pathItem{}",
  pathItem:
    "$ref summary description get:operation put:operation post:operation delete:operation options:operation head:operation patch:operation trace:operation servers:server[] parameters:parameter[]",
  operation:
    "tags summary description externalDocs:externalDocs operationId parameters:parameter[] requestBody:requestBody responses:response{} callbacks deprecated security servers:server[]",
  parameter:
    "$ref summary name in description required deprecated allowEmptyValue style explode allowReserved schema:schema example examples content:media{}",
  requestBody: "$ref summary description content:media{} required",
  response: "$ref summary description headers:header{} content:media{} links",
  header: "$ref summary description required deprecated style explode schema:schema example examples content:media{}",
  media: "schema:schema example examples encoding",
  securityScheme: "$ref summary type description name in scheme bearerFormat flows openIdConnectUrl",
  schema:
    "$schema $vocabulary $id $anchor $dynamicAnchor $ref $dynamicRef $comment $defs:schema{} allOf:schema[] anyOf:schema[] oneOf:schema[] not:schema if:schema then:schema else:schema dependentSchemas:schema{} prefixItems:schema[] items:schema contains:schema properties:schema{} patternProperties:schema{} additionalProperties:schema propertyNames:schema unevaluatedItems:schema unevaluatedProperties:schema type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired title description default deprecated readOnly writeOnly examples format contentEncoding contentMediaType contentSchema:schema discriminator xml externalDocs:externalDocs example",
} as const;

/** A kind of object of an OpenAPI document. */
export type Place = keyof typeof fields;

/** An object of a document, and where it stands. */
export interface Placed {
  readonly place: Place;
  readonly path: readonly string[];
  readonly node: JsonObject;
  /** Of a schema: whether it is part of no other one. */
  readonly isWhole: boolean;
}

/** The names of OpenAPI's own fields of a kind of object. */
export function fieldsAt(place: Place): readonly string[] {
  return Object.keys(children[place]);
}

/** Every object of a document whose fields are fixed, those around others first; examples and defaults are values. */
export function* placesIn(
  node: Json,
  place: Place = "root",
  path: readonly string[] = [],
  isWhole = true,
): Generator<Placed> {
  if (!isObject(node)) return;
  yield { place, path, node, isWhole };
  for (const [name, inside] of Object.entries(node)) {
    const [, kind, many] = /^(\w+)(.*)$/.exec(children[place][name] ?? "") ?? [];
    if (kind === undefined) continue;
    const isPart = place === "schema" && kind === "schema";
    const all = many
      ? Object.entries(typeof inside === "object" ? (inside ?? {}) : {})
      : [[undefined, inside] as const];
    for (const [key, each] of all) {
      yield* placesIn(each, kind as Place, key === undefined ? [...path, name] : [...path, name, key], !isPart);
    }
  }
}

const children = Object.fromEntries(
  Object.entries(fields).map(([place, names]) => [
    place,
    Object.fromEntries(
      names
        .split(" ")
        .map((each) => each.split(":") as [string, string?])
        .map(([name, kind = ""]) => [name, kind]),
    ),
  ]),
) as Readonly<Record<Place, Readonly<Record<string, string>>>>;
